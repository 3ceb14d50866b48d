package de.smartregion.gateway.portal.desk;

import de.smartregion.gateway.portal.events.Announced;
import de.smartregion.gateway.portal.events.Decision;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Findings;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Kind;
import de.smartregion.gateway.portal.events.Offer;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Create a gathering, change it, look at it as the public will, publish it, call it off. */
@Controller
@RequestMapping("/verwaltung/veranstaltungen")
class GatheringPages {
    private static final String ONE = "/{id:[\\w-]{1,64}}";
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final int LONGEST_REASON = 1_000;

    private final EventsClient events;
    private final Clock clock;

    GatheringPages(EventsClient events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/neu")
    String empty(Model page) {
        page.addAttribute("key", UUID.randomUUID().toString());
        return form(page, GatheringForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/neu")
    String draft(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String key,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var form = GatheringForm.typed(typed);
        var once = KEY.matcher(key).matches() ? key : UUID.randomUUID().toString();
        page.addAttribute("key", once);
        return switch (form.check()) {
            case GatheringForm.Meaning.Wrong(var errors) -> wrong(page, form, errors, response);
            case GatheringForm.Meaning.Right(var announcement) -> {
                var decision = decided(() -> events.draft(once, announcement));
                yield switch (decision) {
                    case null -> away(page, form, response);
                    case Decision.Done<Announced>(var now) -> {
                        next.addFlashAttribute("notice", "drafted");
                        yield to(now.gathering().id());
                    }
                    case Decision.Unaccepted<Announced>(var fields) ->
                            wrong(page, form, form.unaccepted(fields), response);
                    case Decision.Refused<Announced>(var why, var missing) -> {
                        // The form sent before is stored: changed, it is another gathering.
                        page.addAttribute("key", UUID.randomUUID().toString());
                        yield refused(page, form, why, missing, response);
                    }
                    case Decision.Unknown<Announced> _, Decision.Outdated<Announced> _ ->
                            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                };
            }
        };
    }

    @GetMapping(ONE)
    String look(@PathVariable String id, Model page) {
        return look(page, find(id));
    }

    @GetMapping(ONE + "/aendern")
    String change(@PathVariable String id, Model page) {
        var found = find(id);
        var form = GatheringForm.of(found.gathering());
        return changing(page, id, found.version(), form, form.traces());
    }

    @PostMapping(ONE + "/aendern")
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var form = GatheringForm.typed(typed);
        changing(page, id, version, form, seen);
        return switch (form.check()) {
            case GatheringForm.Meaning.Wrong(var errors) -> wrong(page, form, errors, response);
            case GatheringForm.Meaning.Right(var announcement) -> {
                var decision = decided(() -> events.announce(id, version, announcement));
                yield switch (decision) {
                    case null -> away(page, form, response);
                    case Decision.Done<Announced> _ -> {
                        next.addFlashAttribute("notice", "changed");
                        yield to(id);
                    }
                    case Decision.Unaccepted<Announced>(var fields) ->
                            wrong(page, form, form.unaccepted(fields), response);
                    case Decision.Refused<Announced>(var why, var missing) ->
                            refused(page, form, why, missing, response);
                    case Decision.Outdated<Announced> _ -> outdated(page, id, form, seen, response);
                    case Decision.Unknown<Announced> _ ->
                            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                };
            }
        };
    }

    /** What was typed stays; sent again, it is meant for what is stored now. */
    private String outdated(
            Model page, String id, GatheringForm form, String seen, HttpServletResponse response) {
        var now = find(id);
        var stored = GatheringForm.of(now.gathering());
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        page.addAttribute("stored", stored);
        page.addAttribute("others", stored.changedSince(seen));
        return changing(page, id, now.version(), form, stored.traces());
    }

    @PostMapping(ONE + "/veroeffentlichen")
    String publish(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        return switch (events.publish(id, version)) {
            case Decision.Done<Announced> _ -> {
                next.addFlashAttribute("notice", "published");
                yield to(id);
            }
            case Decision.Refused<Announced>(var why, var missing) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                page.addAttribute(
                        "missing", missing.stream().map(GatheringForm.EMPTY::name).toList());
                yield look(page, find(id));
            }
            case Decision.Outdated<Announced> _ -> lookAgain(page, id, response);
            case Decision.Unaccepted<Announced> _, Decision.Unknown<Announced> _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String lookAgain(Model page, String id, HttpServletResponse response) {
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        page.addAttribute("outdated", true);
        return look(page, find(id));
    }

    @GetMapping(ONE + "/absagen")
    String callOff(@PathVariable String id, Model page) {
        return callingOff(page, find(id), "", FormErrors.NONE);
    }

    /** Asked once more before it is done. */
    @PostMapping(ONE + "/absagen")
    String callOff(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String sure,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var why = reason.replace("\r\n", "\n").strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return callingOff(page, find(id), why, reasonError());
        }
        if (!sure.equals("ja")) {
            page.addAttribute("asked", true);
            return callingOff(page, find(id), why, FormErrors.NONE);
        }
        return switch (events.callOff(id, version, why)) {
            case Decision.Done<Announced> _ -> {
                next.addFlashAttribute("notice", "cancelled");
                yield to(id);
            }
            case Decision.Refused<Announced>(var refusal, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", refusal);
                yield look(page, find(id));
            }
            case Decision.Unaccepted<Announced> _ -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield callingOff(page, find(id), why, reasonError());
            }
            case Decision.Outdated<Announced> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield callingOff(page, find(id), why, FormErrors.NONE);
            }
            case Decision.Unknown<Announced> _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static FormErrors reasonError() {
        return new FormErrors(
                List.of(FieldError.of("reason", "desk.error.reason", LONGEST_REASON)));
    }

    private String callingOff(Model page, Announced found, String reason, FormErrors errors) {
        page.addAttribute("letters", letters(found.gathering().id(), "CANCEL"));
        page.addAttribute("announced", found);
        page.addAttribute("reason", reason);
        page.addAttribute("errors", errors);
        return "desk/call-off";
    }

    private String look(Model page, Announced found) {
        page.addAttribute("letters", letters(found.gathering().id(), "PUBLISH"));
        page.addAttribute("announced", found);
        page.addAttribute("findings", findings(found.gathering()));
        page.addAttribute("preview", true);
        page.addAttribute("offer", Offer.of(found.gathering(), null, clock.instant()));
        return "desk/gathering";
    }

    /** Whatever its kind: it may have been a forum when they were recorded. */
    private Part<Findings> findings(Gathering gathering) {
        return gathering.status().equals("DRAFT")
                ? new Part<>(Findings.NONE)
                : Part.of(() -> events.findings(gathering.id(), null, 0, EventsClient.MOST));
    }

    private String changing(
            Model page, String id, String version, GatheringForm form, String seen) {
        page.addAttribute("letters", letters(id, "CHANGE"));
        page.addAttribute("id", id);
        page.addAttribute("version", version);
        page.addAttribute("seen", seen);
        return form(page, form, FormErrors.NONE);
    }

    /** How many letters it causes is worth knowing, and no reason to stop when nobody knows. */
    private Part<Integer> letters(String id, String action) {
        return Part.of(() -> events.lettersDue(id, action));
    }

    private static String refused(
            Model page,
            GatheringForm form,
            Decision.Refusal why,
            List<String> missing,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("why", why);
        page.addAttribute("missing", missing.stream().map(form::name).toList());
        return form(page, form, FormErrors.NONE);
    }

    private static String wrong(
            Model page, GatheringForm form, FormErrors errors, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return form(page, form, errors);
    }

    private static String away(Model page, GatheringForm form, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        page.addAttribute("away", true);
        return form(page, form, FormErrors.NONE);
    }

    private static String form(Model page, GatheringForm form, FormErrors errors) {
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("kinds", Kind.values());
        page.addAttribute("fields", Field.values());
        return "desk/form";
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private static @Nullable Decision<Announced> decided(Supplier<Decision<Announced>> call) {
        try {
            return call.get();
        } catch (ServiceAway _) {
            return null;
        }
    }

    private Announced find(String id) {
        return events.announced(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String to(String id) {
        return "redirect:/verwaltung/veranstaltungen/" + id;
    }
}
