package de.smartregion.local.signin;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow. After a few wrong passwords an account has to wait, for whoever asks from
 * that network, and twice as long after each further one; after many, for whatever accounts, so has
 * the network.
 */
final class Attempts {

    /** People mistype, but seldom that often. */
    private static final int FREE = 3;

    /** A whole office begins its day behind one address. */
    private static final int FREE_OF_NETWORK = 20;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** After which wrong passwords are forgotten. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /** More than that are forgotten, the oldest first: memory is not for guessers to fill. */
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>();

    /** Without an account it is the network's own. */
    private record Key(@Nullable String account, String network) {
        int free() {
            return account == null ? FREE_OF_NETWORK : FREE;
        }
    }

    private record Failures(int count, Instant last, Instant until) {}

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this account has to wait; zero when it may try. */
    synchronized Duration wait(String account, String network) {
        var ofAccount = wait(new Key(account, network));
        var ofNetwork = wait(new Key(null, network));
        return ofAccount.compareTo(ofNetwork) > 0 ? ofAccount : ofNetwork;
    }

    private Duration wait(Key key) {
        var failed = failures.get(key);
        var now = clock.instant();
        return failed == null || !now.isBefore(failed.until())
                ? Duration.ZERO
                : Duration.between(now, failed.until());
    }

    synchronized void failed(String account, String network) {
        failed(new Key(account, network));
        failed(new Key(null, network));
    }

    private void failed(Key key) {
        var now = clock.instant();
        var before = failures.remove(key);
        var count =
                before == null || before.last().plus(MEMORY).isBefore(now) ? 1 : before.count() + 1;
        failures.put(key, new Failures(count, now, now.plus(pause(count, key.free()))));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /** Who knows one password may still be guessing others: the network is not forgiven. */
    synchronized void succeeded(String account, String network) {
        failures.remove(new Key(account, network));
    }

    private static Duration pause(int count, int free) {
        if (count < free) {
            return Duration.ZERO;
        }
        var doublings = Math.min(count - free, 20);
        var pause = FIRST.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
