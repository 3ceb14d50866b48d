@NullMarked
package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.NullMarked;
