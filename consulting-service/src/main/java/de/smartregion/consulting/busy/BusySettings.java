package de.smartregion.consulting.busy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * @param hosts that may be asked for calendars; one that begins with a dot stands for all below it.
 *     None: nothing is fetched
 * @param every how often a calendar is read
 * @param look how often it is looked which calendars are due, and what other instances have read
 * @param patience from the first byte asked to the last one read
 * @param size of a calendar at most
 * @param events in a calendar at most
 * @param steps in working out what repeats, for one calendar at most
 * @param back how far into the past, {@code ahead} how far into the future busy times are kept
 */
@ConfigurationProperties("smartregion.consulting.busy")
record BusySettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("15m") Duration every,
        @DefaultValue("15s") Duration look,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("2MB") DataSize size,
        @DefaultValue("5000") int events,
        @DefaultValue("200000") int steps,
        @DefaultValue("8d") Duration back,
        @DefaultValue("400d") Duration ahead) {

    BusySettings {
        hosts = hosts.stream().map(it -> it.strip().toLowerCase(Locale.ROOT)).toList();
        for (var pause : new Duration[] {every, look, patience, back, ahead}) {
            if (!pause.isPositive()) {
                throw new IllegalArgumentException(
                        "smartregion.consulting.busy: a pause is longer than nothing");
            }
        }
        if (events < 1 || steps < 1 || size.toBytes() < 1 || size.toBytes() > 16 << 20) {
            throw new IllegalArgumentException("smartregion.consulting.busy: limits are limits");
        }
    }

    boolean allows(String host) {
        var asked = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(it -> it.startsWith(".") ? asked.endsWith(it) : asked.equals(it));
    }
}
