package de.smartregion.notification.letter;

import java.util.Locale;

/** The letters there are. */
enum Template {
    PLEASE_CONFIRM,
    SEAT_CONFIRMED,
    WAITING_LIST,
    MOVED_UP,
    REGISTRATION_CHANGED,
    ALREADY_REGISTERED,
    REGISTRATION_CANCELLED,
    GATHERING_CHANGED,
    GATHERING_CANCELLED,
    GATHERING_FULL,
    BARRIER_REPORTED;

    /** As it stands in letter ids and before the keys of its wording. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
