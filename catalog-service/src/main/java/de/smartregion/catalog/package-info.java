/** The catalogue: what municipalities have done, for those who want to do it too. */
@NullMarked
package de.smartregion.catalog;

import org.jspecify.annotations.NullMarked;
