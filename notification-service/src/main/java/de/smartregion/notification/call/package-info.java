/**
 * Calls of other systems: each is told that something happened, signed, until it has answered or
 * three days are over.
 */
@NullMarked
package de.smartregion.notification.call;

import org.jspecify.annotations.NullMarked;
