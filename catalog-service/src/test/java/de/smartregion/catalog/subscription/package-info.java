@NullMarked
package de.smartregion.catalog.subscription;

import org.jspecify.annotations.NullMarked;
