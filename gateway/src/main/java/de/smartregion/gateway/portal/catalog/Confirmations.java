package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Projects that nobody has confirmed for long, or soon will have to be. */
public record Confirmations(List<Line> items, int page, int size, long total) {
    public Confirmations {
        items = Lists.of(items);
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }

    /**
     * One of them.
     *
     * @param dueAt from when its contact is asked
     * @param askedAt since when it is overdue; null where nobody has been asked yet
     * @param repeatedAt when its contact was asked again, last
     */
    public record Line(
            String project,
            String title,
            List<String> municipalities,
            String contact,
            String email,
            Instant confirmedAt,
            Instant dueAt,
            @Nullable Instant askedAt,
            @Nullable Instant repeatedAt) {
        public Line {
            municipalities = Lists.of(municipalities);
        }

        @Override
        public String toString() {
            return "confirmation of " + project; // personal data stays out of logs
        }
    }
}
