@NullMarked
package de.smartregion.gateway.portal.home;

import org.jspecify.annotations.NullMarked;
