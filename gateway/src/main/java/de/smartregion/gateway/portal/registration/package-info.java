@NullMarked
package de.smartregion.gateway.portal.registration;

import org.jspecify.annotations.NullMarked;
