/** Broken on purpose, for the rules to find. */
@NullMarked
package de.smartregion.sample.util;

import org.jspecify.annotations.NullMarked;
