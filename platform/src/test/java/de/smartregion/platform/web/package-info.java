/** What web promises. */
@NullMarked
package de.smartregion.platform.web;

import org.jspecify.annotations.NullMarked;
