package de.smartregion.consulting.calendar;

/** How an appointment is held. */
public enum Mode {
    ON_SITE,
    ONLINE
}
