package de.smartregion.notification.post;

import io.github.resilience4j.core.IntervalFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How letters are sent.
 *
 * @param owner a name of this instance that no other one has and that survives a restart; without
 *     it, what a killed instance had taken waits for the end of its lease
 * @param workers how many connections to the mail server
 * @param room how many letters this instance takes at a time
 * @param lease how long a letter taken is nobody else's
 * @param timeout how long the mail server may take for one answer
 * @param idle after what time a connection without work is closed
 * @param poll how often it looks for letters that nobody told it about
 * @param attempts after how many attempts the staff decides
 * @param backoff how long a letter rests after its first failure; doubled each time
 * @param longestBackoff where the doubling ends
 * @param rate letters per second at most
 * @param pause how long nothing is tried once the mail server is away
 * @param keep how long an ended letter is remembered
 */
@ConfigurationProperties("smartregion.post")
record PostSettings(
        @Nullable String owner,
        @DefaultValue("12") int workers,
        @DefaultValue("400") int room,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("30s") Duration idle,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10") int attempts,
        @DefaultValue("30s") Duration backoff,
        @DefaultValue("1h") Duration longestBackoff,
        @DefaultValue("500") int rate,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("90d") Duration keep)
        implements Delivery.Backoff {

    /**
     * An answer of the mail server is awaited for connection, greeting, sender, recipient, data and
     * end of data.
     */
    private static final int ANSWERS_PER_LETTER = 6;

    /** Dead letters may be read again that long after their cause. */
    private static final Duration LONGEST_REPEAT = Duration.ofDays(14);

    PostSettings {
        demand(workers >= 1 && workers <= 64, "workers", "between 1 and 64");
        demand(room >= workers, "room", "at least the number of workers");
        demand(isPositive(timeout), "timeout", "positive");
        demand(
                lease.compareTo(timeout.multipliedBy(ANSWERS_PER_LETTER)) >= 0,
                "lease",
                "six timeouts or more");
        demand(isPositive(idle), "idle", "positive");
        demand(isPositive(poll), "poll", "positive");
        demand(attempts >= 1, "attempts", "at least 1");
        demand(isPositive(backoff), "backoff", "positive");
        demand(longestBackoff.compareTo(backoff) >= 0, "longest-backoff", "at least the backoff");
        demand(rate >= 1, "rate", "at least 1 per second");
        demand(isPositive(pause), "pause", "positive");
        demand(
                keep.compareTo(LONGEST_REPEAT) >= 0,
                "keep",
                "at least 14 days, or a repeat could be sent again");
        demand(owner == null || !owner.isBlank(), "owner", "a name or absent");
    }

    /**
     * Grows exponentially, with a tenth of chance in it so that letters that failed together do not
     * return together.
     */
    @Override
    public Duration pauseAfter(int attempts) {
        var growing =
                IntervalFunction.ofExponentialRandomBackoff(backoff, 2.0, 0.1, longestBackoff);
        return Duration.ofMillis(growing.apply(attempts));
    }

    private static boolean isPositive(Duration duration) {
        return duration.isPositive();
    }

    private static void demand(boolean kept, String name, String rule) {
        if (!kept) {
            throw new IllegalArgumentException("smartregion.post." + name + " must be " + rule);
        }
    }
}
