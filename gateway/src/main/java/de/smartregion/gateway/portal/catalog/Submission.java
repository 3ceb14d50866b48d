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
 * @param withdrawable by who asks, as it stands
 * @param unread comments that are new to the office
 * @param officeChanges what the office has written anew since it was handed in
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
        boolean withdrawable,
        int unread,
        List<Difference> officeChanges,
        Instant changedAt,
        List<Entry> log) {
    /** What of it somebody may say something about. */
    public static final List<String> PARTS =
            List.of(
                    "title",
                    "summary",
                    "description",
                    "municipalities",
                    "fields",
                    "stage",
                    "place",
                    "citizenBenefit",
                    "transferability",
                    "successFactors",
                    "steps",
                    "technology",
                    "licence",
                    "partners",
                    "cost",
                    "funding",
                    "contact",
                    "links",
                    "pictures");

    /** An answer without these is none: the service counts as away. */
    public Submission {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(author, "author");
        comments = Lists.of(comments);
        missing = Lists.of(missing);
        officeChanges = Lists.of(officeChanges);
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

    /** What somebody said about it; {@code field}: about what of it. */
    public record Comment(Instant at, String by, String role, String text, @Nullable String field) {

        /** What we have a name for. */
        public @Nullable String part() {
            return field != null && PARTS.contains(field) ? field : null;
        }
    }

    /** What happened to it. */
    public record Entry(Instant at, @Nullable String by, String what) {}

    /** Whether the other side reads what is said about it, and can answer. */
    public boolean spokenOf() {
        return switch (state) {
            case DRAFT, SUBMITTED, SENT_BACK -> true;
            case PUBLISHED, WITHDRAWN, DECLINED -> false;
        };
    }

    /** Whether it changes something that is public. */
    public boolean change() {
        return revision > 1;
    }

    @Override
    public String toString() {
        return "submission " + id; // personal data stays out of logs
    }
}
