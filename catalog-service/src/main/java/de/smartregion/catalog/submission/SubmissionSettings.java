package de.smartregion.catalog.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * @param link how long an author without an account may come back by link
 * @param importSize how large a file the office may bring in
 */
@ConfigurationProperties("smartregion.submissions")
record SubmissionSettings(
        @DefaultValue("180d") Duration link, @DefaultValue("10MB") DataSize importSize) {

    SubmissionSettings {
        if (link.isZero() || link.isNegative() || importSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "smartregion.submissions: link and import-size are more than nothing");
        }
    }
}
