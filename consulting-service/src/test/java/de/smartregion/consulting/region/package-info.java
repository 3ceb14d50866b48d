@NullMarked
package de.smartregion.consulting.region;

import org.jspecify.annotations.NullMarked;
