@NullMarked
package de.smartregion.consulting.consultant;

import org.jspecify.annotations.NullMarked;
