/** Consultants, their modules, and the days on which they are booked. */
@NullMarked
package de.smartregion.consulting.calendar;

import org.jspecify.annotations.NullMarked;
