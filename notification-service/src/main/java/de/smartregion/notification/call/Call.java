package de.smartregion.notification.call;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One call of one webhook because of one event, and named after both: told twice, it is one call.
 * Its laws: an open call says when it is due next (one being made: when its lease ends), an ended
 * one when it ended; what is told stays the same however often it is made.
 *
 * @param attempts since it was written, or made again
 * @param openedAt when it was written, or made again the last time
 * @param keptUntil when it is forgotten, open or not
 * @param log of the last attempts, the newest last
 */
record Call(
        @Id String id,
        long version,
        String webhook,
        String type,
        String body,
        CallState state,
        int attempts,
        Instant writtenAt,
        Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        Instant keptUntil,
        List<Attempt> log) {

    /** More than one round of attempts, and never more than a page. */
    private static final int LONGEST_LOG = 30;

    Call {
        log = List.copyOf(log);
        if (state.ended() == (dueAt != null) || state.ended() == (endedAt == null)) {
            throw new IllegalArgumentException("an open call is due, an ended one is not");
        }
    }

    static Call of(Notice notice, Instant now, Duration keep) {
        return new Call(
                notice.name(),
                1,
                notice.webhook(),
                notice.type(),
                notice.body(),
                CallState.PENDING,
                0,
                now,
                now,
                now,
                null,
                now.plus(keep),
                List.of());
    }

    /** Taken; whoever takes over from one who vanished counts that as an attempt. */
    Call claimed(Instant until) {
        return next(
                CallState.SENDING,
                state == CallState.SENDING ? attempts + 1 : attempts,
                until,
                null,
                log);
    }

    /**
     * What has become of it. A receiver that is gone is not called again, and a test says at once
     * what it found.
     *
     * @param pauses how long it rests after each failure; after as many it is given up
     */
    Call after(Attempt attempt, Instant now, List<Duration> pauses) {
        var told = Stream.concat(log.stream(), Stream.of(attempt)).toList();
        var latest = told.subList(Math.max(0, told.size() - LONGEST_LOG), told.size());
        int tried = attempts + 1;
        if (attempt.isTaken()) {
            return next(CallState.DELIVERED, tried, null, now, latest);
        }
        return attempt.isGone() || type.equals(Notice.TEST) || tried > pauses.size()
                ? next(CallState.FAILED, tried, null, now, latest)
                : next(CallState.RETRY, tried, now.plus(pauses.get(tried - 1)), null, latest);
    }

    /** Made again from the beginning, by the same name; one that is open already stays as it is. */
    Call again(Instant now, Duration keep) {
        return state.ended()
                ? new Call(
                        id,
                        version + 1,
                        webhook,
                        type,
                        body,
                        CallState.PENDING,
                        0,
                        writtenAt,
                        now,
                        now,
                        null,
                        now.plus(keep),
                        log)
                : this;
    }

    private Call next(
            CallState to,
            int tried,
            @Nullable Instant due,
            @Nullable Instant ended,
            List<Attempt> attemptsMade) {
        return new Call(
                id,
                version + 1,
                webhook,
                type,
                body,
                to,
                tried,
                writtenAt,
                openedAt,
                due,
                ended,
                keptUntil,
                attemptsMade);
    }

    @Override
    public String toString() {
        return "call " + id + " " + state;
    }
}
