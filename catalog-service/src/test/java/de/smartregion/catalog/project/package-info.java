@NullMarked
package de.smartregion.catalog.project;

import org.jspecify.annotations.NullMarked;
