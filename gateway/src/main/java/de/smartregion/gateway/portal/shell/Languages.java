package de.smartregion.gateway.portal.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** German or English: as chosen by {@code ?lang=}, kept in a cookie; else as the browser asks. */
class Languages implements LocaleResolver {
    static final Locale GERMAN = Locale.GERMANY;
    static final Locale ENGLISH = Locale.UK;
    static final String PARAMETER = "lang";

    private static final String CHOSEN = Languages.class.getName();

    private final CookieLocaleResolver cookie = new CookieLocaleResolver("sprache");

    Languages() {
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setRejectInvalidCookies(false);
        cookie.setDefaultLocaleFunction(Languages::asked);
    }

    static @Nullable Locale named(@Nullable String name) {
        return switch (name) {
            case "de" -> GERMAN;
            case "en" -> ENGLISH;
            case null, default -> null;
        };
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        var chosen = named(request.getParameter(PARAMETER));
        return chosen != null ? chosen : supported(cookie.resolveLocale(request));
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        if (locale != null) {
            request.setAttribute(CHOSEN, locale);
            cookie.setLocale(request, response, locale);
        }
    }

    private static Locale supported(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : GERMAN;
    }

    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return GERMAN;
        }
        List<Locale> wishes = Collections.list(request.getLocales());
        return wishes.stream()
                .filter(wish -> List.of("de", "en").contains(wish.getLanguage()))
                .findFirst()
                .map(Languages::supported)
                .orElse(GERMAN);
    }
}
