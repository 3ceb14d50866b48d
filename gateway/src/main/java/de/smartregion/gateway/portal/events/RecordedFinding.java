package de.smartregion.gateway.portal.events;

/** A finding in the version somebody has seen: nobody overwrites what they have not. */
public record RecordedFinding(Finding finding, String version) {}
