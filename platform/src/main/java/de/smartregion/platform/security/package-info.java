/** Who may pass: service tokens and signed links. */
@NullMarked
package de.smartregion.platform.security;

import org.jspecify.annotations.NullMarked;
