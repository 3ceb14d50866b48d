@NullMarked
package de.smartregion.notification.webhook;

import org.jspecify.annotations.NullMarked;
