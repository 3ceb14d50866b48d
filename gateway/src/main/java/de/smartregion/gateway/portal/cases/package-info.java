@NullMarked
package de.smartregion.gateway.portal.cases;

import org.jspecify.annotations.NullMarked;
