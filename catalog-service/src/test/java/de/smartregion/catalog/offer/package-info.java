@NullMarked
package de.smartregion.catalog.offer;

import org.jspecify.annotations.NullMarked;
