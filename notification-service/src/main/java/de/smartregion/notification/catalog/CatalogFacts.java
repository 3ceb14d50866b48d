package de.smartregion.notification.catalog;

import de.smartregion.notification.letter.PlainText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What letters need of the catalogue's events. An event is flat; each of these reads its part of
 * it.
 */
final class CatalogFacts {

    private CatalogFacts() {}

    private static @Nullable String plain(@Nullable String typed) {
        var plain = typed == null ? "" : PlainText.of(typed);
        return plain.isEmpty() ? null : plain;
    }

    /** Who hands something in. */
    record Author(String name, String email, String language, @Nullable String ags) {
        Author {
            name = PlainText.of(name);
            ags = plain(ags);
        }

        @Override
        public String toString() {
            return "author"; // personal data stays out of logs
        }
    }

    /**
     * What is handed in.
     *
     * @param manageToken for who has no account
     */
    record Submission(
            String submission,
            int revision,
            @Nullable String title,
            @Nullable String titleEnglish,
            @Nullable String manageToken) {
        Submission {
            title = plain(title);
            titleEnglish = plain(titleEnglish);
        }

        boolean isChange() {
            return revision > 1;
        }

        @Override
        public String toString() {
            return "submission " + submission; // whoever reads the token may act
        }
    }

    /** How who has no account gets to the draft. */
    record Started(String submission, String manageToken) {
        @Override
        public String toString() {
            return "started " + submission; // whoever reads the token may act
        }
    }

    /** Whose side did it: the author's or the office. */
    enum Role {
        AUTHOR,
        OFFICE
    }

    /** What one side said to the other. */
    record Commented(Role role, String by, String comment, @Nullable String field) {
        Commented {
            by = PlainText.of(by);
        }

        List<String> lines() {
            return PlainText.lines(comment);
        }

        @Override
        public String toString() {
            return "comment of " + role; // personal data stays out of logs
        }
    }

    /** Who took it back. */
    record Withdrawn(Role role) {}

    /** What the office asks for, or why it declines. */
    record Returned(String comment) {
        List<String> lines() {
            return PlainText.lines(comment);
        }
    }

    /** What is public from now on; brought in by the office, nobody waits for a letter. */
    record Published(
            String submission,
            String project,
            int revision,
            Profile profile,
            @Nullable Boolean imported) {
        boolean isChange() {
            return revision > 1;
        }

        boolean isImported() {
            return Boolean.TRUE.equals(imported);
        }
    }

    /** What the public sees of a project, and what of it is new. */
    record Revised(String project, Profile profile, @Nullable List<String> changed) {
        Revised {
            changed = changed == null ? null : List.copyOf(changed);
        }
    }

    record Profile(String title, @Nullable String titleEnglish, Contact contact) {
        Profile {
            title = PlainText.of(title);
            titleEnglish = plain(titleEnglish);
        }
    }

    /** Who answers for a project. */
    record Contact(String name, String email, @Nullable String language) {
        Contact {
            name = PlainText.of(name);
        }

        @Override
        public String toString() {
            return "contact"; // personal data stays out of logs
        }
    }

    /** Why a project is shown as out of date, and what to look at instead. */
    record Archived(
            String project,
            String title,
            @Nullable String titleEnglish,
            String reason,
            @Nullable String replacedBy,
            String contactName,
            String contactEmail,
            @Nullable String language) {
        Archived {
            title = PlainText.of(title);
            titleEnglish = plain(titleEnglish);
            contactName = PlainText.of(contactName);
        }

        @Override
        public String toString() {
            return "archived " + project; // personal data stays out of logs
        }
    }

    /**
     * Who is asked whether everything is still true.
     *
     * @param together how many are asked at once
     */
    record Due(
            String project,
            String title,
            @Nullable String titleEnglish,
            String name,
            String email,
            String language,
            Instant confirmedAt,
            Instant confirmBy,
            String confirmToken,
            @Nullable Integer together,
            @Nullable Boolean repeated) {
        Due {
            title = PlainText.of(title);
            titleEnglish = plain(titleEnglish);
            name = PlainText.of(name);
        }

        @Override
        public String toString() {
            return "due " + project; // whoever reads the token may act
        }
    }

    /** Who is asked whether they want to be told; of a field of action, or else of a project. */
    record Requested(
            String subscriber,
            String interest,
            @Nullable String field,
            @Nullable String title,
            @Nullable String titleEnglish,
            String email,
            String language,
            String confirmToken,
            Instant confirmBy) {
        Requested {
            title = plain(title);
            titleEnglish = plain(titleEnglish);
        }

        @Override
        public String toString() {
            return "requested " + interest; // whoever reads the token may act
        }
    }

    /** What a subscriber is told of a project. */
    record News(
            String subscriber,
            What news,
            String project,
            String title,
            @Nullable String titleEnglish,
            @Nullable List<String> changed,
            @Nullable String reason,
            List<String> because,
            String email,
            String language,
            String endToken) {
        enum What {
            PUBLISHED,
            REVISED,
            ARCHIVED,
            REOPENED
        }

        News {
            title = PlainText.of(title);
            titleEnglish = plain(titleEnglish);
            changed = changed == null ? null : List.copyOf(changed);
            because = List.copyOf(because);
        }

        @Override
        public String toString() {
            return "news of " + project; // whoever reads the token may act
        }
    }

    /** Who wants to do a project, too. */
    record Wanted(
            String project,
            String title,
            @Nullable String titleEnglish,
            String municipality,
            String name,
            String email,
            @Nullable String note,
            String contactName,
            String contactEmail,
            @Nullable String language,
            int total) {
        Wanted {
            title = PlainText.of(title);
            titleEnglish = plain(titleEnglish);
            municipality = PlainText.of(municipality);
            name = PlainText.of(name);
            email = PlainText.of(email);
            contactName = PlainText.of(contactName);
        }

        List<String> lines() {
            return note == null ? List.of() : PlainText.lines(note);
        }

        @Override
        public String toString() {
            return "wanted " + project; // personal data stays out of logs
        }
    }
}
