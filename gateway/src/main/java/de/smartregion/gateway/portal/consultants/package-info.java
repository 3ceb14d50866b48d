@NullMarked
package de.smartregion.gateway.portal.consultants;

import org.jspecify.annotations.NullMarked;
