/** What is true of a date in Hessen, whoever works on it. */
@NullMarked
package de.smartregion.consulting.almanac;

import org.jspecify.annotations.NullMarked;
