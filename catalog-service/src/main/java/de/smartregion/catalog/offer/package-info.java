/** What the office offers to municipalities, and with whom: written by staff, read by everybody. */
@NullMarked
package de.smartregion.catalog.offer;

import org.jspecify.annotations.NullMarked;
