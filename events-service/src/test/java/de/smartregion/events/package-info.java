/** What the events service promises as a whole. */
@NullMarked
package de.smartregion.events;

import org.jspecify.annotations.NullMarked;
