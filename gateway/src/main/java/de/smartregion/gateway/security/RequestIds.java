package de.smartregion.gateway.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Gives each request a name, for its answer, its log lines and the services behind; a well-formed
 * one from outside is kept.
 */
public final class RequestIds extends ValveBase {
    public static final String HEADER = "X-Request-Id";

    /** The request attribute, and the key in the log. */
    static final String NAME = "requestId";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    RequestIds() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var id = idOf(request.getHeader(HEADER));
        request.setAttribute(NAME, id);
        response.setHeader(HEADER, id);
        MDC.put(NAME, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(NAME);
        }
    }

    /** The name of a request that came in by this door. */
    public static String nameOf(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(NAME));
    }

    private static String idOf(@Nullable String told) {
        if (told != null && WELL_FORMED.matcher(told).matches()) {
            return told;
        }
        var random = ThreadLocalRandom.current(); // a name, not a secret
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
