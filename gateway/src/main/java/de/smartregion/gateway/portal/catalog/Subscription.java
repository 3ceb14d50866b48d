package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What somebody is told of: a field of action, or a project.
 *
 * @param interest in one word, as addresses carry it
 * @param title of a project
 */
public record Subscription(
        String interest,
        Kind kind,
        String id,
        @Nullable String title,
        @Nullable String titleEnglish) {
    /** What there is to hear of. */
    public enum Kind {
        FIELD,
        PROJECT
    }

    public Subscription {
        Objects.requireNonNull(interest, "interest");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    public static Subscription of(Field field) {
        return new Subscription(Kind.FIELD + "~" + field, Kind.FIELD, field.name(), null, null);
    }

    public static Subscription of(Project project) {
        return new Subscription(
                Kind.PROJECT + "~" + project.id(),
                Kind.PROJECT,
                project.id(),
                project.title(),
                project.titleEnglish());
    }

    /** Of action, where this portal has words for it. */
    public @Nullable Field field() {
        return kind == Kind.FIELD
                ? Stream.of(Field.values())
                        .filter(it -> it.name().equals(id))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    public String titleIn(Locale reader) {
        var english = titleEnglish;
        var german = title == null ? id : title;
        return reader.getLanguage().equals("en") && english != null ? english : german;
    }

    public String titleLanguage(Locale reader) {
        return titleEnglish == null ? "de" : reader.getLanguage().equals("en") ? "en" : "de";
    }
}
