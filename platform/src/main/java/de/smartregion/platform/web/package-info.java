/** Problems, idempotency keys, versions and people's Markdown at the HTTP door. */
@NullMarked
package de.smartregion.platform.web;

import org.jspecify.annotations.NullMarked;
