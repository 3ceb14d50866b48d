package de.smartregion.consulting.consultation;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One line of a case's log. */
@Schema(name = "ConsultationEntry")
record Entry(Instant at, String by, What what, @Nullable String note) {

    enum What {
        ASKED,
        CONFIRMED,
        /** What is asked for was put right. */
        CORRECTED,
        EXPIRED,
        WAITS,
        /** The wished windows are past, and nothing became free in them. */
        WAIT_ENDED,
        OFFERED,
        OFFER_ENDED,
        ACCEPTED,
        REFUSED,
        /** Who comes along is asked which of the offered starts suit them. */
        POLL_OPENED,
        /** The last of them has answered. */
        POLL_COMPLETED,
        SCHEDULED,
        MOVED,
        SLOT_LOST,
        /** They would rather come earlier. */
        EARLIER_WANTED,
        /** Not any more. */
        EARLIER_NOT,
        /** They were told of a start before theirs that is free. */
        EARLIER_TOLD,
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
        ABSENCE,
        ACCOMPANIED,
        UNACCOMPANIED,
        /** The consultant was asked what came of it. */
        OUTCOME_ASKED,
        /** Nobody ever said. */
        UNRECORDED,
        /** The office has forgotten who asked. */
        ERASED
    }

    @Override
    public String toString() {
        return what + " " + at; // names and notes stay out of logs
    }
}
