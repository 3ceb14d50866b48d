@NullMarked
package de.smartregion.catalog.markdown;

import org.jspecify.annotations.NullMarked;
