/** How the portal's pages reach the services. */
@NullMarked
package de.smartregion.gateway.portal.line;

import org.jspecify.annotations.NullMarked;
