/** What observability promises. */
@NullMarked
package de.smartregion.platform.observability;

import org.jspecify.annotations.NullMarked;
