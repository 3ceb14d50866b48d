@NullMarked
package de.smartregion.gateway.portal.desk;

import org.jspecify.annotations.NullMarked;
