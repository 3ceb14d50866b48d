/** Broken on purpose, for the rules to find. */
@NullMarked
package de.smartregion.sample.hen.chick;

import org.jspecify.annotations.NullMarked;
