@NullMarked
package de.smartregion.gateway.portal.gatherings;

import org.jspecify.annotations.NullMarked;
