package de.smartregion.consulting.consultation;

/** As whom somebody acts on a case. */
enum Party {
    /** Who asked for advice. */
    PERSON,
    CONSULTANT,
    STAFF
}
