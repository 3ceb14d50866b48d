/** What security promises. */
@NullMarked
package de.smartregion.platform.security;

import org.jspecify.annotations.NullMarked;
