package de.smartregion.gateway.portal.events;

import java.util.List;

/** What the events service answers when the office decides about a gathering or a finding. */
public sealed interface Decision<T> {
    record Done<T>(T now) implements Decision<T> {}

    record Unknown<T>() implements Decision<T> {}

    /** Somebody else changed it meanwhile. */
    record Outdated<T>() implements Decision<T> {}

    /** Fields the service did not accept, by their paths. */
    record Unaccepted<T>(List<String> fields) implements Decision<T> {}

    /**
     * Nothing was changed.
     *
     * @param missing what it lacks, where that is why
     */
    record Refused<T>(Refusal why, List<String> missing) implements Decision<T> {}

    /** The reasons why; the names are the service's problem types. */
    enum Refusal {
        GATHERING_INCOMPLETE,
        GATHERING_IN_THE_PAST,
        GATHERING_NOT_PUBLISHED,
        GATHERING_CANCELLED,
        GATHERING_OVER,
        ATTENDANCE_WITHDRAWN,
        NOT_A_FORUM,
        IDEMPOTENCY_KEY_REUSED
    }
}
