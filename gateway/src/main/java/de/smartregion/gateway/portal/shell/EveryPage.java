package de.smartregion.gateway.portal.shell;

import de.smartregion.gateway.portal.events.ServiceAway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

import java.util.Locale;

/** What all pages have in common: the frame, and what is said when a service is away. */
@ControllerAdvice(
        basePackages = "de.smartregion.gateway.portal",
        assignableTypes = ErrorController.class)
class EveryPage {
    private final PortalSettings portal;

    EveryPage(PortalSettings portal) {
        this.portal = portal;
    }

    @ModelAttribute("portal")
    PortalSettings portal() {
        return portal;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request, Locale reader) {
        return Shell.of(request, reader);
    }

    @ModelAttribute("dates")
    Dates dates(Locale reader) {
        return new Dates(reader);
    }

    @ExceptionHandler
    ModelAndView away(
            ServiceAway away,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale reader) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        var page = new ModelAndView("error/503", HttpStatus.SERVICE_UNAVAILABLE);
        page.addObject("portal", portal);
        page.addObject("shell", shell(request, reader));
        page.addObject("dates", dates(reader));
        return page;
    }
}
