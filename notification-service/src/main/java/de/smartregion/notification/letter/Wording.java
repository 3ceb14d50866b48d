package de.smartregion.notification.letter;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;

/** The words of all letters in one language, and how it spells times of the office's zone. */
final class Wording {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final Wording GERMAN = new Wording(Language.GERMAN);
    private static final Wording ENGLISH = new Wording(Language.ENGLISH);

    private final Language language;
    private final ResourceBundle words;

    private Wording(Language language) {
        this.language = language;
        this.words =
                ResourceBundle.getBundle(
                        "letters",
                        language.locale(),
                        Wording.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Wording in(Language language) {
        return switch (language) {
            case GERMAN -> GERMAN;
            case ENGLISH -> ENGLISH;
        };
    }

    String say(String key, Object... facts) {
        return new MessageFormat(words.getString(key), language.locale()).format(facts);
    }

    String say(Template template, String key, Object... facts) {
        return say(template.key() + "." + key, facts);
    }

    String day(Instant instant) {
        return instant.atZone(BERLIN).format(language.day());
    }

    String moment(Instant instant) {
        var at = instant.atZone(BERLIN);
        return say("time.moment", at.format(language.day()), at.format(TIME));
    }

    String span(Instant from, Instant to) {
        ZonedDateTime start = from.atZone(BERLIN);
        ZonedDateTime end = to.atZone(BERLIN);
        return start.toLocalDate().equals(end.toLocalDate())
                ? say(
                        "time.day",
                        start.format(language.day()),
                        start.format(TIME),
                        end.format(TIME))
                : say(
                        "time.days",
                        start.format(language.day()),
                        start.format(TIME),
                        end.format(language.day()),
                        end.format(TIME));
    }
}
