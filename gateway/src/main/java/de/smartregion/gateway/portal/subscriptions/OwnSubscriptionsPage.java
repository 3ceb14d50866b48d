package de.smartregion.gateway.portal.subscriptions;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.shell.Person;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Set;

/** What who signed in is told of; everybody else has a link in each letter. */
@Controller
@RequestMapping("/abonnements")
class OwnSubscriptionsPage {
    private static final Set<String> NOTICES = Set.of("begun", "ended");

    private final CatalogClient catalog;

    OwnSubscriptionsPage(CatalogClient catalog) {
        this.catalog = catalog;
    }

    @GetMapping
    String own(
            @RequestParam(defaultValue = "") String hinweis, @Nullable Person person, Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        if (person != null) {
            page.addAttribute("subscriptions", catalog.ownSubscriptions());
        }
        return "subscriptions/own";
    }

    @PostMapping("/ende")
    String end(@RequestParam(defaultValue = "") String zu, @Nullable Person person) {
        if (person == null) {
            throw new AccessDeniedException("who signed in does");
        }
        var done = zu.matches(Interests.WORD) && catalog.endOwn(zu) instanceof Reply.Done<Boolean>;
        return done ? "redirect:/abonnements?hinweis=ended" : "redirect:/abonnements";
    }
}
