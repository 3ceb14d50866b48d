@NullMarked
package de.smartregion.catalog.search;

import org.jspecify.annotations.NullMarked;
