package de.smartregion.gateway.security;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.util.Optional;

/**
 * A write to the API is small, so it is read in full before anybody is bothered: a slow sender
 * holds no place at a service, and what was read can be sent again.
 */
public final class SentBody {
    private static final String ATTRIBUTE = SentBody.class.getName();
    private static final byte[] NOTHING = {};

    private SentBody() {}

    /** Empty when it is longer than allowed. */
    static Optional<byte[]> read(HttpServletRequest request, int most) throws IOException {
        var body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            return Optional.empty();
        }
        request.setAttribute(ATTRIBUTE, body);
        return Optional.of(body);
    }

    public static byte[] of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof byte[] body ? body : NOTHING;
    }
}
