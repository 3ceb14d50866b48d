package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the portal reads of a submission.
 *
 * @param missing before it can be handed in
 * @param editable by who asks, as it stands
 * @param log told to the office only
 */
public record Submission(
        String id,
        String project,
        int revision,
        State state,
        Profile profile,
        @Nullable String descriptionHtml,
        Author author,
        List<Comment> comments,
        List<String> missing,
        boolean editable,
        Instant changedAt,
        List<Entry> log) {
    /** An answer without these is none: the service counts as away. */
    public Submission {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(author, "author");
        comments = Lists.of(comments);
        missing = Lists.of(missing);
        log = Lists.of(log);
    }

    /** Who hands it in. */
    public record Author(
            String name,
            @Nullable String email,
            @Nullable String ags,
            @Nullable String municipality) {
        @Override
        public String toString() {
            return "author"; // personal data stays out of logs
        }
    }

    /** What somebody said about it. */
    public record Comment(Instant at, String by, String role, String text) {}

    /** What happened to it. */
    public record Entry(Instant at, @Nullable String by, String what) {}

    /** Whether it changes something that is public. */
    public boolean change() {
        return revision > 1;
    }

    @Override
    public String toString() {
        return "submission " + id; // personal data stays out of logs
    }
}
