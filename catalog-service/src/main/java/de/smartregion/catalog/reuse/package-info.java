/** Who wants to do a project, too. */
@NullMarked
package de.smartregion.catalog.reuse;

import org.jspecify.annotations.NullMarked;
