@NullMarked
package de.smartregion.events.registration;

import org.jspecify.annotations.NullMarked;
