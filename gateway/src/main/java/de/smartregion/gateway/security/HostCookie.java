package de.smartregion.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

import java.time.Duration;

/**
 * A cookie that no script reads. Over TLS its name says that no other host, not even a sibling, and
 * no plain answer has set it ({@code __Host-}); over plain HTTP, on a developer's machine, browsers
 * would refuse such a name.
 */
public record HostCookie(String name) {
    public static final String PREFIX = "__Host-";

    public @Nullable String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, nameIn(request));
        return cookie == null ? null : cookie.getValue();
    }

    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String value,
            Duration lifetime) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(nameIn(request), value)
                        .path("/") // the name asks for it
                        .secure(request.isSecure())
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }

    /** Behind a proxy the request is secure if a trusted one says so. */
    private String nameIn(HttpServletRequest request) {
        return request.isSecure() ? PREFIX + name : name;
    }
}
