package de.smartregion.catalog.reuse;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * @param keep how long it is remembered who wanted something
 * @param look how often to look for what is to be forgotten
 */
@ConfigurationProperties("smartregion.reuses")
record ReuseSettings(@DefaultValue("730d") Duration keep, @DefaultValue("1h") Duration look) {

    ReuseSettings {
        if (!keep.isPositive() || !look.isPositive()) {
            throw new IllegalArgumentException(
                    "smartregion.reuses: keep and look are more than nothing");
        }
    }
}
