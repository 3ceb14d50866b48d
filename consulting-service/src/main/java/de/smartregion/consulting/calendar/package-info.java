/** The days on which consultants are booked, and when they are free. */
@NullMarked
package de.smartregion.consulting.calendar;

import org.jspecify.annotations.NullMarked;
