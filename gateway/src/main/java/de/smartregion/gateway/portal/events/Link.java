package de.smartregion.gateway.portal.events;

import java.util.regex.Pattern;

/** What a link from a letter names: a registration, and the secret that opens it. */
public record Link(String gathering, String registration, String token) {
    private static final Pattern TOKEN = Pattern.compile("[\\w.~-]{16,256}");

    /** A link cut short in the mail is not worth a question. */
    boolean plausible() {
        return TOKEN.matcher(token).matches();
    }

    @Override
    public String toString() {
        return "link to registration " + registration; // the token opens it
    }
}
