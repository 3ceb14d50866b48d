package de.smartregion.notification.call;

/** How far a call has come. */
enum CallState {
    /** Written; nobody has taken it yet. */
    PENDING,
    /** Somebody has taken it, until the lease ends. */
    SENDING,
    /** Failed for now; it is made again when it is due. */
    RETRY,
    /** Answered with a 2xx. */
    DELIVERED,
    /** Failed for good, until somebody of the office has it made again. */
    FAILED;

    boolean ended() {
        return this == DELIVERED || this == FAILED;
    }
}
