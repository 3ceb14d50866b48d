package de.smartregion.gateway.portal.shell;

import de.smartregion.gateway.security.Unproven;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

import java.util.Set;

/**
 * A form that was stopped for want of a proof comes back as it does while a service is away, and
 * says what it is instead.
 */
class FormAgain implements HandlerInterceptor {
    private static final Set<String> AWAY = Set.of("away", "notice");

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        var seconds = Unproven.stopped(request);
        if (page != null && seconds != null) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
            page.getModel().keySet().removeAll(AWAY);
            page.addObject("unproven", true);
        }
    }
}
