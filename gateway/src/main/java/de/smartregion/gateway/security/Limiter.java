package de.smartregion.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each key; who has not come for a whole period is forgotten, for then the
 * bucket is full again.
 */
final class Limiter<K> {
    private final Cache<K, Bucket> buckets;
    private final LimitSettings.Rate rate;
    private final TimeMeter clock;

    Limiter(LimitSettings.Rate rate, int remembered, LongSupplier nanos) {
        this.rate = rate;
        this.clock = new Nanos(nanos);
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(remembered)
                        .expireAfterAccess(rate.per())
                        .ticker(nanos::getAsLong)
                        .executor(Runnable::run)
                        .build();
    }

    /** Takes a token; zero when there was one, otherwise how long to wait for the next. */
    Duration take(K key) {
        var taken = buckets.get(key, _ -> fullBucket()).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(taken.getNanosToWaitForRefill());
    }

    long remembered() {
        return buckets.estimatedSize();
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(rate.writes())
                                        .refillGreedy(rate.writes(), rate.per()))
                .withCustomTimePrecision(clock)
                .build();
    }

    private record Nanos(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
