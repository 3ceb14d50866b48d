@NullMarked
package de.smartregion.consulting;

import org.jspecify.annotations.NullMarked;
