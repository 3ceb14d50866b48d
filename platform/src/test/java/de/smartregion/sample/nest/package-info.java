/** Broken on purpose, for the rules to find. */
@NullMarked
package de.smartregion.sample.nest;

import org.jspecify.annotations.NullMarked;
