package de.smartregion.catalog.submission;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Said about a submission, or about one field of it; both sides read it. */
record Comment(Instant at, String by, Party role, String text, @Nullable String field) {

    enum Party {
        AUTHOR,
        OFFICE
    }

    @Override
    public String toString() {
        return "comment"; // it names who wrote it
    }
}
