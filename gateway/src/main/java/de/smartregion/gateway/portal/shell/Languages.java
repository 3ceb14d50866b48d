package de.smartregion.gateway.portal.shell;

import de.smartregion.gateway.security.HostCookie;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

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
    private static final HostCookie KEPT = new HostCookie("sprache");
    private static final Duration A_YEAR = Duration.ofDays(365);

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
        var kept = chosen == null ? named(KEPT.read(request)) : chosen;
        return kept == null ? asked(request) : kept;
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        if (locale != null) {
            var chosen = supported(locale);
            request.setAttribute(CHOSEN, chosen);
            if (response != null) {
                KEPT.write(request, response, chosen.getLanguage(), A_YEAR);
            }
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
