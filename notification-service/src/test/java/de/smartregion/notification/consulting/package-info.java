@NullMarked
package de.smartregion.notification.consulting;

import org.jspecify.annotations.NullMarked;
