@NullMarked
package de.smartregion.gateway.portal.account;

import org.jspecify.annotations.NullMarked;
