/** Facts that happened, as CloudEvents. */
@NullMarked
package de.smartregion.platform.event;

import org.jspecify.annotations.NullMarked;
