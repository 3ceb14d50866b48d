package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import java.time.Instant;
import java.util.Objects;

/**
 * One entry of a roster. Names in the store are short: a hot roster holds thousands of these in one
 * document.
 *
 * @param number the order of arrival
 * @param confirmBy when an unconfirmed registration ends
 * @param confirmHash of the token that confirms
 * @param manageHash of the token that shows and cancels; there once confirmed
 * @param manageUntil when that token ends
 * @param waitedAt the place on the waiting list told at first; 0 if seats were free at once
 * @param fingerprint of the question, if it came under an Idempotency-Key
 * @param person nobody any more once the registration has ended
 * @param endedAt absent while it lives
 */
record Registration(
        @Field("n") int number,
        @Field("s") Standing standing,
        @Field("a") Attendance attendance,
        @Field("c") int seats,
        @Field("d") Instant confirmBy,
        @Field("h") String confirmHash,
        @Field("g") @Nullable String manageHash,
        @Field("u") @Nullable Instant manageUntil,
        @Field("w") int waitedAt,
        @Field("f") @Nullable String fingerprint,
        @Field("p") @Nullable Person person,
        @Field("e") @Nullable Instant endedAt) {

    Registration {
        Objects.requireNonNull(standing);
        Objects.requireNonNull(attendance);
        Objects.requireNonNull(confirmBy);
        Objects.requireNonNull(confirmHash);
        if (number < 1 || seats < 1 || waitedAt < 0) {
            throw new IllegalArgumentException("a registration has a number and at least one seat");
        }
        if (standing.live() != (person != null)) {
            throw new IllegalArgumentException(
                    "a live registration is somebody's, an ended one nobody's");
        }
        if (standing.live() != (endedAt == null)) {
            throw new IllegalArgumentException("a live registration has not ended");
        }
        if ((manageHash == null) != (manageUntil == null)) {
            throw new IllegalArgumentException("a link ends some time");
        }
        if (standing.live() && standing.unconfirmed() != (manageHash == null)) {
            throw new IllegalArgumentException("the managing link comes with the confirmation");
        }
    }

    /** Whose it is; only asked of a live one. */
    Person holder() {
        return Objects.requireNonNull(person, "an ended registration is nobody's");
    }

    boolean overdue(Instant now) {
        return standing.unconfirmed() && !now.isBefore(confirmBy);
    }

    /** Moved up, from waiting to seats. */
    Registration promoted() {
        return at(standing == Standing.WAITING ? Standing.SEATED : Standing.HELD);
    }

    Registration confirmed(String hash, Instant until) {
        return new Registration(
                number,
                standing == Standing.HELD ? Standing.SEATED : Standing.WAITING,
                attendance,
                seats,
                confirmBy,
                confirmHash,
                hash,
                until,
                waitedAt,
                fingerprint,
                person,
                endedAt);
    }

    Registration reachableBy(String hash, Instant until) {
        return new Registration(
                number,
                standing,
                attendance,
                seats,
                confirmBy,
                confirmHash,
                hash,
                until,
                waitedAt,
                fingerprint,
                person,
                endedAt);
    }

    /** What stays so that links can say what happened: nothing about the person. */
    Registration ended(Standing how, Instant at) {
        return new Registration(
                number,
                how,
                attendance,
                seats,
                confirmBy,
                confirmHash,
                manageHash,
                manageUntil,
                waitedAt,
                fingerprint,
                null,
                at);
    }

    private Registration at(Standing next) {
        return new Registration(
                number,
                next,
                attendance,
                seats,
                confirmBy,
                confirmHash,
                manageHash,
                manageUntil,
                waitedAt,
                fingerprint,
                person,
                endedAt);
    }

    @Override
    public String toString() {
        return standing + " no. " + number + ", " + seats + " " + attendance;
    }
}
