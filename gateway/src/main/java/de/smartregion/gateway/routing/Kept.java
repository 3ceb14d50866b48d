package de.smartregion.gateway.routing;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * An answer as a cache may tell it again.
 *
 * @param since when it was asked for, in nanoseconds: it is no younger than that
 * @param fresh for how many nanoseconds everybody may be told; zero: only who asked
 */
record Kept(HttpHeaders headers, ByteArrayResource body, long since, long fresh) {

    static Kept of(ServiceAnswer answer, ByteArrayResource body, long asked, Duration longest) {
        return of(answer, answer.headers(), body, asked, longest);
    }

    /** After the service has said that nothing changed. */
    Kept again(ServiceAnswer unchanged, long asked, Duration longest) {
        var updated = HttpHeaders.copyOf(headers);
        unchanged.headers().forEach(updated::put);
        return of(unchanged, updated, body, asked, longest);
    }

    private static Kept of(
            ServiceAnswer answer,
            HttpHeaders headers,
            ByteArrayResource body,
            long asked,
            Duration longest) {
        boolean personal = answer.setsCookies() || headers.getVary().contains("*");
        var fresh = Duration.ofSeconds(personal ? 0 : secondsForEverybody(headers));
        return new Kept(
                headers,
                body,
                asked - Duration.ofSeconds(answer.age()).toNanos(),
                (fresh.compareTo(longest) < 0 ? fresh : longest).toNanos());
    }

    /** Zero where a shared cache has no permission (RFC 9111, 5.2.2). */
    private static long secondsForEverybody(HttpHeaders headers) {
        boolean isPublic = false;
        long own = 0;
        long shared = -1;
        for (var said : headers.getOrEmpty(HttpHeaders.CACHE_CONTROL)) {
            for (var directive : said.toLowerCase(Locale.ROOT).split(",", -1)) {
                var parts = directive.strip().split("=", 2);
                switch (parts[0]) {
                    case "private", "no-store", "no-cache" -> {
                        return 0;
                    }
                    case "public" -> isPublic = true;
                    case "max-age" -> own = seconds(parts);
                    case "s-maxage" -> shared = seconds(parts);
                    default -> {} // says neither who nor how long
                }
            }
        }
        return !isPublic ? 0 : shared >= 0 ? shared : own;
    }

    private static long seconds(String[] directive) {
        return directive.length == 2 && directive[1].matches("\\d{1,9}")
                ? Long.parseLong(directive[1])
                : 0;
    }

    boolean isFresh(long now) {
        return now - since < fresh;
    }

    /** Headers roughly. */
    int bytes() {
        return body.getByteArray().length + 1024;
    }

    String etag() {
        var etag = headers.getETag();
        return etag == null ? "" : etag;
    }

    ServerResponse told(long now) {
        return new Told(this, Duration.ofNanos(Math.max(0, now - since)).toSeconds());
    }

    /** To one reader, who may have it already. */
    private record Told(Kept kept, long age) implements ServerResponse {
        @Override
        public HttpStatusCode statusCode() {
            return HttpStatus.OK;
        }

        @Override
        public HttpHeaders headers() {
            return kept.headers;
        }

        @Override
        public MultiValueMap<String, Cookie> cookies() {
            return new LinkedMultiValueMap<>();
        }

        @Override
        public @Nullable ModelAndView writeTo(
                HttpServletRequest request, HttpServletResponse out, Context context)
                throws IOException {
            ServiceAnswer.write(kept.headers, out);
            out.setHeader("Age", Long.toString(age));
            if (!ServiceAnswer.isKnown(request, out)) {
                var body = kept.body.getByteArray();
                out.setContentLength(body.length);
                out.getOutputStream().write(body);
            }
            return null;
        }
    }
}
