@NullMarked
package de.smartregion.consulting.busy;

import org.jspecify.annotations.NullMarked;
