package de.smartregion.catalog.project;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * @param trusted how long something is taken for true before its contact is asked
 * @param answer how long the link in that letter works
 * @param reminder how long after that its contact is asked once more
 * @param soon how long before it is due the office reads of it
 * @param look how often to look for what nobody has confirmed
 */
@ConfigurationProperties("smartregion.projects")
record ProjectSettings(
        @DefaultValue("365d") Duration trusted,
        @DefaultValue("90d") Duration answer,
        @DefaultValue("30d") Duration reminder,
        @DefaultValue("60d") Duration soon,
        @DefaultValue("1h") Duration look) {

    ProjectSettings {
        positive("trusted", trusted);
        positive("answer", answer);
        positive("reminder", reminder);
        positive("soon", soon);
        positive("look", look);
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "smartregion.projects." + name + " must be longer than nothing");
        }
    }
}
