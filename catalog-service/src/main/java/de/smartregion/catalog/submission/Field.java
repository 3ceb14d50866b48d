package de.smartregion.catalog.submission;

/** The fields of action, as everywhere in the system. */
enum Field {
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
