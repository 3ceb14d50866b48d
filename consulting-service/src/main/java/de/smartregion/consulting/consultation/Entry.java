package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One line of a case's log. */
record Entry(Instant at, String by, What what, @Nullable String note) {

    enum What {
        ASKED,
        CONFIRMED,
        EXPIRED,
        WAITS,
        OFFERED,
        OFFER_ENDED,
        ACCEPTED,
        REFUSED,
        SCHEDULED,
        MOVED,
        SLOT_LOST,
        CANCELLED,
        WITHDRAWN,
        DECLINED,
        HELD,
        MISSED,
        REPORTED,
        RELEASED,
        FEEDBACK,
        ASSIGNED,
        OVERDUE,
        REMINDED,
        FEEDBACK_ASKED,
        ABSENCE
    }

    @Override
    public String toString() {
        return what + " " + at; // names and notes stay out of logs
    }
}
