@NullMarked
package de.smartregion.gateway.routing;

import org.jspecify.annotations.NullMarked;
