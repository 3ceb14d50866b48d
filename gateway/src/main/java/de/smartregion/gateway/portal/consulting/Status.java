package de.smartregion.gateway.portal.consulting;

/** Where a consultation stands. */
public enum Status {
    UNCONFIRMED,
    REQUESTED,
    WAITING,
    OFFERED,
    SCHEDULED,
    HELD,
    REPORTED,
    WITHDRAWN,
    DECLINED,
    NO_SHOW,
    UNRECORDED,
    EXPIRED;

    /** Whether there is something to come. */
    public boolean live() {
        return compareTo(SCHEDULED) <= 0;
    }

    /** Whether people have met. */
    public boolean met() {
        return this == HELD || this == REPORTED;
    }
}
