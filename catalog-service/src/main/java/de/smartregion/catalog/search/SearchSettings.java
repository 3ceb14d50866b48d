package de.smartregion.catalog.search;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the index is kept.
 *
 * @param folder where it lies; the system's folder for temporary files when absent
 * @param refresh how often what was told becomes visible
 * @param lookAfter how often to see whether it is still there
 */
@ConfigurationProperties("smartregion.search")
record SearchSettings(
        @Nullable Path folder,
        @DefaultValue("100ms") Duration refresh,
        @DefaultValue("1s") Duration lookAfter) {

    SearchSettings {
        if (!refresh.isPositive() || !lookAfter.isPositive()) {
            throw new IllegalArgumentException("a pause is longer than nothing");
        }
    }
}
