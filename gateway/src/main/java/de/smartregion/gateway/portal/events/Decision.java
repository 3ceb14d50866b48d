package de.smartregion.gateway.portal.events;

import java.util.List;

/** What the events service answers when the office decides about a gathering. */
public sealed interface Decision {
    record Done(Announced now) implements Decision {}

    record Unknown() implements Decision {}

    /** Somebody else changed it meanwhile. */
    record Outdated() implements Decision {}

    /** Fields the service did not accept, by their paths. */
    record Unaccepted(List<String> fields) implements Decision {}

    /**
     * Nothing was changed.
     *
     * @param missing what it lacks, where that is why
     */
    record Refused(Refusal why, List<String> missing) implements Decision {}

    /** The reasons why; the names are the service's problem types. */
    enum Refusal {
        GATHERING_INCOMPLETE,
        GATHERING_IN_THE_PAST,
        GATHERING_NOT_PUBLISHED,
        GATHERING_CANCELLED,
        GATHERING_OVER,
        ATTENDANCE_WITHDRAWN,
        IDEMPOTENCY_KEY_REUSED
    }
}
