package de.smartregion.consulting.consultation;

import de.smartregion.consulting.almanac.WorkingHours;
import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One meeting of the municipality with its consultant.
 *
 * @param sequence how often it was moved, or somebody else came along: calendars take the highest
 * @param reminders how many days before it is reminded of
 * @param reminded how many days before the last reminder was told, or would have been; negative:
 *     after how many working days somebody was asked what came of it
 * @param askedAt when its consultant was asked what came of it; the office is, days after that
 * @param turn which of its municipality's year it is ({@link Turn})
 * @param collision with absences of the consultant, until it is moved
 * @param second who comes along, if somebody does
 */
record Appointment(
        String id,
        Spot spot,
        String consultantName,
        String consultantEmail,
        @Nullable String consultantPhone,
        @Nullable String onlineAddress,
        int sequence,
        State state,
        List<Integer> reminders,
        int reminded,
        @Nullable Instant askedAt,
        @Nullable String turn,
        @Nullable Collision collision,
        @Nullable Second second) {

    /** What appointments went by that were made before it could be set. */
    private static final List<Integer> AS_EVER = List.of(7, 1);

    /** Before every reminder. */
    private static final int NEVER = 1_000;

    /** The consultant is asked what came of it, and then the office. */
    private static final int ASKED = -2;

    private static final int ASKED_AGAIN = -5;

    enum State {
        SCHEDULED,
        HELD,
        MISSED,
        CANCELLED,
        /** Nobody has said, and it is too late to. */
        UNRECORDED
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
        reminders = reminders == null ? AS_EVER : List.copyOf(reminders);
        if (!spot.start().isBefore(spot.end()) || sequence < 0) {
            throw new IllegalArgumentException("an appointment ends after it begins");
        }
        if (second != null
                && (second.consultant().equals(spot.consultant())
                        || !second.spot().start().equals(spot.start()))) {
            throw new IllegalArgumentException("who comes along is somebody else, and comes then");
        }
    }

    /** Reminders whose time has passed already are not told. */
    static int remindedAt(List<Integer> reminders, Instant start, Instant now) {
        return reminders.stream()
                .mapToInt(Integer::intValue)
                .filter(days -> !now.isBefore(start.minus(Duration.ofDays(days))))
                .min()
                .orElse(NEVER);
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

    /** Whether this consultant comes, or comes along. */
    boolean involves(@Nullable String someone) {
        return consultant().equals(someone)
                || (second != null && second.consultant().equals(someone));
    }

    /** Everything it keeps of anybody's day. */
    List<Spot> spots() {
        return second == null ? List.of(spot) : List.of(spot, second.spot());
    }

    /** When the next reminder is due; nothing when all were told. */
    @Nullable Instant nextReminder() {
        if (!scheduled() || reminded <= ASKED_AGAIN) {
            return null;
        }
        var days = nextStep();
        if (days.isPresent()) {
            return start().minus(Duration.ofDays(days.getAsInt()));
        }
        var asking = askedAt == null ? WorkingHours.OFFICE.plusDays(end(), -ASKED) : askedAt;
        return isAskedAgain() ? WorkingHours.OFFICE.plusDays(asking, ASKED - ASKED_AGAIN) : asking;
    }

    /** Reminded of what is to come; from then on it is asked what came of it. */
    boolean awaitsOutcome() {
        return nextStep().isEmpty();
    }

    private OptionalInt nextStep() {
        return reminders.stream().mapToInt(Integer::intValue).filter(days -> days < reminded).max();
    }

    Appointment asked(Instant now) {
        return isAskedAgain()
                ? reminded(ASKED_AGAIN)
                : new Appointment(
                        id,
                        spot,
                        consultantName,
                        consultantEmail,
                        consultantPhone,
                        onlineAddress,
                        sequence,
                        state,
                        reminders,
                        ASKED,
                        now,
                        turn,
                        collision,
                        second);
    }

    /** Whether the consultant was asked before. */
    boolean isAskedAgain() {
        return reminded <= ASKED;
    }

    /** What has been, or will not be, collides with nothing. */
    Appointment as(State then) {
        return then == State.SCHEDULED
                ? with(sequence, then, reminded, collision, second)
                : with(sequence, then, reminded, null, second == null ? null : second.here());
    }

    Appointment reminded(int days) {
        return with(sequence, state, days, collision, second);
    }

    Appointment collidingWith(String absence, List<Proposal> instead) {
        var before = collision == null ? new Collision(List.of(), List.of()) : collision;
        return with(sequence, state, reminded, before.and(absence, instead), second);
    }

    Appointment withoutCollision(String absence) {
        return with(
                sequence,
                state,
                reminded,
                collision == null ? null : collision.without(absence),
                second);
    }

    /** With somebody who comes along, or not any more: another entry for everybody's calendar. */
    Appointment accompaniedBy(@Nullable Second other) {
        return with(sequence + 1, state, reminded, collision, other);
    }

    /** The same, told otherwise: another entry for everybody's calendar. */
    Appointment again() {
        return with(sequence + 1, state, reminded, collision, second);
    }

    Appointment secondAway(String absence) {
        return accompaniedAsBefore(second == null ? null : second.away(absence));
    }

    Appointment secondBack(String absence) {
        return accompaniedAsBefore(second == null ? null : second.back(absence));
    }

    private Appointment accompaniedAsBefore(@Nullable Second same) {
        return with(sequence, state, reminded, collision, same);
    }

    /** This one of those who come is not away for this reason after all. */
    Appointment back(String someone, String absence) {
        return consultant().equals(someone) ? withoutCollision(absence) : secondBack(absence);
    }

    boolean collides() {
        return collision != null || (second != null && !second.absences().isEmpty());
    }

    /** What the office was told about this one of those who come. */
    List<String> told(String someone) {
        if (second != null && second.consultant().equals(someone)) {
            return second.absences();
        }
        return collision == null || !consultant().equals(someone)
                ? List.of()
                : collision.absences();
    }

    boolean collidesWith(String absence) {
        return (collision != null && collision.absences().contains(absence))
                || secondCollidesWith(absence);
    }

    boolean secondCollidesWith(String absence) {
        return second != null && second.absences().contains(absence);
    }

    private Appointment with(
            int revision,
            State then,
            int days,
            @Nullable Collision other,
            @Nullable Second companion) {
        return new Appointment(
                id,
                spot,
                consultantName,
                consultantEmail,
                consultantPhone,
                onlineAddress,
                revision,
                then,
                reminders,
                days,
                askedAt,
                turn,
                other,
                companion);
    }

    @Override
    public String toString() {
        return "appointment " + id + " " + state; // personal data stays out of logs
    }
}
