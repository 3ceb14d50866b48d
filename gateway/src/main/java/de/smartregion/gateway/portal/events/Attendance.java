package de.smartregion.gateway.portal.events;

public enum Attendance {
    ON_SITE,
    ONLINE
}
