package de.smartregion.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The token against forged forms, in a cookie that is named like every {@link HostCookie}: no
 * sibling host can plant one.
 */
final class FormTokens implements CsrfTokenRepository {
    private static final String NAME = "XSRF-TOKEN";

    private final CookieCsrfTokenRepository plain = named(NAME);
    private final CookieCsrfTokenRepository overTls = named(HostCookie.PREFIX + NAME);

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return in(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        in(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return in(request).loadToken(request);
    }

    private CookieCsrfTokenRepository in(HttpServletRequest request) {
        return request.isSecure() ? overTls : plain;
    }

    private static CookieCsrfTokenRepository named(String name) {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(it -> it.sameSite("Lax"));
        return cookie;
    }
}
