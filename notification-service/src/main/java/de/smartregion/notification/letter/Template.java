package de.smartregion.notification.letter;

import java.util.Locale;

/** The letters there are. */
public enum Template {
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
    BARRIER_REPORTED,
    DRAFT_STARTED,
    SUBMISSION_RECEIVED,
    SUBMISSION_TO_REVIEW,
    SUBMISSION_SENT_BACK,
    SUBMISSION_PUBLISHED,
    PROJECT_REVISED,
    PROJECT_ARCHIVED,
    CONFIRMATION_DUE,
    REUSE_WANTED,
    REUSE_TO_SUPPORT;

    /** As it stands in letter ids and before the keys of its wording. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
