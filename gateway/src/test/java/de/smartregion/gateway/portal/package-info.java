@NullMarked
package de.smartregion.gateway.portal;

import org.jspecify.annotations.NullMarked;
