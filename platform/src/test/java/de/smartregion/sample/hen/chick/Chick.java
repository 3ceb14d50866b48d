package de.smartregion.sample.hen.chick;

/** A package inside of a feature. */
public record Chick(String name) {}
