package de.smartregion.catalog.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * Said about a submission, or about one field of it; both sides read it.
 *
 * @param request names the request that said it, when it carried an idempotency key
 */
record Comment(
        Instant at,
        String by,
        Party role,
        String text,
        @Nullable String field,
        @JsonIgnore @Nullable String request) {

    enum Party {
        AUTHOR,
        OFFICE
    }

    boolean says(Comment other) {
        return text.equals(other.text) && Objects.equals(field, other.field);
    }

    @Override
    public String toString() {
        return "comment"; // it names who wrote it
    }
}
