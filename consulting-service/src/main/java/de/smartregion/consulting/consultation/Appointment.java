package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One meeting of the municipality with its consultant.
 *
 * @param sequence how often it was moved: calendars take the highest
 * @param reminded how many days before the last reminder was told, or would have been
 * @param absence of the consultant that staff were told about last
 */
record Appointment(
        String id,
        Spot spot,
        String consultantName,
        String consultantEmail,
        @Nullable String onlineAddress,
        int sequence,
        State state,
        int reminded,
        @Nullable String absence) {

    static final int WEEK = 7;
    static final int DAY = 1;
    private static final int NEVER = 8;

    enum State {
        SCHEDULED,
        HELD,
        MISSED,
        CANCELLED
    }

    Appointment {
        if (!spot.start().isBefore(spot.end()) || sequence < 0) {
            throw new IllegalArgumentException("an appointment ends after it begins");
        }
    }

    /** Reminders whose time has passed already are not told. */
    static int remindedAt(Instant start, Instant now) {
        if (!now.isBefore(start.minus(Duration.ofDays(DAY)))) {
            return DAY;
        }
        return now.isBefore(start.minus(Duration.ofDays(WEEK))) ? NEVER : WEEK;
    }

    Instant start() {
        return spot.start();
    }

    Instant end() {
        return spot.end();
    }

    String consultant() {
        return spot.consultant();
    }

    boolean scheduled() {
        return state == State.SCHEDULED;
    }

    /** When the next reminder is due; nothing when all were told. */
    @Nullable Instant nextReminder() {
        if (!scheduled() || reminded <= DAY) {
            return null;
        }
        return start().minus(Duration.ofDays(reminded > WEEK ? WEEK : DAY));
    }

    Appointment as(State then) {
        return new Appointment(
                id,
                spot,
                consultantName,
                consultantEmail,
                onlineAddress,
                sequence,
                then,
                reminded,
                absence);
    }

    Appointment reminded(int days) {
        return new Appointment(
                id,
                spot,
                consultantName,
                consultantEmail,
                onlineAddress,
                sequence,
                state,
                days,
                absence);
    }

    Appointment collidingWith(String other) {
        return new Appointment(
                id,
                spot,
                consultantName,
                consultantEmail,
                onlineAddress,
                sequence,
                state,
                reminded,
                other);
    }

    @Override
    public String toString() {
        return "appointment " + id + " " + state; // personal data stays out of logs
    }
}
