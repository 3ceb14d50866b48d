package de.smartregion.notification.post;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import java.time.Duration;
import java.time.Instant;

/**
 * One letter on its way. Its laws: an open letter says when it is due next (one being sent: when
 * its lease ends); one being sent has one owner; what was sent has forgotten its reader and its
 * words.
 */
record Delivery(
        @Id String id,
        long version,
        String template,
        String sender,
        DeliveryState state,
        int attempts,
        Instant causedAt,
        Instant writtenAt,
        @Nullable Instant dueAt,
        @Nullable String owner,
        @Nullable Instant endedAt,
        @Nullable String reply,
        @Nullable String recipient,
        @Nullable String message) {

    Delivery {
        boolean ended = state == DeliveryState.SENT || state == DeliveryState.BLOCKED;
        if (ended == (dueAt != null) || ended == (endedAt == null)) {
            throw new IllegalArgumentException("an open letter is due, an ended one is not");
        }
        if ((state == DeliveryState.SENDING) == (owner == null)) {
            throw new IllegalArgumentException("a letter being sent, and only that, has an owner");
        }
        boolean forgotten = recipient == null && message == null;
        if ((state == DeliveryState.SENT) != forgotten) {
            throw new IllegalArgumentException(
                    "a letter forgets its reader and its words when it is out");
        }
    }

    static Delivery of(SealedLetter letter, Instant now) {
        return new Delivery(
                letter.id(),
                1,
                letter.template(),
                letter.sender(),
                DeliveryState.PENDING,
                0,
                letter.causedAt(),
                now,
                now,
                null,
                null,
                null,
                letter.recipient(),
                letter.message());
    }

    /**
     * Whether somebody may take it now: it is due, or whoever took it has not been heard of since
     * its lease ended.
     */
    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    /** Taken by somebody; whoever takes over from one who vanished counts that as an attempt. */
    Delivery claimed(String by, Instant until) {
        int tried = state == DeliveryState.SENDING && !by.equals(owner) ? attempts + 1 : attempts;
        return next(DeliveryState.SENDING, tried, until, by, null, reply);
    }

    /** Out. From here on it only knows that it was. */
    Delivery accepted(Instant now) {
        return new Delivery(
                id,
                version + 1,
                template,
                sender,
                DeliveryState.SENT,
                attempts + 1,
                causedAt,
                writtenAt,
                null,
                null,
                now,
                null,
                null,
                null);
    }

    /** Refused for good. */
    Delivery refused(String why, Instant now) {
        return next(DeliveryState.BLOCKED, attempts + 1, null, null, now, why);
    }

    /**
     * Failed for now: tried again after the pause that the number of attempts asks for, or given
     * up.
     */
    Delivery failed(String why, Instant now, Backoff backoff) {
        int tried = attempts + 1;
        return tried >= backoff.attempts()
                ? next(DeliveryState.BLOCKED, tried, null, null, now, why)
                : next(
                        DeliveryState.RETRY,
                        tried,
                        now.plus(backoff.pauseAfter(tried)),
                        null,
                        null,
                        why);
    }

    /** Not even tried: it waits as if nobody had taken it, and no attempt is spent. */
    Delivery putBack(Instant due) {
        return next(
                attempts == 0 ? DeliveryState.PENDING : DeliveryState.RETRY,
                attempts,
                due,
                null,
                null,
                reply);
    }

    /** Blocked, and given another round of attempts by the staff. */
    Delivery retried(Instant now) {
        return next(DeliveryState.PENDING, 0, now, null, null, reply);
    }

    private Delivery next(
            DeliveryState to,
            int tried,
            @Nullable Instant due,
            @Nullable String by,
            @Nullable Instant ended,
            @Nullable String why) {
        return new Delivery(
                id,
                version + 1,
                template,
                sender,
                to,
                tried,
                causedAt,
                writtenAt,
                due,
                by,
                ended,
                why,
                recipient,
                message);
    }

    @Override
    public String toString() {
        return "letter " + id + " " + state; // personal data stays out of logs
    }

    /** How often a letter is tried, and how long it rests after each failure. */
    interface Backoff {
        int attempts();

        Duration pauseAfter(int attempts);
    }
}
