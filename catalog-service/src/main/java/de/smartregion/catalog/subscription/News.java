package de.smartregion.catalog.subscription;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What happened to a project.
 *
 * @param cause id of the event that tells it
 * @param changed names of what a revision changed
 * @param reason why it was archived
 * @param interests whom it interests, in words
 */
record News(
        String cause,
        Instant at,
        What what,
        String project,
        String title,
        @Nullable String titleEnglish,
        @Nullable List<String> changed,
        @Nullable String reason,
        List<String> interests) {

    enum What {
        PUBLISHED,
        REVISED,
        ARCHIVED,
        REOPENED
    }

    News {
        changed = changed == null ? null : List.copyOf(changed);
        interests = List.copyOf(interests);
    }
}
