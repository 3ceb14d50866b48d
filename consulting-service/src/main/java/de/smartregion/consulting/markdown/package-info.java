/** What people write in Markdown, as HTML that harms nobody; depends on no feature. */
@NullMarked
package de.smartregion.consulting.markdown;

import org.jspecify.annotations.NullMarked;
