package de.smartregion.gateway.portal.consulting;

/** Whether people meet in a room, on a screen, or talk on the phone. */
public enum Mode {
    ON_SITE,
    ONLINE,
    PHONE
}
