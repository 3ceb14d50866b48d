package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Some of the submissions. */
public record SubmissionPage(List<Line> items, int page, int size, long total) {
    public SubmissionPage {
        items = Lists.of(items);
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }

    /** One of them. */
    public record Line(
            String id,
            String project,
            int revision,
            State state,
            @Nullable String title,
            Submission.Author author,
            Instant changedAt,
            int comments,
            int unread) {}
}
