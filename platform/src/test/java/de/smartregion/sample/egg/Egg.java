package de.smartregion.sample.egg;

import de.smartregion.sample.hen.Hen;

import org.jspecify.annotations.Nullable;

/** Needs what needs it. */
public record Egg(@Nullable Hen of) {}
