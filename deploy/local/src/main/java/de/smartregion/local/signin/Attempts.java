package de.smartregion.local.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow. After a few wrong passwords an account has to wait, for whoever asks from
 * that network, and twice as long after each further one.
 */
final class Attempts {

    /** People mistype, but seldom that often. */
    private static final int FREE = 3;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** After which wrong passwords are forgotten. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /** More than that are forgotten, the oldest first: memory is not for guessers to fill. */
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>();

    private record Key(String account, String network) {}

    private record Failures(int count, Instant last, Instant until) {}

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this account has to wait; zero when it may try. */
    synchronized Duration wait(String account, String network) {
        var failed = failures.get(new Key(account, network));
        var now = clock.instant();
        return failed == null || !now.isBefore(failed.until())
                ? Duration.ZERO
                : Duration.between(now, failed.until());
    }

    synchronized void failed(String account, String network) {
        var key = new Key(account, network);
        var now = clock.instant();
        var before = failures.remove(key);
        var count =
                before == null || before.last().plus(MEMORY).isBefore(now) ? 1 : before.count() + 1;
        failures.put(key, new Failures(count, now, now.plus(pause(count))));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String account, String network) {
        failures.remove(new Key(account, network));
    }

    private static Duration pause(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        var doublings = Math.min(count - FREE, 20);
        var pause = FIRST.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
