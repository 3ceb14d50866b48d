package de.smartregion.gateway.portal.account;

import de.smartregion.gateway.portal.events.EventsClient;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The address under which a calendar finds somebody's dates. It opens them to whoever knows it, so
 * it is shown once, from the session, and stands in no address of ours.
 */
@Controller
@RequestMapping("/mein-bereich/kalender")
class CalendarPages {
    private static final String PAGE = "/mein-bereich/kalender";

    private final EventsClient events;
    private final PublicAddress portal;

    CalendarPages(EventsClient events, PublicAddress portal) {
        this.events = events;
        this.portal = portal;
    }

    @GetMapping
    String calendar() {
        return "account/calendar";
    }

    @PostMapping
    String open(HttpServletRequest request, RedirectAttributes next) {
        events.openFeed()
                .ifPresentOrElse(
                        feed ->
                                next.addFlashAttribute(
                                        "address", portal.of(feed.address(), request)),
                        () -> next.addFlashAttribute("notice", "unverified"));
        return "redirect:" + PAGE;
    }

    @PostMapping("/beenden")
    String revoke(RedirectAttributes next) {
        events.revokeFeed();
        next.addFlashAttribute("notice", "revoked");
        return "redirect:" + PAGE;
    }
}
