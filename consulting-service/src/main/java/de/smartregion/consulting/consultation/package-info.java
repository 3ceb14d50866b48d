/** The case: what a municipality asks, who advises it when, and what came of it. */
@NullMarked
package de.smartregion.consulting.consultation;

import org.jspecify.annotations.NullMarked;
