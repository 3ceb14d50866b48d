/** House rules that a machine can check. */
@NullMarked
package de.smartregion.platform.architecture;

import org.jspecify.annotations.NullMarked;
