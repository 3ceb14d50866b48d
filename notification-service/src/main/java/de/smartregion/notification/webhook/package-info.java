/**
 * Webhooks: which other systems are told that something happened, of what, and with which secret.
 */
@NullMarked
package de.smartregion.notification.webhook;

import org.jspecify.annotations.NullMarked;
