/**
 * Gatherings: drafted, published, changed, cancelled and held by the office's staff; read by
 * everybody.
 */
@NullMarked
package de.smartregion.events.gathering;

import org.jspecify.annotations.NullMarked;
