package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One meeting of the municipality with its consultant.
 *
 * @param sequence how often it was moved: calendars take the highest
 * @param reminded how many days before the last reminder was told, or would have been
 * @param turn which of its municipality's year it is ({@link Turn})
 * @param collision with an absence of the consultant, until it is moved
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
        @Nullable String turn,
        @Nullable Collision collision) {

    static final int WEEK = 7;
    static final int DAY = 1;
    private static final int NEVER = 8;

    enum State {
        SCHEDULED,
        HELD,
        MISSED,
        CANCELLED
    }

    /** The absence staff were told about last, and who could go instead, or when. */
    record Collision(String absence, List<Proposal> proposals) {
        Collision {
            proposals = proposals == null ? List.of() : List.copyOf(proposals);
        }
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

    boolean held() {
        return state == State.HELD;
    }

    /** When the next reminder is due; nothing when all were told. */
    @Nullable Instant nextReminder() {
        if (!scheduled() || reminded <= DAY) {
            return null;
        }
        return start().minus(Duration.ofDays(reminded > WEEK ? WEEK : DAY));
    }

    /** What has been, or will not be, collides with nothing. */
    Appointment as(State then) {
        return with(then, reminded, then == State.SCHEDULED ? collision : null);
    }

    Appointment reminded(int days) {
        return with(state, days, collision);
    }

    Appointment collidingWith(@Nullable Collision other) {
        return with(state, reminded, other);
    }

    boolean collidesWith(String absence) {
        return collision != null && collision.absence().equals(absence);
    }

    private Appointment with(State then, int days, @Nullable Collision other) {
        return new Appointment(
                id,
                spot,
                consultantName,
                consultantEmail,
                onlineAddress,
                sequence,
                then,
                days,
                turn,
                other);
    }

    @Override
    public String toString() {
        return "appointment " + id + " " + state; // personal data stays out of logs
    }
}
