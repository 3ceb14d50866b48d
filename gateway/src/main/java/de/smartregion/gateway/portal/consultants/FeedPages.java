package de.smartregion.gateway.portal.consultants;

import de.smartregion.gateway.portal.account.PublicAddress;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.events.CalendarFeed;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The address under which a calendar finds a consultant's appointments. It opens them to whoever
 * knows it, so it is shown once, from the session, and stands in no address of ours.
 */
@Controller
@RequestMapping("/beratende/kalender")
class FeedPages {
    private static final String PAGE = "/beratende/kalender";

    private final AgendaClient agenda;
    private final PublicAddress portal;

    FeedPages(AgendaClient agenda, PublicAddress portal) {
        this.agenda = agenda;
        this.portal = portal;
    }

    @GetMapping
    String feed() {
        return "consultants/feed";
    }

    @PostMapping
    String open(HttpServletRequest request, RedirectAttributes next) {
        if (agenda.openFeed() instanceof Reply.Done<CalendarFeed>(var feed, _)) {
            next.addFlashAttribute("address", portal.of(feed.address(), request));
        } else {
            next.addFlashAttribute("notice", "unverified");
        }
        return "redirect:" + PAGE;
    }

    @PostMapping("/beenden")
    String revoke(RedirectAttributes next) {
        agenda.revokeFeed();
        next.addFlashAttribute("notice", "revoked");
        return "redirect:" + PAGE;
    }
}
