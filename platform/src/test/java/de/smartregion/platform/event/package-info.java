/** What event promises. */
@NullMarked
package de.smartregion.platform.event;

import org.jspecify.annotations.NullMarked;
