package de.smartregion.gateway.portal.consulting;

import java.time.Instant;
import java.util.List;

/** What the consulting service answers when somebody changes something. */
public sealed interface Reply<T> {
    record Done<T>(T value, String version) implements Reply<T> {}

    record Unknown<T>() implements Reply<T> {}

    /** Somebody else changed it meanwhile. */
    record Outdated<T>() implements Reply<T> {}

    /** Fields the service did not accept, by their paths. */
    record Unaccepted<T>(List<String> fields) implements Reply<T> {}

    /**
     * Nothing was changed.
     *
     * @param next the next free starts, where one was lost
     */
    record Refused<T>(Refusal why, List<Instant> next) implements Reply<T> {}

    /** The reasons why; the names are the service's problem types. */
    enum Refusal {
        SLOT_TAKEN,
        QUOTA_USED,
        TOO_LATE,
        TOO_EARLY,
        NOT_OFFERED,
        NOTHING_TO_CHOOSE,
        NOBODY_TO_ASK,
        CONSULTATION_OVER,
        CONSULTATION_OPEN,
        CONSULTATION_UNCONFIRMED,
        LINK_EXPIRED,
        NOT_SCHEDULED,
        NOT_HELD,
        REPORT_MISSING,
        HOLD_DIFFERS,
        CONSULTATION_EXPIRED,
        STILL_SETTLING,
        ALREADY_SCHEDULED,
        TOO_MANY_APPOINTMENTS,
        CONSULTANT_DOES_NOT_FIT,
        CONSULTANT_NOT_FREE,
        COMES_ALREADY,
        ALREADY_ACCOMPANIED,
        OFFER_STANDS,
        SEVERAL_APPOINTMENTS,
        MODE_DOES_NOT_FIT,
        TOO_MANY_ABSENCES,
        NOT_A_CONSULTANT,
        IDEMPOTENCY_KEY_REUSED,

        /** One that the portal has no words of its own for. */
        OTHER
    }
}
