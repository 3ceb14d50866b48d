/** What the regional forums came to: recorded by the office's staff, read by everybody. */
@NullMarked
package de.smartregion.events.finding;

import org.jspecify.annotations.NullMarked;
