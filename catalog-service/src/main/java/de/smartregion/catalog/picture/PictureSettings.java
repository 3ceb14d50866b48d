package de.smartregion.catalog.picture;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * @param size of a file that is taken
 * @param pixels that are decoded at most, as its header tells them
 * @param atOnce how many are drawn at the same time: each takes some 40 MB while it is
 * @param patience how long somebody waits for their turn
 * @param unused how long a picture is kept that nothing shows
 * @param look how often to look for such ones
 */
@ConfigurationProperties("smartregion.pictures")
record PictureSettings(
        @DefaultValue("10MB") DataSize size,
        @DefaultValue("40000000") long pixels,
        @DefaultValue("2") int atOnce,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("30d") Duration unused,
        @DefaultValue("6h") Duration look) {

    PictureSettings {
        if (size.toBytes() < 1 || pixels < 1 || atOnce < 1 || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "smartregion.pictures: size, pixels and at-once are at least 1");
        }
        if (unused.isNegative() || !look.isPositive()) {
            throw new IllegalArgumentException(
                    "smartregion.pictures: unused and look are more than nothing");
        }
    }
}
