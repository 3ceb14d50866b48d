package de.smartregion.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * What each key may use within a period: never more, whatever period one looks at. (A {@link
 * Limiter} lets a burst follow a burst.) To remember little, moments are rounded to a thirtieth of
 * the period, and what was used is forgotten that much later.
 */
final class Allowance<K> {
    private static final int SLOTS = 30;

    private final Cache<K, Used> used;
    private final int most;
    private final long slot;
    private final LongSupplier nanos;
    private final long start;

    Allowance(int most, Duration per, int remembered, LongSupplier nanos) {
        this.most = most;
        this.slot = Math.ceilDiv(per.toNanos(), SLOTS);
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.used =
                Caffeine.newBuilder()
                        .maximumSize(remembered)
                        .expireAfterAccess(per.plusNanos(2 * slot))
                        .ticker(nanos::getAsLong)
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * Takes so much; zero when there was as much left, otherwise how long to wait for it. Whoever
     * asks for more than there ever is gets all of it: waiting would not help them.
     */
    Duration take(K key, int wanted) {
        int much = Math.min(wanted, most);
        long now = nanos.getAsLong() - start;
        long next = used.get(key, _ -> new Used()).take(much, most, now / slot);
        return next == 0 ? Duration.ZERO : Duration.ofNanos(next * slot - now);
    }

    int taken(K key) {
        var known = used.getIfPresent(key);
        return known == null ? 0 : known.sum((nanos.getAsLong() - start) / slot);
    }

    /** It was not used after all. */
    void giveBack(K key, int wanted) {
        var known = used.getIfPresent(key);
        if (known != null) {
            known.giveBack(Math.min(wanted, most));
        }
    }

    private record Use(long slot, int much) {}

    private static final class Used {
        private final ArrayDeque<Use> uses = new ArrayDeque<>(2);
        private int sum;

        /** Zero, or the slot in which to come again. */
        synchronized long take(int much, int most, long now) {
            if (sum(now) + much > most) {
                return firstWithRoomFor(much, most);
            }
            var last = uses.peekLast();
            if (last != null && last.slot() == now) {
                uses.removeLast();
                uses.addLast(new Use(now, last.much() + much));
            } else {
                uses.addLast(new Use(now, much));
            }
            sum += much;
            return 0;
        }

        synchronized int sum(long now) {
            while (!uses.isEmpty() && freeIn(uses.getFirst()) <= now) {
                sum -= uses.removeFirst().much();
            }
            return sum;
        }

        private long firstWithRoomFor(int much, int most) {
            int left = sum;
            for (var use : uses) {
                left -= use.much();
                if (left + much <= most) {
                    return freeIn(use);
                }
            }
            throw new IllegalStateException("more than there ever is");
        }

        /** The latest first: that is what was hardly taken yet. */
        synchronized void giveBack(int much) {
            int left = much;
            while (left > 0 && !uses.isEmpty()) {
                var last = uses.removeLast();
                int back = Math.min(left, last.much());
                if (back < last.much()) {
                    uses.addLast(new Use(last.slot(), last.much() - back));
                }
                left -= back;
                sum -= back;
            }
        }

        private static long freeIn(Use use) {
            return use.slot() + SLOTS + 1;
        }
    }
}
