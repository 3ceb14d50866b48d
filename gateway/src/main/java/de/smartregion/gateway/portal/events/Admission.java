package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What the events service answers to an {@link Application}. */
public sealed interface Admission {
    /**
     * A seat is held, or a place on the waiting list, until it is confirmed; who signed in has it
     * at once.
     */
    record Accepted(
            String registration,
            String status,
            @Nullable Integer position,
            @Nullable Instant confirmBy,
            int seats)
            implements Admission {
        public boolean waiting() {
            return status.equals("WAITING");
        }

        /** Nothing is left to confirm. */
        public boolean confirmed() {
            return status.equals("SEATED") || confirmBy == null;
        }
    }

    record Refused(Refusal why) implements Admission {}

    /** Fields the service did not accept, although the form did. */
    record Unaccepted(List<String> fields) implements Admission {}

    /** The reasons a registration is refused for; the names are the service's problem types. */
    enum Refusal {
        REGISTRATION_NOT_OPEN,
        REGISTRATION_CLOSED,
        GATHERING_CANCELLED,
        GATHERING_OVER,
        FULL,
        ALREADY_REGISTERED,
        GROUP_TOO_LARGE,
        ATTENDANCE_NOT_OFFERED,
        IDEMPOTENCY_KEY_REUSED,
        GATHERING_NOT_FOUND
    }
}
