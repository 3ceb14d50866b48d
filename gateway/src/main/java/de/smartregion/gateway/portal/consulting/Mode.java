package de.smartregion.gateway.portal.consulting;

/** Whether people meet in a room or on a screen. */
public enum Mode {
    ON_SITE,
    ONLINE
}
