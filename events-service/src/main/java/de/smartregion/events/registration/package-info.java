/** Who comes to a gathering: seats, waiting lists and the links people act through. */
@NullMarked
package de.smartregion.events.registration;

import org.jspecify.annotations.NullMarked;
