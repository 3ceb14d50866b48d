package de.smartregion.gateway.portal.catalog;

/** How far a project is. */
public enum Stage {
    IDEA,
    PILOT,
    RUNNING,
    ENDED
}
