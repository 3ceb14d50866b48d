package de.smartregion.gateway.portal.consulting;

/** Something and its version, which a change of it has to name. */
public record Kept<T>(T value, String version) {}
