package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.events.Admission;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What the page after the form says: "please confirm", or with nothing left to confirm, what one
 * has. It travels in a cookie of the person who registered, so that no server keeps it and no
 * address shows it.
 */
record Receipt(
        String gathering,
        String mail,
        boolean waiting,
        int position,
        int seats,
        @Nullable Instant confirmBy) {
    static Receipt of(String gathering, Admission.Accepted accepted, String email) {
        var position = accepted.position();
        return new Receipt(
                gathering,
                masked(email),
                accepted.waiting(),
                position == null ? 0 : position,
                accepted.seats(),
                accepted.confirmed() ? null : accepted.confirmBy());
    }

    public boolean confirmed() {
        return confirmBy == null;
    }

    String cookie() {
        var text =
                String.join(
                        "\n",
                        gathering,
                        mail,
                        Boolean.toString(waiting),
                        Integer.toString(position),
                        Integer.toString(seats),
                        confirmBy == null ? "" : confirmBy.toString());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A cookie can be anything: what cannot be read is no receipt. */
    static Optional<Receipt> read(@Nullable String cookie) {
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
            var lines = text.split("\n", -1);
            return lines.length != 6
                    ? Optional.empty()
                    : Optional.of(
                            new Receipt(
                                    lines[0],
                                    lines[1],
                                    Boolean.parseBoolean(lines[2]),
                                    Integer.parseInt(lines[3]),
                                    Integer.parseInt(lines[4]),
                                    lines[5].isEmpty() ? null : Instant.parse(lines[5])));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** a•••@kommune.de: enough to see a slip of the hand, too little for a passer-by. */
    static String masked(String email) {
        var at = email.lastIndexOf('@');
        return email.substring(0, Math.min(1, at)) + "•••" + email.substring(at);
    }

    @Override
    public String toString() {
        return "receipt"; // personal data stays out of logs
    }
}
