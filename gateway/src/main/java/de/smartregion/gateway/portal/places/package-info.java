@NullMarked
package de.smartregion.gateway.portal.places;

import org.jspecify.annotations.NullMarked;
