package de.smartregion.notification.post;

/** How far a letter has come. */
enum DeliveryState {
    /** Written; nobody has taken it yet. */
    PENDING,
    /** Somebody has taken it, until the lease ends. */
    SENDING,
    /** Failed for now; it goes out again when it is due. */
    RETRY,
    /** The mail server took responsibility for it. */
    SENT,
    /** Refused for good, or failed too often: somebody of the staff decides. */
    BLOCKED
}
