package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a case has begun with a consultant's day and not finished: whoever finds it goes on.
 *
 * @param spot claimed; with {@link Kind#SHIFT}, where the appointment is now
 * @param to with {@link Kind#SHIFT}, where it goes on the same day
 * @param appointment what is moved
 */
record Claim(
        Kind kind,
        Spot spot,
        @Nullable Instant to,
        @Nullable String appointment,
        Party party,
        String by,
        @Nullable String note,
        Instant at) {

    enum Kind {
        FIRST,
        FURTHER,
        MOVE,
        SHIFT
    }

    Claim {
        if ((kind == Kind.SHIFT) != (to != null)) {
            throw new IllegalArgumentException("only a shift goes elsewhere on the same day");
        }
        if ((kind == Kind.SHIFT || kind == Kind.MOVE) != (appointment != null)) {
            throw new IllegalArgumentException("what is moved has a name, and nothing else");
        }
    }

    @Override
    public String toString() {
        return kind + " " + spot.claim();
    }
}
