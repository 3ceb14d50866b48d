@NullMarked
package de.smartregion.gateway.security;

import org.jspecify.annotations.NullMarked;
