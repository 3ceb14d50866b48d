package de.smartregion.notification.post;

import java.time.Instant;

/**
 * A finished letter as it is handed to the post: named after its cause, ready to be sent as it
 * stands.
 *
 * @param id names event, template and reader, so that the same cause never makes a second letter
 * @param template which letter it is
 * @param sender where it comes from, and where it goes back to if it cannot be delivered
 * @param recipient the one address it goes to
 * @param causedAt when the fact happened that it tells
 * @param message the whole message in ASCII, headers first
 */
public record SealedLetter(
        String id,
        String template,
        String sender,
        String recipient,
        Instant causedAt,
        String message) {

    @Override
    public String toString() {
        return "letter " + id; // personal data stays out of logs
    }
}
