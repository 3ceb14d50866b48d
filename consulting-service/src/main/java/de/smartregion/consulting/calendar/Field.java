package de.smartregion.consulting.calendar;

/** What municipalities work on; the same words as in the catalogue. */
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
