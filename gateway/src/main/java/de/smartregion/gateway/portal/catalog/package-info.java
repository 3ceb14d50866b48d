@NullMarked
package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.NullMarked;
