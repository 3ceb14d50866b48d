@NullMarked
package de.smartregion.consulting.consultation;

import org.jspecify.annotations.NullMarked;
