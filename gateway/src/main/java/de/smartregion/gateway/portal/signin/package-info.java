@NullMarked
package de.smartregion.gateway.portal.signin;

import org.jspecify.annotations.NullMarked;
