/** The one place where suites get their store and their broker. */
@NullMarked
package de.smartregion.platform.infrastructure;

import org.jspecify.annotations.NullMarked;
