@NullMarked
package de.smartregion.gateway.portal.offers;

import org.jspecify.annotations.NullMarked;
