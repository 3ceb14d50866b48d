package de.smartregion.gateway.portal.events;

/** A gathering in the version somebody has seen: nobody overwrites what they have not. */
public record Announced(Gathering gathering, String version) {}
