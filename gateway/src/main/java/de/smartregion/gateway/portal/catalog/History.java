package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Every published revision, the newest first; persons are told to the office only. */
public record History(List<Revision> items) {
    public History {
        items = Lists.of(items);
    }

    /** One of them, and what it changed. */
    public record Revision(
            int revision,
            Instant publishedAt,
            List<Difference> fields,
            Submission.@Nullable Author author) {
        public Revision {
            fields = Lists.of(fields);
        }
    }
}
