/**
 * Projects as the public sees them: learned from what the office publishes, confirmed once a year,
 * archived when they are out of date.
 */
@NullMarked
package de.smartregion.catalog.project;

import org.jspecify.annotations.NullMarked;
