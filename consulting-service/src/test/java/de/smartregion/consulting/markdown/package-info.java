@NullMarked
package de.smartregion.consulting.markdown;

import org.jspecify.annotations.NullMarked;
