package de.smartregion.sample.util;

/** In a package that names no feature. */
public record Leftover(String what) {}
