package de.smartregion.gateway.portal.events;

public enum Kind {
    WEBINAR,
    FORUM,
    CONGRESS,
    EXCHANGE
}
