@NullMarked
package de.smartregion.notification.post;

import org.jspecify.annotations.NullMarked;
