/** The official keys of Hessen, for every feature; depends on none. */
@NullMarked
package de.smartregion.catalog.region;

import org.jspecify.annotations.NullMarked;
