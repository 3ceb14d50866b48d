/** Who advises, in what, and when they work. */
@NullMarked
package de.smartregion.consulting.consultant;

import org.jspecify.annotations.NullMarked;
