package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a reader reads; German unless English was asked for. */
enum Language {
    GERMAN(Locale.GERMAN, "EEEE, d. MMMM uuuu"),
    ENGLISH(Locale.UK, "EEEE, d MMMM uuuu");

    private final Locale locale;
    private final DateTimeFormatter day;

    Language(Locale locale, String day) {
        this.locale = locale;
        this.day = DateTimeFormatter.ofPattern(day, locale);
    }

    static Language of(@Nullable String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : GERMAN;
    }

    Locale locale() {
        return locale;
    }

    String tag() {
        return locale.getLanguage();
    }

    DateTimeFormatter day() {
        return day;
    }
}
