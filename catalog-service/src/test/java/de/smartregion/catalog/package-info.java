@NullMarked
package de.smartregion.catalog;

import org.jspecify.annotations.NullMarked;
