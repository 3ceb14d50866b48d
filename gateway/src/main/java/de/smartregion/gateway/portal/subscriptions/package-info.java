@NullMarked
package de.smartregion.gateway.portal.subscriptions;

import org.jspecify.annotations.NullMarked;
