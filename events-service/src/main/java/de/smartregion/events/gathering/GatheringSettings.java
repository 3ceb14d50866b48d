package de.smartregion.events.gathering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/** {@code ended}: how often to look for gatherings that are over. */
@ConfigurationProperties("smartregion.gatherings")
record GatheringSettings(@DefaultValue("30s") Duration ended) {
    GatheringSettings {
        if (ended.isZero() || ended.isNegative()) {
            throw new IllegalArgumentException(
                    "smartregion.gatherings.ended must be longer than nothing");
        }
    }
}
