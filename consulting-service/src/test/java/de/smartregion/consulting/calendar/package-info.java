@NullMarked
package de.smartregion.consulting.calendar;

import org.jspecify.annotations.NullMarked;
