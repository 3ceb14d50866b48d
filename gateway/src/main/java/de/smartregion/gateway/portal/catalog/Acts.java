package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What was decided about a published project, the newest first. */
public record Acts(List<Act> items) {
    public Acts {
        items = Lists.of(items);
    }

    /**
     * One of them.
     *
     * @param name told to the office only
     */
    public record Act(
            Instant at,
            String what,
            String by,
            @Nullable String municipality,
            @Nullable String name) {
        @Override
        public String toString() {
            return what + " at " + at; // personal data stays out of logs
        }
    }
}
