package de.smartregion.notification.post;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the staff sees of a letter: how far it is, never what it says.
 *
 * @param recipient enough of the address to recognise it; absent once the letter is out
 * @param reply the mail server's last answer, as a code
 */
record LetterView(
        String id,
        String template,
        DeliveryState state,
        int attempts,
        Instant causedAt,
        Instant writtenAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String recipient,
        @Nullable String reply) {

    static LetterView of(Delivery delivery) {
        return new LetterView(
                delivery.id(),
                delivery.template(),
                delivery.state(),
                delivery.attempts(),
                delivery.causedAt(),
                delivery.writtenAt(),
                delivery.dueAt(),
                delivery.endedAt(),
                masked(delivery.recipient()),
                delivery.reply());
    }

    /** First letter and domain. */
    private static @Nullable String masked(@Nullable String address) {
        return address == null
                ? null
                : address.charAt(0) + "…" + address.substring(address.lastIndexOf('@'));
    }
}
