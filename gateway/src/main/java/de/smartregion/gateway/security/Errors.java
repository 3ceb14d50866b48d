package de.smartregion.gateway.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * An error says its status and where the log tells more, and nothing of the inside: a problem for
 * programs, a page for people.
 */
@Controller
class Errors implements ErrorController {
    private static final String ROLE = Errors.class.getName() + ".role";
    private static final String PROBLEM = Errors.class.getName() + ".problem";

    private final List<ErrorViewResolver> pages;

    Errors(List<ErrorViewResolver> pages) {
        this.pages = pages;
    }

    /** A form without its token is one thing, a page for others is another. */
    static void refuse(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        request.setAttribute(ROLE, !(why instanceof CsrfException));
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    /** The page says what can be done about it. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Problem why)
            throws IOException {
        request.setAttribute(PROBLEM, why);
        response.sendError(why.status());
    }

    @RequestMapping("${spring.web.error.path:/error}")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var status = statusOf(request);
        if (isForPeople(request)) {
            var model = new LinkedHashMap<String, Object>();
            model.put("status", status.value());
            model.put("role", Boolean.TRUE.equals(request.getAttribute(ROLE)));
            if (request.getAttribute(PROBLEM) instanceof Problem problem) {
                model.put("problem", problem.inWords());
            }
            model.put("requestId", request.getAttribute(RequestIds.NAME));
            var traceId = Problem.traceIdOf(request);
            if (traceId != null) {
                model.put("traceId", traceId);
            }
            for (var resolver : pages) {
                var page = resolver.resolveErrorView(request, status, model);
                if (page != null) {
                    page.setStatus(status);
                    return page;
                }
            }
            return new ModelAndView("error", model, status);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        Problem.body(
                                "about:blank", status.getReasonPhrase(), status.value(), request));
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status =
                code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean isForPeople(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var accept = request.getHeader("Accept");
        return !(path instanceof String uri && (uri.equals("/api") || uri.startsWith("/api/")))
                && accept != null
                && accept.contains("text/html");
    }
}
