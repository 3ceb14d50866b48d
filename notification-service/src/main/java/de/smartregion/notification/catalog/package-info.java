/**
 * The catalogue's letters: to those who hand projects in, who answer for them, and to the staff.
 */
@NullMarked
package de.smartregion.notification.catalog;

import org.jspecify.annotations.NullMarked;
