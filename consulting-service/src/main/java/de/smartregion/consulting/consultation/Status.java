package de.smartregion.consulting.consultation;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands. */
enum Status {
    /** Asked without an account, and the address not confirmed yet. */
    UNCONFIRMED,
    REQUESTED,
    /** Nothing was free in the wished windows. */
    WAITING,
    OFFERED,
    SCHEDULED,
    HELD,
    REPORTED,
    WITHDRAWN,
    DECLINED,
    NO_SHOW,
    /** Nobody ever said whether its appointment took place; forgotten. */
    UNRECORDED,
    EXPIRED;

    /** The office looks for an appointment. */
    static final Set<Status> OPEN = EnumSet.of(REQUESTED, WAITING, OFFERED);

    /** Nothing comes after it. */
    static final Set<Status> ENDED = EnumSet.of(WITHDRAWN, DECLINED, UNRECORDED, EXPIRED);

    boolean open() {
        return OPEN.contains(this);
    }

    boolean ended() {
        return ENDED.contains(this);
    }

    /** Nobody has to do anything. */
    boolean done() {
        return ended() || this == NO_SHOW || this == REPORTED;
    }
}
