package de.smartregion.gateway.portal.consulting;

/** Whether somebody can come at a start. */
public enum Suits {
    YES,
    IF_NEEDED,
    NO
}
