/** What can be seen from outside while it runs. */
@NullMarked
package de.smartregion.platform.observability;

import org.jspecify.annotations.NullMarked;
