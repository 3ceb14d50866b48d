package de.smartregion.gateway.portal.shell;

import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.signin.SignInOver;
import de.smartregion.gateway.signin.SignInSettings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
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
    private final SignInSettings signIn;

    EveryPage(PortalSettings portal, SignInSettings signIn) {
        this.portal = portal;
        this.signIn = signIn;
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

    /** Whether there is anything to sign in to. */
    @ModelAttribute("signInOffered")
    boolean signInOffered() {
        return signIn.on();
    }

    @ModelAttribute("person")
    @Nullable Person person() {
        return Person.signedIn();
    }

    /** The session has just ended, so the page is one for nobody. */
    @ExceptionHandler
    ModelAndView over(SignInOver over, HttpServletRequest request, Locale reader) {
        var page = page("signin/over", HttpStatus.UNAUTHORIZED, request, reader);
        page.addObject("again", request.getMethod().equals("GET"));
        return page;
    }

    @ExceptionHandler
    ModelAndView away(
            ServiceAway away,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale reader) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        var page = page("error/503", HttpStatus.SERVICE_UNAVAILABLE, request, reader);
        page.addObject("person", Person.signedIn());
        return page;
    }

    private ModelAndView page(
            String template, HttpStatus status, HttpServletRequest request, Locale reader) {
        var page = new ModelAndView(template, status);
        page.addObject("portal", portal);
        page.addObject("shell", shell(request, reader));
        page.addObject("dates", dates(reader));
        page.addObject("signInOffered", signIn.on());
        return page;
    }
}
