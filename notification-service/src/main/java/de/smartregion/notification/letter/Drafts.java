package de.smartregion.notification.letter;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** Where letters begin: to whom, in whose language, and named after what caused them. */
public final class Drafts {
    private final LetterSettings settings;
    private final PortalLinks portal;
    private final Pseudonyms pseudonyms;

    Drafts(LetterSettings settings, PortalLinks portal) {
        this.settings = settings;
        this.portal = portal;
        this.pseudonyms = new Pseudonyms(settings.keyBytes());
    }

    /** Whoever cannot be written to makes the event unreadable. */
    public Draft to(
            String name,
            String email,
            @Nullable String language,
            CloudEvent cause,
            Template letter) {
        return draft(
                letter,
                cause.id(),
                cause.time(),
                recipient(email, cause),
                Language.of(language),
                name);
    }

    public Draft toStaff(CloudEvent cause, Template letter) {
        return toStaff(cause.id(), cause.time(), letter);
    }

    /** About more than one event: {@code cause} names them all. */
    public Draft toStaff(String cause, Instant at, Template letter) {
        return draft(
                letter, cause, at, settings.staff(), Language.of(settings.staffLanguage()), "");
    }

    /** The office, as it invites. */
    public Participant office() {
        return new Participant(settings.sender(), new EmailAddress(settings.from()));
    }

    /** Nobody, if the address is none. */
    public Optional<Participant> participant(String name, String email) {
        try {
            return Optional.of(new Participant(name, new EmailAddress(email)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Draft draft(
            Template letter,
            String cause,
            Instant at,
            EmailAddress reader,
            Language language,
            String name) {
        var id = cause + ":" + letter.key() + ":" + pseudonyms.of(reader);
        return new Draft(id, at, letter, reader, language, name, portal);
    }

    private static EmailAddress recipient(String email, CloudEvent cause) {
        try {
            return new EmailAddress(email);
        } catch (IllegalArgumentException _) {
            throw new UnreadableEvent(
                    cause.type() + " has no e-mail address that could be written to");
        }
    }
}
