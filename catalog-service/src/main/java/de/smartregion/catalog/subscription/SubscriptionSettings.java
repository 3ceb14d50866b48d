package de.smartregion.catalog.subscription;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * @param confirm how long the link of the letter that asks works, and what was typed is kept
 * @param memory how long it is remembered what was told: longer than the projects' topic keeps it
 * @param look how often to look for what is over
 */
@ConfigurationProperties("smartregion.subscriptions")
record SubscriptionSettings(
        @DefaultValue("48h") Duration confirm,
        @DefaultValue("9d") Duration memory,
        @DefaultValue("10m") Duration look) {

    SubscriptionSettings {
        for (var duration : new Duration[] {confirm, memory, look}) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException(
                        "smartregion.subscriptions: confirm, memory and look are more than nothing");
            }
        }
    }
}
