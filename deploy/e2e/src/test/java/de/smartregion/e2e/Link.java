package de.smartregion.e2e;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** A signed link out of a letter: where it leads, and what it proves. */
record Link(URI address, String gathering, String registration, String token) {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "/veranstaltungen/([^/]+)/anmeldungen/([^/?]+)(?:/bestaetigen)?\\?token=([^&\\s]+)");

    static Link of(URI address) {
        var match = SHAPE.matcher(address.toString());
        if (!match.find()) {
            throw new IllegalArgumentException("not a signed link");
        }
        return new Link(address, match.group(1), match.group(2), match.group(3));
    }

    String api() {
        return "/api/events/gatherings/" + gathering + "/registrations/" + registration;
    }

    Map<String, String> header() {
        return Map.of("Link-Token", token);
    }

    Link withToken(String other) {
        return new Link(
                URI.create(address.toString().replace(token, other)),
                gathering,
                registration,
                other);
    }
}
