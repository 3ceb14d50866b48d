package de.smartregion.gateway.portal.shell;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Counts pages by template, never by address: addresses name people's registrations. */
class PageViews implements HandlerInterceptor {
    private final MeterRegistry metrics;

    PageViews(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null) {
            return;
        }
        var template = page.getViewName();
        if (template != null && !template.startsWith("redirect:")) {
            metrics.counter(
                            "smartregion.portal.page.views",
                            "page",
                            template,
                            "language",
                            LocaleContextHolder.getLocale().getLanguage())
                    .increment();
        }
    }
}
