@NullMarked
package de.smartregion.catalog.submission;

import org.jspecify.annotations.NullMarked;
