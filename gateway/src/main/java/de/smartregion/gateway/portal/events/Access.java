package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What somebody who wants to come can do about it now. */
public enum Access {
    OPEN,
    WAITING_LIST,
    FULL,
    NOT_YET,
    CLOSED,
    CANCELLED,
    OVER;

    /**
     * Without the seats (the service did not tell them in time) the registration window decides.
     */
    public static Access to(Gathering gathering, @Nullable Seats seats, Instant now) {
        if (gathering.status().equals("CANCELLED")) {
            return CANCELLED;
        }
        if (gathering.status().equals("HELD") || now.isAfter(gathering.endsAt())) {
            return OVER;
        }
        if (seats != null) {
            return switch (seats.registration()) {
                case OPEN -> seats.queued() ? WAITING_LIST : OPEN;
                case NOT_YET -> NOT_YET;
                case CLOSED -> CLOSED;
                case CANCELLED -> CANCELLED;
                case FULL -> FULL;
            };
        }
        if (now.isBefore(gathering.registrationOpensAt())) {
            return NOT_YET;
        }
        return now.isBefore(gathering.registrationClosesAt()) ? OPEN : CLOSED;
    }

    public boolean possible() {
        return this == OPEN || this == WAITING_LIST;
    }
}
