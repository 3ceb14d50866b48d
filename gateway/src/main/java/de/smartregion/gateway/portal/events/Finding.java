package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a forum came to.
 *
 * @param gathering the forum
 * @param text in Markdown; not told in lists
 * @param html the same as the service has laid it out and cleaned it
 */
public record Finding(
        String id,
        String gathering,
        Kind kind,
        Text title,
        @Nullable Text text,
        @Nullable Text html,
        List<Field> fields,
        Instant createdAt,
        Instant changedAt) {

    /** A result, or an idea for a project. */
    public enum Kind {
        RESULT,
        IDEA
    }

    /** An answer without these is none: the service counts as away. */
    public Finding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(gathering, "gathering");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(changedAt, "changedAt");
        fields = List.copyOf(fields);
    }
}
