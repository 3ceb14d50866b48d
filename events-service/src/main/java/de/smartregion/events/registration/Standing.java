package de.smartregion.events.registration;

/** Where a registration stands. */
enum Standing {
    /** Its seats are kept until the person confirms, or the deadline passes. */
    HELD,
    SEATED,
    WAITING_UNCONFIRMED,
    WAITING,
    CANCELLED,
    EXPIRED,
    CALLED_OFF,
    /**
     * Asked for by somebody who was registered already: it never had seats, and only its answer is
     * kept.
     */
    REPEATED;

    boolean takesSeats() {
        return this == HELD || this == SEATED;
    }

    boolean waits() {
        return this == WAITING_UNCONFIRMED || this == WAITING;
    }

    boolean unconfirmed() {
        return this == HELD || this == WAITING_UNCONFIRMED;
    }

    boolean live() {
        return takesSeats() || waits();
    }
}
