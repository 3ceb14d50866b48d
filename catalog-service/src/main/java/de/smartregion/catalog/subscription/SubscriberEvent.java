package de.smartregion.catalog.subscription;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What a subscriber is written, one event for each letter. */
sealed interface SubscriberEvent extends DomainEvent {

    /** {@code field}: of action; for a project its title instead. */
    record SubscriptionRequested(
            String subscriber,
            String interest,
            @Nullable String field,
            @Nullable String title,
            @Nullable String titleEnglish,
            String email,
            String language,
            String confirmToken,
            Instant confirmBy)
            implements SubscriberEvent {
        @Override
        public String toString() {
            return "subscription-requested"; // personal data stays out of logs
        }
    }

    /**
     * {@code news}: PUBLISHED, REVISED, ARCHIVED or REOPENED; {@code because}: the interests for
     * which it is told.
     */
    record ProjectNews(
            String subscriber,
            String news,
            String project,
            String title,
            @Nullable String titleEnglish,
            @Nullable List<String> changed,
            @Nullable String reason,
            List<String> because,
            String email,
            String language,
            String endToken)
            implements SubscriberEvent {
        @Override
        public String toString() {
            return "project-news"; // personal data stays out of logs
        }
    }

    @Override
    default String type() {
        return switch (this) {
            case SubscriptionRequested _ -> "de.smartregion.catalog.subscription-requested.v1";
            case ProjectNews _ -> "de.smartregion.catalog.project-news.v1";
        };
    }
}
