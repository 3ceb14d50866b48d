package de.smartregion.gateway.portal.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** Keeps the language somebody chooses by {@code ?lang=} on any page. */
class LanguageChoice implements HandlerInterceptor {
    private final LocaleResolver languages;

    LanguageChoice(LocaleResolver languages) {
        this.languages = languages;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var chosen = Languages.named(request.getParameter(Languages.PARAMETER));
        if (chosen != null) {
            languages.setLocale(request, response, chosen);
        }
        return true;
    }
}
