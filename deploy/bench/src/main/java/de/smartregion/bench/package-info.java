/** Measures the running system and prints ratios to what the same machine can do at that moment. */
@NullMarked
package de.smartregion.bench;

import org.jspecify.annotations.NullMarked;
