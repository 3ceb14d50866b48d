package de.smartregion.gateway.portal.events;

/** Where a gathering stands. */
public enum Status {
    DRAFT,
    PUBLISHED,
    CANCELLED,
    HELD
}
