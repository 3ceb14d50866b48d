@NullMarked
package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.NullMarked;
