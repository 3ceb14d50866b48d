/** Advice: who comes, when, and what came of it. */
@NullMarked
package de.smartregion.consulting;

import org.jspecify.annotations.NullMarked;
