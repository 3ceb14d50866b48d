package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** A text of the office: always in German, sometimes in English too. */
public record Text(String de, @Nullable String en) {
    public String in(Locale reader) {
        return en != null && reader.getLanguage().equals("en") ? en : de;
    }

    /** The language {@link #in} answers in, which a page has to name when it is not its own. */
    public String language(Locale reader) {
        return en != null && reader.getLanguage().equals("en") ? "en" : "de";
    }
}
