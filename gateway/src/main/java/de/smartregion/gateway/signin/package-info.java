@NullMarked
package de.smartregion.gateway.signin;

import org.jspecify.annotations.NullMarked;
