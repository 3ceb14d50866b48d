package de.smartregion.gateway.portal.account;

import de.smartregion.gateway.portal.events.Change;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Registration;
import de.smartregion.gateway.portal.registration.ChangeForm;
import de.smartregion.gateway.portal.registration.ChangeRegistration;
import de.smartregion.gateway.portal.registration.ChangeRegistration.Outcome;
import de.smartregion.gateway.portal.registration.FormErrors;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.Map;
import java.util.Optional;

/** One's own registration: change it, or cancel it. */
@Controller
@RequestMapping("/mein-bereich/anmeldungen/{id:[\\w-]{1,64}}/{registration:[\\w-]{1,64}}")
class OwnRegistrationPages {
    private static final String HOME = "redirect:/mein-bereich";

    private final EventsClient events;
    private final ChangeRegistration changes;
    private final Errands errands;

    OwnRegistrationPages(EventsClient events, ChangeRegistration changes, Errands errands) {
        this.events = events;
        this.changes = changes;
        this.errands = errands;
    }

    private record Found(Gathering gathering, Registration registration) {}

    @GetMapping
    String form(
            @PathVariable String id,
            @PathVariable String registration,
            Model page,
            RedirectAttributes next) {
        var found = find(id, registration);
        return found.registration().status().live()
                ? form(page, found, ChangeForm.of(found.registration()), FormErrors.NONE)
                : ended(next);
    }

    @PostMapping
    String change(
            @PathVariable String id,
            @PathVariable String registration,
            @RequestParam Map<String, String> typed,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var found = find(id, registration);
        return switch (changes.change(found.gathering(), registration, typed)) {
            case Outcome.Changed _ -> {
                next.addFlashAttribute("notice", "changed");
                yield HOME;
            }
            case Outcome.Ended _ -> ended(next);
            case Outcome.Again(var form, var errors, var status, var notice) -> {
                response.setStatus(status.value());
                page.addAttribute("notice", notice);
                yield form(page, found, form, errors);
            }
        };
    }

    @GetMapping("/abmelden")
    String askToCancel(
            @PathVariable String id,
            @PathVariable String registration,
            Model page,
            RedirectAttributes next) {
        var found = find(id, registration);
        if (!found.registration().status().live()) {
            return ended(next);
        }
        page.addAttribute("registration", found.registration());
        return "account/cancel";
    }

    @PostMapping("/abmelden")
    String cancel(
            @PathVariable String id, @PathVariable String registration, RedirectAttributes next) {
        return switch (events.cancel(id, registration)) {
            case Change.Done _ -> {
                next.addFlashAttribute("notice", "cancelled");
                yield HOME;
            }
            // Once cancelled it is nobody's: a second click finds nothing.
            case Change.Unknown _, Change.Refused _, Change.Unaccepted _ -> ended(next);
        };
    }

    private static String ended(RedirectAttributes next) {
        next.addFlashAttribute("notice", "ended");
        return HOME;
    }

    private static String form(Model page, Found found, ChangeForm form, FormErrors errors) {
        page.addAttribute("registration", found.registration());
        page.addAttribute("gathering", found.gathering());
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return "account/change";
    }

    private Found find(String id, String registration) {
        var gathering = errands.start(() -> events.gathering(id));
        var own = errands.start(() -> events.registration(id, registration));
        return new Found(there(gathering.get()), there(own.get()));
    }

    private static <T> T there(Optional<T> found) {
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
