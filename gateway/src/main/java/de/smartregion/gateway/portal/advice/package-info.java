@NullMarked
package de.smartregion.gateway.portal.advice;

import org.jspecify.annotations.NullMarked;
