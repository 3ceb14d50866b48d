@NullMarked
package de.smartregion.notification.letter;

import org.jspecify.annotations.NullMarked;
