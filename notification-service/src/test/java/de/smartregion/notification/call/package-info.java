@NullMarked
package de.smartregion.notification.call;

import org.jspecify.annotations.NullMarked;
