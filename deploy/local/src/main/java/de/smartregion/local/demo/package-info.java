/** Gatherings to look at, told through the public API. */
@NullMarked
package de.smartregion.local.demo;

import org.jspecify.annotations.NullMarked;
