package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a case has begun with a consultant's day and not finished: whoever finds it goes on.
 *
 * @param spot claimed; with {@link Kind#SHIFT}, where the appointment is now
 * @param to with {@link Kind#SHIFT}, where it goes on the same day
 * @param appointment what is moved
 * @param attempt how the day knows this shift from those before it; given when it is begun
 * @param turn which of the year's appointments it is to be ({@link Turn}); nothing while it stays
 *     the same one, or nobody has confirmed that it is wanted
 */
record Claim(
        Kind kind,
        Spot spot,
        @Nullable Instant to,
        @Nullable String appointment,
        Party party,
        String by,
        @Nullable String note,
        Instant at,
        long attempt,
        @Nullable String turn) {

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

    /** Without what is only known when it is written down. */
    static Claim begun(
            Kind kind,
            Spot spot,
            @Nullable Instant to,
            @Nullable String appointment,
            Party party,
            String by,
            @Nullable String note,
            Instant at) {
        return new Claim(kind, spot, to, appointment, party, by, note, at, 0, null);
    }

    Claim asAttempt(long number) {
        return new Claim(kind, spot, to, appointment, party, by, note, at, number, turn);
    }

    Claim withTurn(@Nullable String taken) {
        return new Claim(kind, spot, to, appointment, party, by, note, at, attempt, taken);
    }

    @Override
    public String toString() {
        return kind + " " + spot.claim();
    }
}
