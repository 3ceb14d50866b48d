package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a municipality can be advised about, one by one.
 *
 * @param fields of action it belongs to; none means all
 * @param version of a change of it
 */
public record AdviceModule(
        String code,
        String title,
        @Nullable String titleEnglish,
        @Nullable String description,
        @Nullable String descriptionEnglish,
        int minutes,
        @Nullable Integer bufferBefore,
        @Nullable Integer bufferAfter,
        List<Mode> modes,
        List<Field> fields,
        @Nullable Integer noticeHours,
        @Nullable Boolean active,
        @Nullable Long version) {
    public AdviceModule {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(title, "title");
        modes = Lists.of(modes);
        fields = Lists.of(fields);
    }

    public String titleIn(Locale reader) {
        return titleEnglish != null && english(reader) ? titleEnglish : title;
    }

    public String titleLanguage(Locale reader) {
        return titleEnglish != null && english(reader) ? "en" : "de";
    }

    public @Nullable String descriptionIn(Locale reader) {
        return descriptionEnglish != null && english(reader) ? descriptionEnglish : description;
    }

    public String descriptionLanguage(Locale reader) {
        return descriptionEnglish != null && english(reader) ? "en" : "de";
    }

    public boolean offers(Mode mode) {
        return modes.contains(mode);
    }

    /** Only who is told that it is not has to look. */
    public boolean offered() {
        return !Boolean.FALSE.equals(active);
    }

    /** Whether it is about any of these. */
    public boolean about(List<Field> any) {
        return fields.isEmpty() || any.stream().anyMatch(fields::contains);
    }

    private static boolean english(Locale reader) {
        return reader.getLanguage().equals("en");
    }

    /** What the office writes. */
    public record Change(
            String title,
            @Nullable String titleEnglish,
            @Nullable String description,
            @Nullable String descriptionEnglish,
            int minutes,
            int bufferBefore,
            int bufferAfter,
            List<Mode> modes,
            List<Field> fields,
            int noticeHours,
            boolean active) {}
}
