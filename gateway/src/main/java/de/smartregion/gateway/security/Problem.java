package de.smartregion.gateway.security;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ServerHttpObservationFilter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the gateway itself answers when it does not let a request through: the name is the problem's
 * type, and a contract.
 */
public enum Problem {
    TOO_MANY_WRITES(429, "Too many requests that change something"),
    TOO_MANY_LETTERS(429, "Too many letters to this address; sign in, or come back later"),
    TOO_MANY_SEATS(429, "Too many seats without signing in; sign in, or come back later"),
    TOO_MANY_HOLDS(429, "Too many times held without signing in; sign in, or come back later"),
    TOO_MANY_WITHOUT_PROOF(
            429,
            "Too many requests without a proof of work; bring one, sign in, or come back later"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Send JSON, in UTF-8"),
    SERVICE_AWAY(503, "The service does not answer right now");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** RFC 9457, with the trace id under which the log tells more. */
    public Map<String, Object> body(HttpServletRequest request) {
        return body("urn:smartregion:problem:" + inWords(), title, status, request);
    }

    /** As its type ends. */
    String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, Object> body(
            String type, String title, int status, HttpServletRequest request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status);
        var traceId = traceIdOf(request);
        if (traceId != null) {
            body.put("traceId", traceId);
        }
        return body;
    }

    static @Nullable String traceIdOf(HttpServletRequest request) {
        var observed = ServerHttpObservationFilter.findObservationContext(request);
        if (observed.isEmpty()) {
            return null;
        }
        var tracing = observed.get().<TracingContext>get(TracingContext.class);
        var span = tracing == null ? null : tracing.getSpan();
        return span == null ? null : span.context().traceId();
    }
}
