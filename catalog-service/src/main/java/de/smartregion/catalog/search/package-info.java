/**
 * Finding projects: an index of its own per instance, built from what is published and kept up by
 * what is told; it keeps nothing that could not be built again.
 */
@NullMarked
package de.smartregion.catalog.search;

import org.jspecify.annotations.NullMarked;
