package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What a consultant has to go to, as calendars want to know it. */
public interface Engagements {

    enum Certainty {
        CONFIRMED,
        /** Kept for a municipality that has not answered. */
        TENTATIVE,
        CANCELLED
    }

    /**
     * One entry of a calendar.
     *
     * @param id the same in letters, so that a calendar which knows both shows it once
     * @param where the address to go to, the one to open, or whom to call
     */
    record Engagement(
            String id,
            String title,
            @Nullable String where,
            Instant start,
            Instant end,
            int sequence,
            Instant changedAt,
            Certainty certainty) {
        @Override
        public String toString() {
            return "engagement " + id; // says who is met
        }
    }

    /** Of one consultant, the latest changed first. */
    List<Engagement> of(String consultant);
}
