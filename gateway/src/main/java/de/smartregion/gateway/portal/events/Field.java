package de.smartregion.gateway.portal.events;

/** A field of action (Handlungsfeld). */
public enum Field {
    MOBILITY,
    ENERGY,
    HEALTH,
    WASTE,
    PARTICIPATION,
    DATA_PLATFORMS,
    ADMINISTRATION,
    ENVIRONMENT,
    SOCIETY,
    BUSINESS
}
