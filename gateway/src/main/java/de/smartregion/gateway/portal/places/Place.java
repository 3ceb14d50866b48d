package de.smartregion.gateway.portal.places;

/** A municipality or district with its official key (8 or 5 digits). */
public record Place(String key, String name, String district) {}
