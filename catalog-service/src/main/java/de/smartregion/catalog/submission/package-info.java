/**
 * What municipalities hand in: drafted, submitted, talked over, sent back, published; and what
 * became of each revision.
 */
@NullMarked
package de.smartregion.catalog.submission;

import org.jspecify.annotations.NullMarked;
