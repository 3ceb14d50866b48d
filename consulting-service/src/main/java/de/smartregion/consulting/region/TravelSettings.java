package de.smartregion.consulting.region;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/**
 * How long ways take where nobody has said better.
 *
 * @param start minutes for getting away and finding the place
 * @param perKilometre minutes, as the crow flies
 * @param sameDistrict minutes between two municipalities of one district
 * @param between minutes between two districts, by their keys: {@code 06411-06611}
 */
@ConfigurationProperties("smartregion.consulting.travel")
public record TravelSettings(
        @DefaultValue("15") int start,
        @DefaultValue("1.1") double perKilometre,
        @DefaultValue("20") int sameDistrict,
        @DefaultValue Map<String, Integer> between) {

    static final int LONGEST = 600;

    public TravelSettings {
        between = Map.copyOf(between);
        if (start < 0
                || start > LONGEST
                || perKilometre < 0
                || perKilometre > 10
                || sameDistrict < 0
                || sameDistrict > LONGEST
                || between.values().stream().anyMatch(it -> it < 0 || it > LONGEST)) {
            throw new IllegalArgumentException(
                    "smartregion.consulting.travel: a way takes 0 to 600 minutes");
        }
    }
}
