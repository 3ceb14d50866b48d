package de.smartregion.gateway.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;

/** How each service is treated; application.yml gives the numbers and their reasons. */
@ConfigurationProperties("smartregion.routing")
record RoutingSettings(
        Duration connect,
        Duration answer,
        Duration idle,
        int inside,
        Duration queue,
        Retry retry,
        Breaker breaker,
        Keep keep,
        @DefaultValue List<Longer> longer) {
    RoutingSettings {
        refuseUnless(isBetween(connect, 10, 10_000), "connect: 10ms to 10s");
        refuseUnless(isBetween(answer, 50, 60_000), "answer: 50ms to 60s");
        refuseUnless(isBetween(idle, 100, 600_000), "idle: 100ms to 10m");
        refuseUnless(inside >= 1 && inside <= 10_000, "inside: 1 to 10,000");
        refuseUnless(isBetween(queue, 0, 10_000), "queue: 0 to 10s");
        longer = List.copyOf(longer);
    }

    /** How long one answer may take, all attempts together. */
    Duration answer(String path) {
        return longer.stream()
                .filter(it -> path.equals(it.path()))
                .map(Longer::answer)
                .findFirst()
                .orElse(answer);
    }

    /** What takes longer in the nature of things. */
    record Longer(String path, Duration answer) {
        Longer {
            refuseUnless(path.startsWith("/"), "longer.path: begins with /");
            refuseUnless(isBetween(answer, 50, 300_000), "longer.answer: 50ms to 5m");
        }
    }

    /** All attempts share the time for one answer. */
    record Retry(int attempts, Duration pause) {
        Retry {
            refuseUnless(attempts >= 1 && attempts <= 5, "retry.attempts: 1 to 5");
            refuseUnless(isBetween(pause, 1, 5_000), "retry.pause: 1ms to 5s");
        }
    }

    record Breaker(int calls, int failures, Duration open, int probes) {
        Breaker {
            refuseUnless(calls >= 2 && calls <= 10_000, "breaker.calls: 2 to 10,000");
            refuseUnless(failures >= 1 && failures <= calls, "breaker.failures: 1 to calls");
            refuseUnless(isBetween(open, 10, 600_000), "breaker.open: 10ms to 10m");
            refuseUnless(probes >= 1 && probes <= 100, "breaker.probes: 1 to 100");
        }
    }

    /** Nothing is kept in no bytes. */
    record Keep(DataSize most, Duration longest) {
        Keep {
            refuseUnless(most.toMegabytes() <= 1024 && !most.isNegative(), "keep.most: up to 1GB");
            refuseUnless(isBetween(longest, 1_000, 3_600_000), "keep.longest: 1s to 1h");
        }
    }

    private static boolean isBetween(Duration value, long least, long most) {
        return value.toMillis() >= least && value.toMillis() <= most;
    }

    private static void refuseUnless(boolean sane, String rule) {
        if (!sane) {
            throw new IllegalArgumentException("smartregion.routing." + rule);
        }
    }
}
