package de.smartregion.notification.call;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Whom calls may reach, and how they are made.
 *
 * @param hosts that may be called: over TLS, at port 443, at addresses everybody could reach; one
 *     that begins with a dot stands for all below it. None unless named
 * @param inside hosts of the office's own network: at any address and port, over TLS or not. None
 *     unless named
 * @param pauses how long a call rests after its first failure, its second, and so on; then it is
 *     given up
 * @param atOnce how many calls of one webhook may be on the line at a time
 * @param connect how long a receiver may take to accept a connection
 * @param patience how long all of a call may take
 * @param lease how long a call taken is nobody else's
 * @param poll how often it is looked for calls that are due
 * @param keep how long a call is remembered
 */
@ConfigurationProperties("smartregion.webhooks")
record CallSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue List<String> inside,
        @DefaultValue({"5s", "1m", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
                List<Duration> pauses,
        @DefaultValue("4") int atOnce,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("30d") Duration keep) {

    CallSettings {
        hosts = lowered(hosts);
        inside = lowered(inside);
        pauses = List.copyOf(pauses);
        demand(pauses.stream().allMatch(Duration::isPositive), "pauses", "positive");
        demand(atOnce >= 1 && atOnce <= 64, "at-once", "between 1 and 64");
        demand(connect.isPositive(), "connect", "positive");
        demand(patience.compareTo(connect) >= 0, "patience", "at least what connecting may take");
        demand(
                lease.compareTo(patience.multipliedBy(2)) >= 0,
                "lease",
                "twice the patience or more");
        demand(poll.isPositive(), "poll", "positive");
        demand(
                keep.compareTo(pauses.stream().reduce(Duration.ZERO, Duration::plus)) > 0,
                "keep",
                "longer than all pauses");
    }

    private static List<String> lowered(List<String> names) {
        return names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static void demand(boolean kept, String name, String rule) {
        if (!kept) {
            throw new IllegalArgumentException("smartregion.webhooks." + name + " must be " + rule);
        }
    }
}
