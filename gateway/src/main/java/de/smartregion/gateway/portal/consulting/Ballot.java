package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody who comes along to a consultation is asked.
 *
 * @param name theirs
 * @param answers theirs; none until they have answered
 */
public record Ballot(
        String name,
        String askedBy,
        String municipalityName,
        String moduleTitle,
        @Nullable String moduleTitleEnglish,
        Mode mode,
        int minutes,
        List<Instant> starts,
        Instant until,
        Map<Instant, Suits> answers) {
    public Ballot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(askedBy, "askedBy");
        Objects.requireNonNull(municipalityName, "municipalityName");
        Objects.requireNonNull(moduleTitle, "moduleTitle");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(until, "until");
        starts = Lists.of(starts);
        answers = Map.copyOf(answers);
    }

    public String titleIn(Locale reader) {
        return titleLanguage(reader).equals("en") && moduleTitleEnglish != null
                ? moduleTitleEnglish
                : moduleTitle;
    }

    public String titleLanguage(Locale reader) {
        return moduleTitleEnglish != null && reader.getLanguage().equals("en") ? "en" : "de";
    }

    @Override
    public String toString() {
        return "ballot"; // personal data stays out of logs
    }
}
