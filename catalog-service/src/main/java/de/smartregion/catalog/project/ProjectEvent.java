package de.smartregion.catalog.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What happened to a project, told to whoever keeps something about it. */
sealed interface ProjectEvent extends DomainEvent {

    /** {@code imported}: brought in by the office with many others. */
    record ProjectPublished(@JsonUnwrapped Facts facts, @Nullable Boolean imported)
            implements ProjectEvent {}

    /** {@code changed}: names of what is not as it was in the profile. */
    record ProjectRevised(@JsonUnwrapped Facts facts, List<String> changed)
            implements ProjectEvent {
        public ProjectRevised {
            changed = List.copyOf(changed);
        }
    }

    /** {@code by}: CONTACT, MUNICIPALITY or OFFICE. */
    record ProjectConfirmed(@JsonUnwrapped Facts facts, String by) implements ProjectEvent {}

    record ProjectReopened(@JsonUnwrapped Facts facts) implements ProjectEvent {}

    record ProjectArchived(
            String project,
            int revision,
            String title,
            @Nullable String titleEnglish,
            String reason,
            @Nullable String replacedBy,
            String contactName,
            String contactEmail,
            String language,
            Instant archivedAt)
            implements ProjectEvent {
        @Override
        public String toString() {
            return "project-archived";
        }
    }

    /**
     * Nobody has confirmed it for a year; the contact is asked by a letter with one button. From
     * {@code askedAt} until somebody answers it is overdue. {@code together}: how many are asked at
     * once; {@code repeated}: the contact was asked before.
     */
    record ConfirmationDue(
            String project,
            String title,
            @Nullable String titleEnglish,
            String name,
            String email,
            String language,
            Instant confirmedAt,
            Instant askedAt,
            String confirmToken,
            Instant confirmBy,
            int together,
            @Nullable Boolean repeated)
            implements ProjectEvent {
        @Override
        public String toString() {
            return "confirmation-due";
        }
    }

    @Override
    default String type() {
        return switch (this) {
            case ProjectPublished _ -> "de.smartregion.catalog.project-published.v1";
            case ProjectRevised _ -> "de.smartregion.catalog.project-revised.v1";
            case ProjectConfirmed _ -> "de.smartregion.catalog.project-confirmed.v1";
            case ProjectReopened _ -> "de.smartregion.catalog.project-reopened.v1";
            case ProjectArchived _ -> "de.smartregion.catalog.project-archived.v1";
            case ConfirmationDue _ -> "de.smartregion.catalog.confirmation-due.v1";
        };
    }

    /** All that readers need, so that none has to ask back. */
    record Facts(
            String project,
            int revision,
            Instant publishedAt,
            Instant changedAt,
            Instant confirmedAt,
            Profile profile) {

        static Facts of(Project project) {
            return new Facts(
                    project.id(),
                    project.revision(),
                    project.publishedAt(),
                    project.changedAt(),
                    project.confirmedAt(),
                    project.profile());
        }

        @Override
        public String toString() {
            return "facts of project " + project;
        }
    }
}
