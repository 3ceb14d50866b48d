package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

/** A municipality or district as a project names it. */
public record Area(String key, String name, @Nullable String district) {}
