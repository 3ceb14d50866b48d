/** Problems, idempotency keys and versions at the HTTP door. */
@NullMarked
package de.smartregion.platform.web;

import org.jspecify.annotations.NullMarked;
