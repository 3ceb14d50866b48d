package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * One letter to one reader, named after the event that caused it: the same event never makes it
 * twice.
 *
 * @param id event, template and the reader's {@linkplain Pseudonyms pseudonym}
 * @param unsubscribe where its reader ends such letters, by looking or by one click of their mail
 *     program (RFC 2369, RFC 8058)
 */
public record Letter(
        String id,
        Instant causedAt,
        Template template,
        EmailAddress recipient,
        Language language,
        Page page,
        @Nullable CalendarEntry entry,
        @Nullable URI unsubscribe) {

    @Override
    public String toString() {
        return "letter " + id; // personal data stays out of logs
    }
}
