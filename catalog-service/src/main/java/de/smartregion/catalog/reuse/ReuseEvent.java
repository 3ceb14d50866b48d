package de.smartregion.catalog.reuse;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

/** What happened to a wish, told to those who help. */
sealed interface ReuseEvent extends DomainEvent {

    /**
     * {@code language}: of the contact; {@code total}: how many municipalities want it, this one
     * included.
     */
    record ReuseWanted(
            String project,
            String title,
            @Nullable String titleEnglish,
            String ags,
            String municipality,
            String name,
            String email,
            @Nullable String note,
            String contactName,
            String contactEmail,
            String language,
            long total)
            implements ReuseEvent {
        @Override
        public String toString() {
            return "reuse-wanted"; // personal data stays out of logs
        }
    }

    /** It is wanted no more; who wanted it is forgotten. */
    record ReuseWithdrawn(String project, String ags) implements ReuseEvent {}

    @Override
    default String type() {
        return switch (this) {
            case ReuseWanted _ -> "de.smartregion.catalog.reuse-wanted.v1";
            case ReuseWithdrawn _ -> "de.smartregion.catalog.reuse-withdrawn.v1";
        };
    }
}
