/** Broken on purpose, for the rules to find. */
@NullMarked
package de.smartregion.sample.egg;

import org.jspecify.annotations.NullMarked;
