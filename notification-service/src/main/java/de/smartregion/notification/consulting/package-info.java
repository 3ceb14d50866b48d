/**
 * The letters about consultations: to the municipality that asks, the consultant who comes, and the
 * staff.
 */
@NullMarked
package de.smartregion.notification.consulting;

import org.jspecify.annotations.NullMarked;
