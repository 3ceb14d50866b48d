/** What is promised about gatherings. */
@NullMarked
package de.smartregion.events.gathering;

import org.jspecify.annotations.NullMarked;
