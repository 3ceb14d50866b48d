package de.smartregion.catalog.subscription;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One thing that somebody wants to hear of. Its law: it has begun, or waits until a deadline for
 * the link of a letter.
 *
 * @param interest in one word
 * @param title of a project, when it was asked for
 * @param since when it was confirmed
 * @param confirmHash of the link in the last letter that asks
 */
record Subscription(
        String interest,
        @Nullable String title,
        @Nullable String titleEnglish,
        String language,
        @Nullable Instant since,
        @Nullable Instant confirmBy,
        @Nullable String confirmHash) {

    Subscription {
        if ((confirmBy == null) != (confirmHash == null) || (since == null && confirmBy == null)) {
            throw new IllegalArgumentException("it has begun, or waits for a link");
        }
    }

    boolean active() {
        return since != null;
    }

    /** Known before what happened then. */
    boolean activeAt(Instant then) {
        return since != null && !since.isAfter(then);
    }

    Subscription confirmed(Instant now) {
        return active()
                ? this
                : new Subscription(
                        interest, title, titleEnglish, language, now, confirmBy, confirmHash);
    }

    /** Its link is over; who asked again, and did not confirm, keeps what has begun. */
    @Nullable Subscription withoutOverdueLink(Instant now) {
        if (confirmBy == null || now.isBefore(confirmBy)) {
            return this;
        }
        return active()
                ? new Subscription(interest, title, titleEnglish, language, since, null, null)
                : null;
    }
}
