package de.smartregion.catalog.submission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What happened to a submission, told to whoever writes letters and to what shows projects. */
sealed interface SubmissionEvent extends DomainEvent {

    /** By somebody without an account: the link is the only way back to the draft. */
    record SubmissionStarted(@JsonUnwrapped Facts facts, String manageToken)
            implements SubmissionEvent {
        @Override
        public String toString() {
            return "submission-started";
        }
    }

    record ProjectSubmitted(@JsonUnwrapped Facts facts, @Nullable String manageToken)
            implements SubmissionEvent {
        @Override
        public String toString() {
            return "project-submitted";
        }
    }

    record SubmissionSentBack(
            @JsonUnwrapped Facts facts, String comment, @Nullable String manageToken)
            implements SubmissionEvent {
        @Override
        public String toString() {
            return "submission-sent-back";
        }
    }

    /** To be told to the other side; {@code role}: AUTHOR or OFFICE, {@code field}: what of it. */
    record SubmissionCommented(
            @JsonUnwrapped Facts facts,
            String role,
            String by,
            String comment,
            @Nullable String field,
            @Nullable String manageToken)
            implements SubmissionEvent {
        @Override
        public String toString() {
            return "submission-commented";
        }
    }

    /** For good; {@code comment}: why. */
    record SubmissionDeclined(
            @JsonUnwrapped Facts facts, String comment, @Nullable String manageToken)
            implements SubmissionEvent {
        @Override
        public String toString() {
            return "submission-declined";
        }
    }

    /** After the office has seen it; {@code role}: AUTHOR or OFFICE. */
    record SubmissionWithdrawn(
            @JsonUnwrapped Facts facts, String role, @Nullable String manageToken)
            implements SubmissionEvent {
        @Override
        public String toString() {
            return "submission-withdrawn";
        }
    }

    /** {@code imported}: brought in by the office; nobody waits for a letter. */
    record SubmissionPublished(
            @JsonUnwrapped Facts facts,
            String by,
            Profile profile,
            @Nullable Boolean imported,
            Instant publishedAt)
            implements SubmissionEvent {
        @Override
        public String toString() {
            return "submission-published";
        }
    }

    Facts facts();

    @Override
    default String type() {
        return switch (this) {
            case SubmissionStarted _ -> "de.smartregion.catalog.submission-started.v1";
            case ProjectSubmitted _ -> "de.smartregion.catalog.project-submitted.v1";
            case SubmissionSentBack _ -> "de.smartregion.catalog.submission-sent-back.v1";
            case SubmissionCommented _ -> "de.smartregion.catalog.submission-commented.v1";
            case SubmissionDeclined _ -> "de.smartregion.catalog.submission-declined.v1";
            case SubmissionWithdrawn _ -> "de.smartregion.catalog.submission-withdrawn.v1";
            case SubmissionPublished _ -> "de.smartregion.catalog.submission-published.v1";
        };
    }

    /** Who is written to, and about what. */
    record Facts(
            String submission,
            String project,
            int revision,
            @Nullable String title,
            @Nullable String titleEnglish,
            String name,
            String email,
            String language,
            @Nullable String ags) {

        static Facts of(Submission submission) {
            var author = submission.author();
            return new Facts(
                    submission.id(),
                    submission.project(),
                    submission.revision(),
                    submission.profile().title(),
                    submission.profile().titleEnglish(),
                    author.name(),
                    author.email(),
                    author.language(),
                    author.ags());
        }

        @Override
        public String toString() {
            return "facts of submission " + submission; // personal data stays out of logs
        }
    }
}
