package de.smartregion.catalog.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * @param link how long an author without an account may come back by link, from the letter that
 *     told it last
 * @param withdrawn how long what was withdrawn can be taken up again, what was declined be read,
 *     and a draft be left alone whose link is over, before it is forgotten
 * @param abandoned how long a draft waits for somebody with an account
 * @param look how often to look for what is to be forgotten
 * @param importSize how large a file the office may bring in
 */
@ConfigurationProperties("smartregion.submissions")
record SubmissionSettings(
        @DefaultValue("180d") Duration link,
        @DefaultValue("90d") Duration withdrawn,
        @DefaultValue("365d") Duration abandoned,
        @DefaultValue("1h") Duration look,
        @DefaultValue("10MB") DataSize importSize) {

    SubmissionSettings {
        positive("link", link);
        positive("withdrawn", withdrawn);
        positive("abandoned", abandoned);
        positive("look", look);
        if (importSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "smartregion.submissions.import-size is more than nothing");
        }
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "smartregion.submissions." + name + " is more than nothing");
        }
    }
}
