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
 * @param confirmBy when an unconfirmed registration ends; absent if there was nothing to confirm
 * @param confirmHash of the token that confirms, if one was told
 * @param manageHash of the token that shows and cancels; there once confirmed
 * @param manageUntil when that token ends
 * @param waitedAt the place on the waiting list told at first; 0 if seats were free at once
 * @param fingerprint of the question, if it came under an Idempotency-Key
 * @param person nobody any more once the registration has ended
 * @param endedAt absent while it lives
 * @param since when it was made
 * @param changes how often it was changed; absent if never
 * @param remindedAt when the person was last told that there is this registration already
 */
record Registration(
        @Field("n") int number,
        @Field("s") Standing standing,
        @Field("a") Attendance attendance,
        @Field("c") int seats,
        @Field("d") @Nullable Instant confirmBy,
        @Field("h") @Nullable String confirmHash,
        @Field("g") @Nullable String manageHash,
        @Field("u") @Nullable Instant manageUntil,
        @Field("w") int waitedAt,
        @Field("f") @Nullable String fingerprint,
        @Field("p") @Nullable Person person,
        @Field("e") @Nullable Instant endedAt,
        @Field("b") @Nullable Instant since,
        @Field("x") @Nullable Integer changes,
        @Field("t") @Nullable Instant remindedAt) {

    Registration {
        Objects.requireNonNull(standing);
        Objects.requireNonNull(attendance);
        if (standing.unconfirmed() && (confirmBy == null || confirmHash == null)) {
            throw new IllegalArgumentException("what is not confirmed has a deadline and a link");
        }
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

    /** Until when to confirm; only asked of one that had to be confirmed. */
    Instant deadline() {
        return Objects.requireNonNull(confirmBy, "there was nothing to confirm");
    }

    boolean overdue(Instant now) {
        return standing.unconfirmed() && !now.isBefore(deadline());
    }

    /** Moved up, from waiting to seats. */
    Registration promoted() {
        return new Registration(
                number,
                standing == Standing.WAITING ? Standing.SEATED : Standing.HELD,
                attendance,
                seats,
                confirmBy,
                confirmHash,
                manageHash,
                manageUntil,
                waitedAt,
                fingerprint,
                person,
                endedAt,
                since,
                changes,
                remindedAt);
    }

    Registration confirmed(String hash, Instant until) {
        return reachableBy(
                hash, until, standing == Standing.HELD ? Standing.SEATED : Standing.WAITING);
    }

    Registration reachableBy(String hash, Instant until) {
        return reachableBy(hash, until, standing);
    }

    private Registration reachableBy(String hash, Instant until, Standing next) {
        return new Registration(
                number,
                next,
                attendance,
                seats,
                confirmBy,
                confirmHash,
                hash,
                until,
                waitedAt,
                fingerprint,
                person,
                endedAt,
                since,
                changes,
                remindedAt);
    }

    /** The number is another one if the place in the line is. */
    Registration changed(int at, Wish wish) {
        return new Registration(
                at,
                standing,
                wish.attendance(),
                wish.seats(),
                confirmBy,
                confirmHash,
                manageHash,
                manageUntil,
                waitedAt,
                fingerprint,
                holder().with(wish.language(), wish.function()),
                endedAt,
                since,
                changes == null ? 1 : changes + 1,
                remindedAt);
    }

    boolean is(Wish wish) {
        return seats == wish.seats()
                && attendance == wish.attendance()
                && holder().language() == wish.language()
                && Objects.equals(holder().function(), wish.function());
    }

    Registration reminded(Instant at) {
        return new Registration(
                number,
                standing,
                attendance,
                seats,
                confirmBy,
                confirmHash,
                manageHash,
                manageUntil,
                waitedAt,
                fingerprint,
                person,
                endedAt,
                since,
                changes,
                at);
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
                at,
                since,
                changes,
                remindedAt);
    }

    /** What stays of a question that seats nobody: the answer. No link leads to it. */
    Registration repeated(Instant at) {
        return new Registration(
                number,
                Standing.REPEATED,
                attendance,
                seats,
                confirmBy,
                null,
                null,
                null,
                waitedAt,
                fingerprint,
                null,
                at,
                since,
                null,
                null);
    }

    @Override
    public String toString() {
        return standing + " no. " + number + ", " + seats + " " + attendance;
    }
}
