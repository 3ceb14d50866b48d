/** The events service: what brings people together. */
@NullMarked
package de.smartregion.events;

import org.jspecify.annotations.NullMarked;
