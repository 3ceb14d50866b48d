/** A consultant's appointments at a secret address, for calendars. */
@NullMarked
package de.smartregion.consulting.feed;

import org.jspecify.annotations.NullMarked;
