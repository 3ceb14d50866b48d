/** The official keys of Hessen, for every feature; depends on none. */
@NullMarked
package de.smartregion.consulting.region;

import org.jspecify.annotations.NullMarked;
