/** Broken on purpose, for the rules to find. */
@NullMarked
package de.smartregion.sample.diary;

import org.jspecify.annotations.NullMarked;
