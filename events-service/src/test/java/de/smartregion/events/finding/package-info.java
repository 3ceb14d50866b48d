/** What is promised about findings. */
@NullMarked
package de.smartregion.events.finding;

import org.jspecify.annotations.NullMarked;
