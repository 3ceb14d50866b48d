@NullMarked
package de.smartregion.gateway.portal.review;

import org.jspecify.annotations.NullMarked;
