@NullMarked
package de.smartregion.catalog.region;

import org.jspecify.annotations.NullMarked;
