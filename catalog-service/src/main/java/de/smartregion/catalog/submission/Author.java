package de.smartregion.catalog.submission;

import org.jspecify.annotations.Nullable;

/**
 * Who hands something in.
 *
 * @param ags of the municipality they speak for
 * @param subject of their account, if they have one
 * @param office whether the office itself does
 */
record Author(
        String name,
        String email,
        @Nullable String ags,
        String language,
        @Nullable String subject,
        @Nullable Boolean office) {

    Author {
        if (name.isBlank() || email.isBlank()) {
            throw new IllegalArgumentException("an author has a name and an address");
        }
        if (office == null && subject != null && ags == null) {
            office = true; // as it was written before the office was noted
        }
    }

    @Override
    public String toString() {
        return "author"; // personal data stays out of logs
    }
}
