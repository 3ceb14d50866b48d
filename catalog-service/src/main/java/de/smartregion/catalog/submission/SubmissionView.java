package de.smartregion.catalog.submission;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.State;
import de.smartregion.platform.web.Markdown;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A submission as those see it who work on it.
 *
 * @param descriptionHtml as the public will see it
 * @param missing before it can be handed in
 * @param editable by who asked, as it stands
 * @param withdrawable by who asked, as it stands
 * @param unread comments that are new to the office
 * @param officeChanges what the office has written anew since its author handed it in
 * @param log for the office alone
 */
@Schema(
        name = "Submission",
        requiredProperties = {
            "id",
            "project",
            "revision",
            "state",
            "profile",
            "author",
            "comments",
            "missing",
            "editable",
            "withdrawable",
            "unread",
            "officeChanges",
            "createdAt",
            "changedAt"
        })
record SubmissionView(
        String id,
        String project,
        int revision,
        State state,
        Profile profile,
        @Nullable String descriptionHtml,
        AuthorView author,
        List<Comment> comments,
        List<String> missing,
        boolean editable,
        boolean withdrawable,
        int unread,
        List<Difference> officeChanges,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant publishedAt,
        @Nullable List<Entry> log) {

    @Schema(
            name = "SubmissionAuthor",
            requiredProperties = {"name", "email", "language"})
    record AuthorView(
            String name,
            String email,
            @Nullable String ags,
            @Nullable String municipality,
            String language) {
        static AuthorView of(Author author) {
            var ags = author.ags();
            return new AuthorView(
                    author.name(),
                    author.email(),
                    ags,
                    ags == null ? null : Municipalities.nameOf(ags),
                    author.language());
        }

        @Override
        public String toString() {
            return "author";
        }
    }

    static SubmissionView of(Submission submission, Visitor visitor) {
        var party = visitor.partyOf(submission);
        var description = submission.profile().description();
        return new SubmissionView(
                submission.id(),
                submission.project(),
                submission.revision(),
                submission.state(),
                submission.profile(),
                description == null ? null : Markdown.html(description),
                AuthorView.of(submission.author()),
                submission.comments(),
                submission.profile().missing(),
                switch (submission.state()) {
                    case DRAFT, WITHDRAWN -> party == Party.AUTHOR;
                    case SENT_BACK -> true;
                    case SUBMITTED -> party == Party.OFFICE;
                    case PUBLISHED, DECLINED -> false;
                },
                switch (submission.state()) {
                    case DRAFT, SUBMITTED, SENT_BACK -> visitor.mayWithdraw(submission);
                    case PUBLISHED, WITHDRAWN, DECLINED -> false;
                },
                submission.unread(),
                submission.handedIn() == null
                        ? List.of()
                        : Difference.between(submission.handedIn(), submission.profile()),
                submission.createdAt(),
                submission.changedAt(),
                submission.submittedAt(),
                submission.publishedAt(),
                visitor.isOffice() ? submission.log() : null);
    }

    @Override
    public String toString() {
        return "view of submission " + id; // personal data stays out of logs
    }
}
