@NullMarked
package de.smartregion.notification.catalog;

import org.jspecify.annotations.NullMarked;
