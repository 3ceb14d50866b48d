package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a case has begun with a consultant's day and not finished: whoever finds it goes on.
 *
 * @param spot claimed; with {@link Kind#SHIFT}, where the appointment is now
 * @param to with {@link Kind#SHIFT}, where it goes on the same day
 * @param appointment what is moved, or somebody comes along to
 * @param attempt how the day knows this shift from those before it; given when it is begun
 * @param second with {@link Kind#MOVE}, where who comes along is to be: claimed, or theirs already
 * @param turn which of the year's appointments it is to be ({@link Turn}); nothing while it stays
 *     the same one, or nobody has confirmed that it is wanted
 * @param corrected what is asked for once it is booked, where that is to change with it
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
        @Nullable String turn,
        @Nullable Spot second,
        @Nullable Request corrected) {

    enum Kind {
        FIRST,
        FURTHER,
        MOVE,
        SHIFT,
        /** Somebody comes along. */
        SECOND
    }

    Claim {
        if ((kind == Kind.SHIFT) != (to != null)) {
            throw new IllegalArgumentException("only a shift goes elsewhere on the same day");
        }
        if ((kind == Kind.FIRST || kind == Kind.FURTHER) == (appointment != null)) {
            throw new IllegalArgumentException("what there is has a name, and nothing else");
        }
        if (second != null && kind != Kind.MOVE) {
            throw new IllegalArgumentException("two move together, or nobody comes along");
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
        return new Claim(kind, spot, to, appointment, party, by, note, at, 0, null, null, null);
    }

    Claim asAttempt(long number) {
        return with(number, turn, second, corrected);
    }

    Claim withTurn(@Nullable String taken) {
        return with(attempt, taken, second, corrected);
    }

    Claim withSecond(@Nullable Spot along) {
        return with(attempt, turn, along, corrected);
    }

    Claim correcting(Request request) {
        return with(attempt, turn, second, request);
    }

    private Claim with(
            long number, @Nullable String taken, @Nullable Spot along, @Nullable Request request) {
        return new Claim(
                kind, spot, to, appointment, party, by, note, at, number, taken, along, request);
    }

    /** What it may have taken of days; a shift takes nothing that was not its own. */
    List<Spot> spots() {
        if (kind == Kind.SHIFT) {
            return List.of();
        }
        return second == null ? List.of(spot) : List.of(spot, second);
    }

    @Override
    public String toString() {
        return kind + " " + spot.claim();
    }
}
