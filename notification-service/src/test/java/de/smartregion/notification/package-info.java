@NullMarked
package de.smartregion.notification;

import org.jspecify.annotations.NullMarked;
