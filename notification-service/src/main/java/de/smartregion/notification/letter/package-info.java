/** Letters: who is told what, in whose language, and with which calendar entry. */
@NullMarked
package de.smartregion.notification.letter;

import org.jspecify.annotations.NullMarked;
