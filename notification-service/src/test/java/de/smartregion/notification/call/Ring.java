package de.smartregion.notification.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What tests of calls have in common. */
final class Ring {
    static final byte[] KEY =
            "a key for tests, and for tests only".getBytes(StandardCharsets.UTF_8);

    private static final Instant HAPPENED = Instant.parse("2027-02-01T09:00:00Z");

    private Ring() {}

    static Notice notice(String event, String webhook) {
        return new Notice(
                webhook,
                event,
                "/events-service",
                "de.smartregion.events.seat-confirmed.v1",
                "forum",
                HAPPENED);
    }

    /** As it is in earnest, but that receivers may be on this machine and none has much time. */
    static CallSettings settings() {
        return settings(List.of("hooks.example", ".partner.example"), List.of("127.0.0.1"));
    }

    /** With receivers that may take longer than any test waits. */
    static CallSettings patient() {
        var all = settings();
        return new CallSettings(
                all.hosts(),
                all.inside(),
                all.pauses(),
                all.atOnce(),
                all.connect(),
                Duration.ofSeconds(30),
                all.lease(),
                all.poll(),
                all.keep());
    }

    static CallSettings settings(List<String> hosts, List<String> inside) {
        return new CallSettings(
                hosts,
                inside,
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24)),
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                Duration.ofDays(30));
    }
}
