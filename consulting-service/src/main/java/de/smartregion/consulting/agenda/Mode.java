package de.smartregion.consulting.agenda;

/** How an appointment is held. */
public enum Mode {
    ON_SITE,
    ONLINE,
    /** The consultant calls: nobody travels. */
    PHONE
}
