package de.smartregion.sample.hen;

import de.smartregion.sample.egg.Egg;

/** Needs what needs it. */
public record Hen(Egg from) {}
