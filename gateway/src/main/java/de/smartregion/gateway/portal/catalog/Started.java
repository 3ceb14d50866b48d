package de.smartregion.gateway.portal.catalog;

/** A draft that was begun; who has no account gets the way to it by letter. */
public record Started(String id, String project, int revision) {}
