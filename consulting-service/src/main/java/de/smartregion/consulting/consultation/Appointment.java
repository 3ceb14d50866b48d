package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One meeting of the municipality with its consultant.
 *
 * @param sequence how often it was moved: calendars take the highest
 * @param reminded how many days before the last reminder was told, or would have been
 * @param turn which of its municipality's year it is ({@link Turn})
 * @param collision with absences of the consultant, until it is moved
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

    /** The absences staff were told about; who could go instead, or when, as told with the last. */
    record Collision(List<String> absences, List<Proposal> proposals) {
        Collision {
            absences = absences == null ? List.of() : List.copyOf(absences);
            proposals = proposals == null ? List.of() : List.copyOf(proposals);
        }

        Collision and(String absence, List<Proposal> instead) {
            return new Collision(
                    Stream.concat(absences.stream(), Stream.of(absence)).toList(), instead);
        }

        /** Nothing when it was the only one. */
        @Nullable Collision without(String absence) {
            var left = absences.stream().filter(it -> !it.equals(absence)).toList();
            return left.isEmpty() ? null : new Collision(left, proposals);
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

    Appointment collidingWith(String absence, List<Proposal> instead) {
        var before = collision == null ? new Collision(List.of(), List.of()) : collision;
        return with(state, reminded, before.and(absence, instead));
    }

    Appointment withoutCollision(String absence) {
        return with(state, reminded, collision == null ? null : collision.without(absence));
    }

    boolean collidesWith(String absence) {
        return collision != null && collision.absences().contains(absence);
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
