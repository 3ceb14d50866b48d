package de.smartregion.gateway.portal.consultants;

import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.Consultant;
import de.smartregion.gateway.portal.consulting.Kept;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.registration.FormErrors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.time.DayOfWeek;

/**
 * When a consultant works, and where they meet online, written by themselves or by the office;
 * never over what somebody else wrote.
 */
@Controller
@RequestMapping({AvailabilityPages.OWN, "/verwaltung/beratende/{id:[\\w-]{1,64}}/verfuegbarkeit"})
class AvailabilityPages {
    static final String OWN = "/beratende/verfuegbarkeit";

    private final AgendaClient agenda;

    /**
     * Whose they are.
     *
     * @param id in the office's addresses only: a consultant writes their own
     */
    record Whose(@Nullable String id) {
        public boolean office() {
            return id != null;
        }

        public String page() {
            return id == null ? OWN : "/verwaltung/beratende/" + id + "/verfuegbarkeit";
        }

        public String back() {
            return id == null ? "/beratende" : "/verwaltung/beratende/" + id;
        }
    }

    AvailabilityPages(AgendaClient agenda) {
        this.agenda = agenda;
    }

    @ModelAttribute("whose")
    Whose whose(@PathVariable(required = false) @Nullable String id) {
        return new Whose(id);
    }

    @GetMapping
    String form(
            @ModelAttribute("whose") Whose whose,
            @RequestParam(defaultValue = "") String hinweis,
            Model page) {
        if (hinweis.equals("saved")) {
            page.addAttribute("notice", "saved");
        }
        var found = find(whose);
        page.addAttribute("who", found.value());
        var form = Availability.of(found.value());
        return show(found.version(), form, form.traces(), FormErrors.NONE, page);
    }

    @PostMapping
    String save(
            @ModelAttribute("whose") Whose whose,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            HttpServletResponse response) {
        var form = Typed.of(Availability.NAMES, sent);
        return switch (Availability.read(form)) {
            case Availability.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                name(whose, page);
                yield show(version, form, seen, errors, page);
            }
            case Availability.Meaning.Right(var own) -> {
                var reply = written(whose, version, own, page);
                yield switch (reply) {
                    case null -> {
                        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                        page.addAttribute("away", true);
                        yield show(version, form, seen, FormErrors.NONE, page);
                    }
                    case Reply.Done<Consultant> _ -> "redirect:" + whose.page() + "?hinweis=saved";
                    case Reply.Unaccepted<Consultant>(var fields) -> {
                        response.setStatus(HttpStatus.BAD_REQUEST.value());
                        yield show(version, form, seen, Availability.unaccepted(fields), page);
                    }
                    case Reply.Refused<Consultant>(var why, _) -> {
                        response.setStatus(HttpStatus.CONFLICT.value());
                        page.addAttribute("why", why);
                        yield show(version, form, seen, FormErrors.NONE, page);
                    }
                    case Reply.Outdated<Consultant> _ -> {
                        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                        var now = find(whose);
                        var stored = Availability.of(now.value());
                        page.addAttribute("who", now.value());
                        page.addAttribute("stored", stored);
                        page.addAttribute("others", stored.changedSince(seen));
                        // Sent again, it is meant for what is stored now.
                        yield show(now.version(), form, stored.traces(), FormErrors.NONE, page);
                    }
                    case Reply.Unknown<Consultant> _ -> throw unknown();
                };
            }
        };
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private @Nullable Reply<Consultant> written(
            Whose whose, String version, Consultant.Own own, Model page) {
        try {
            if (whose.id() == null) {
                return agenda.write(version, own);
            }
            // The rest stays as it is, unless somebody has changed that, too.
            var found = find(whose);
            page.addAttribute("who", found.value());
            return found.version().equals(version)
                    ? agenda.write(whose.id(), version, found.value().with(own))
                    : new Reply.Outdated<>();
        } catch (ServiceAway _) {
            return null;
        }
    }

    /** What was typed is shown without a name rather than not at all. */
    private void name(Whose whose, Model page) {
        if (whose.office()) {
            try {
                page.addAttribute("who", find(whose).value());
            } catch (ServiceAway _) {
                page.addAttribute("who", null);
            }
        }
    }

    private static String show(
            String version, Typed form, String seen, FormErrors errors, Model page) {
        page.addAttribute("version", version);
        page.addAttribute("form", form);
        page.addAttribute("seen", seen);
        page.addAttribute("errors", errors);
        page.addAttribute("days", DayOfWeek.values());
        return "consultants/availability";
    }

    private Kept<Consultant> find(Whose whose) {
        return (whose.id() == null ? agenda.me() : agenda.consultant(whose.id()))
                .orElseThrow(AvailabilityPages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
