package de.smartregion.gateway.routing;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a service answered. As a rule its body is here in full before a byte goes out: a slow reader
 * holds no place at the service, and a body that breaks off can still become an error. Only a long
 * one is passed on as it comes.
 */
final class ServiceAnswer implements ServerResponse {
    private static final int SHORT = 256 * 1024;

    /**
     * No cookie, no header about the connection or the server, and none of those the gateway writes
     * itself.
     */
    private static final Set<String> PASSED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        PASSED.addAll(
                List.of(
                        "Content-Type",
                        "Content-Language",
                        "Content-Disposition",
                        "Cache-Control",
                        "ETag",
                        "Last-Modified",
                        "Expires",
                        "Vary",
                        "Location",
                        "Link",
                        "Retry-After",
                        "WWW-Authenticate",
                        "Allow",
                        "Accept-Patch",
                        "Deprecation",
                        "Sunset"));
    }

    private final ClassicHttpResponse response;
    private final String base;
    private final byte[] start;
    private final @Nullable InputStream rest;
    private Runnable done = () -> {};

    private ServiceAnswer(
            ClassicHttpResponse response, String base, byte[] start, @Nullable InputStream rest) {
        this.response = response;
        this.base = base;
        this.start = start;
        this.rest = rest;
    }

    static ServiceAnswer read(ClassicHttpResponse response, String base) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            response.close();
            return new ServiceAnswer(response, base, new byte[0], null);
        }
        var body = entity.getContent();
        var start = body.readNBytes(SHORT);
        if (start.length < SHORT) {
            response.close();
            return new ServiceAnswer(response, base, start, null);
        }
        return new ServiceAnswer(response, base, start, body);
    }

    /** The service itself, or what is in front of it, says that it cannot answer. */
    boolean isAway() {
        return switch (response.getCode()) {
            case 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** A service that names a time to come back means it. */
    boolean isWorthAnotherTry() {
        return isAway() && !response.containsHeader("Retry-After");
    }

    void drop() {
        try {
            response.close();
        } catch (IOException _) {
            // it is not needed any more
        }
    }

    /** The body, if all of it is here. */
    @Nullable ByteArrayResource whole() {
        return rest == null ? new ByteArrayResource(start) : null;
    }

    /** For how many seconds somebody on the way has kept it. */
    long age() {
        var age = response.getFirstHeader("Age");
        return age != null && age.getValue().matches("\\d{1,9}")
                ? Long.parseLong(age.getValue())
                : 0;
    }

    boolean setsCookies() {
        return response.containsHeader("Set-Cookie");
    }

    /**
     * Runs when the service is done with this request: now, or when the last of a long answer has
     * come.
     */
    void whenDone(Runnable action) {
        if (rest == null) {
            action.run();
        } else {
            done = action;
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(response.getCode());
    }

    @Override
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            if (PASSED.contains(header.getName())) {
                headers.add(header.getName(), valueOf(header));
            }
        }
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(
            HttpServletRequest request, HttpServletResponse out, Context context)
            throws IOException {
        try {
            out.setStatus(response.getCode());
            write(headers(), out);
            if (isKnown(request, out)) {
                return null;
            }
            if (rest == null) {
                if (start.length > 0) {
                    out.setContentLength(start.length);
                }
                out.getOutputStream().write(start);
            } else {
                out.getOutputStream().write(start);
                rest.transferTo(out.getOutputStream());
            }
            return null;
        } finally {
            if (rest != null) {
                drop();
                done.run();
            }
        }
    }

    /** Instead of the gateway's own, where both say something. */
    static void write(HttpHeaders headers, HttpServletResponse out) {
        headers.forEach(
                (name, values) -> {
                    out.setHeader(name, values.getFirst());
                    values.stream().skip(1).forEach(value -> out.addHeader(name, value));
                });
    }

    /** Whether the reader has it already: then the answer says so, and needs no body. */
    static boolean isKnown(HttpServletRequest request, HttpServletResponse out) {
        var etag = out.getHeader(HttpHeaders.ETAG);
        return etag != null
                && request.getMethod().equals("GET")
                && new ServletWebRequest(request, out).checkNotModified(etag);
    }

    /** An address inside the system is none outside. */
    private String valueOf(Header header) {
        var value = header.getValue();
        return header.getName().equalsIgnoreCase("Location") && value.startsWith(base + "/")
                ? value.substring(base.length())
                : value;
    }
}
