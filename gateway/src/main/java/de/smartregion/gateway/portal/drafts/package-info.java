@NullMarked
package de.smartregion.gateway.portal.drafts;

import org.jspecify.annotations.NullMarked;
