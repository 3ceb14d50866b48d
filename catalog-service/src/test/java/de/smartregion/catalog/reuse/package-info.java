@NullMarked
package de.smartregion.catalog.reuse;

import org.jspecify.annotations.NullMarked;
