/** When consultants are busy elsewhere, as their own calendars say. */
@NullMarked
package de.smartregion.consulting.busy;

import org.jspecify.annotations.NullMarked;
