package de.smartregion.consulting.consultant;

/** What municipalities work on; the same words as in the catalogue. */
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
