/** Contracts that every service keeps with its readers. */
@NullMarked
package de.smartregion.platform.contract;

import org.jspecify.annotations.NullMarked;
