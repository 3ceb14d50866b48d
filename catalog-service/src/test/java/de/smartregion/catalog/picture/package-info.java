@NullMarked
package de.smartregion.catalog.picture;

import org.jspecify.annotations.NullMarked;
