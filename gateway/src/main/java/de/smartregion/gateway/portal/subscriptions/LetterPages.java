package de.smartregion.gateway.portal.subscriptions;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Subscription;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;

/**
 * What the links of letters open: the first confirms, the one in each letter ends. Looking changes
 * nothing.
 */
@Controller
@RequestMapping("/abonnements/{subscriber:[\\w-]{20,64}}")
class LetterPages {
    private static final int MOST = 300;

    private final CatalogClient catalog;
    private final Interests interests;

    LetterPages(CatalogClient catalog, Interests interests) {
        this.catalog = catalog;
        this.interests = interests;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @GetMapping("/{interest}/bestaetigen")
    String askToConfirm(
            @PathVariable String subscriber,
            @PathVariable String interest,
            @RequestParam(defaultValue = "") String token,
            Model page) {
        page.addAttribute("interest", find(interest));
        page.addAttribute("subscriber", subscriber);
        page.addAttribute("token", token);
        return "subscriptions/confirm";
    }

    @PostMapping("/{interest}/bestaetigen")
    String confirm(
            @PathVariable String subscriber,
            @PathVariable String interest,
            @RequestParam(defaultValue = "") String token,
            Model page,
            HttpServletResponse response) {
        page.addAttribute("interest", find(interest));
        return switch (catalog.confirmSubscription(subscriber, interest, token)) {
            case Reply.Done<Subscription> _ -> "subscriptions/confirmed";
            case Reply.Refused<Subscription>(var why, _) -> {
                page.addAttribute("why", why);
                yield over(HttpStatus.CONFLICT, response);
            }
            case Reply.Unknown<Subscription> _,
                    Reply.Outdated<Subscription> _,
                    Reply.Unaccepted<Subscription> _ ->
                    over(HttpStatus.NOT_FOUND, response);
        };
    }

    /** {@code zu}: what brought the letter; without it, everything. */
    @GetMapping("/abbestellen")
    String askToEnd(
            @PathVariable String subscriber,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") List<String> zu,
            Model page,
            HttpServletResponse response) {
        var all = catalog.subscriptions(subscriber, token).orElse(List.of());
        if (all.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            page.addAttribute("unknown", true);
            return "subscriptions/ended";
        }
        page.addAttribute("subscriber", subscriber);
        page.addAttribute("token", token);
        return choose(all, zu, page);
    }

    /**
     * By the page's button, or by one click in a mail program (RFC 8058), which knows no cookie and
     * no form of ours, and follows no redirect. Whoever comes again is answered, too.
     */
    @PostMapping("/abbestellen")
    String end(
            @PathVariable String subscriber,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") List<String> zu,
            Model page) {
        var these = zu.stream().filter(it -> it.matches(Interests.WORD)).limit(MOST).toList();
        var asked = zu.isEmpty() || !these.isEmpty();
        boolean ended =
                asked
                        && catalog.endSubscriptions(subscriber, token, these)
                                instanceof Reply.Done<Boolean>;
        var found = catalog.subscriptions(subscriber, token);
        var left = found.orElse(List.of());
        page.addAttribute("subscriber", subscriber);
        page.addAttribute("token", token);
        if (!ended && !left.isEmpty()) {
            return choose(left, zu, page);
        }
        page.addAttribute("unknown", !ended);
        page.addAttribute("forgotten", found.isEmpty()); // else something waits to be confirmed
        page.addAttribute("left", left);
        return "subscriptions/ended";
    }

    private static String choose(List<Subscription> all, List<String> zu, Model page) {
        page.addAttribute("these", all.stream().filter(it -> zu.contains(it.interest())).toList());
        page.addAttribute(
                "others", all.stream().filter(it -> !zu.contains(it.interest())).toList());
        return "subscriptions/end";
    }

    private Subscription find(String interest) {
        return interests
                .find(interest)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String over(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        return "subscriptions/confirm-over";
    }
}
