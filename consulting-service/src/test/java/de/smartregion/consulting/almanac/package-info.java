@NullMarked
package de.smartregion.consulting.almanac;

import org.jspecify.annotations.NullMarked;
