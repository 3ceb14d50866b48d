/** Which other systems are told what happens, and what came of it: for the office. */
@NullMarked
package de.smartregion.gateway.portal.webhooks;

import org.jspecify.annotations.NullMarked;
