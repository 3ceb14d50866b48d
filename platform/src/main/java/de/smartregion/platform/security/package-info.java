/** Who may pass: tokens of one issuer, and signed links. */
@NullMarked
package de.smartregion.platform.security;

import org.jspecify.annotations.NullMarked;
