package de.smartregion.gateway.portal.desk;

import de.smartregion.gateway.portal.events.Decision;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Finding;
import de.smartregion.gateway.portal.events.Kind;
import de.smartregion.gateway.portal.events.RecordedFinding;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.offers.Meaning;
import de.smartregion.gateway.portal.offers.Typed;
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

import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Record what a forum came to, change it, remove it. */
@Controller
@RequestMapping("/verwaltung")
class FindingPages {
    private static final String ID = "{id:[\\w-]{1,64}}";
    private static final String NEW = "/veranstaltungen/" + ID + "/ergebnisse/neu";
    private static final String ONE = "/ergebnisse/" + ID;
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");

    private final EventsClient events;

    FindingPages(EventsClient events) {
        this.events = events;
    }

    @GetMapping(NEW)
    String empty(@PathVariable String id, Model page) {
        var forum =
                events.gathering(id)
                        .filter(found -> found.kind() == Kind.FORUM)
                        .orElseThrow(FindingPages::unknown);
        return fresh(page, id, UUID.randomUUID().toString(), FindingForm.empty(forum.fields()));
    }

    @PostMapping(NEW)
    String record(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String key,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var form = Typed.sent(FindingForm.NAMES, sent);
        var once = KEY.matcher(key).matches() ? key : UUID.randomUUID().toString();
        fresh(page, id, once, form);
        return switch (FindingForm.read(id, form)) {
            case Meaning.Wrong(var errors) -> wrong(page, form, errors, response);
            case Meaning.Right(var draft) -> {
                var decision = decided(() -> events.record(once, draft));
                if (decision instanceof Decision.Refused<RecordedFinding>) {
                    // The form sent before is stored: changed, it is another finding.
                    page.addAttribute("key", UUID.randomUUID().toString());
                }
                yield after(decision, "", "recorded", form, "", page, next, response);
            }
        };
    }

    @GetMapping(ONE)
    String change(@PathVariable String id, Model page) {
        var found = find(id);
        var form = FindingForm.of(found.finding());
        return changing(
                page, id, found.finding().gathering(), found.version(), form, form.traces());
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String gathering,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var form = Typed.sent(FindingForm.NAMES, sent);
        changing(page, id, gathering, version, form, seen);
        return switch (FindingForm.read(gathering, form)) {
            case Meaning.Wrong(var errors) -> wrong(page, form, errors, response);
            case Meaning.Right(var draft) ->
                    after(
                            decided(() -> events.change(id, version, draft)),
                            id,
                            "finding-changed",
                            form,
                            seen,
                            page,
                            next,
                            response);
        };
    }

    @GetMapping(ONE + "/entfernen")
    String removing(@PathVariable String id, Model page) {
        return removing(page, find(id));
    }

    @PostMapping(ONE + "/entfernen")
    String remove(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var found = find(id);
        return switch (events.removeFinding(id, version)) {
            case Decision.Done<Boolean> _ -> {
                next.addFlashAttribute("notice", "finding-removed");
                yield to(found.finding());
            }
            case Decision.Outdated<Boolean> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield removing(page, found);
            }
            case Decision.Unknown<Boolean> _,
                    Decision.Unaccepted<Boolean> _,
                    Decision.Refused<Boolean> _ ->
                    throw unknown();
        };
    }

    private String after(
            @Nullable Decision<RecordedFinding> decision,
            String id,
            String notice,
            Typed form,
            String seen,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        return switch (decision) {
            case null -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                page.addAttribute("away", true);
                yield form(page, form, FormErrors.NONE);
            }
            case Decision.Done<RecordedFinding>(var now) -> {
                next.addFlashAttribute("notice", notice);
                yield to(now.finding());
            }
            case Decision.Unaccepted<RecordedFinding>(var fields) ->
                    wrong(page, form, FindingForm.unaccepted(fields), response);
            case Decision.Refused<RecordedFinding>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                yield form(page, form, FormErrors.NONE);
            }
            case Decision.Outdated<RecordedFinding> _ -> outdated(page, id, form, seen, response);
            case Decision.Unknown<RecordedFinding> _ when id.isEmpty() -> throw unknown();
            case Decision.Unknown<RecordedFinding> _ -> gone(page, form, response);
        };
    }

    /** What was typed stays; sent again, it is recorded anew. */
    private static String gone(Model page, Typed form, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        page.addAttribute("gone", true);
        page.addAttribute("version", null);
        page.addAttribute("key", UUID.randomUUID().toString());
        return form(page, form, FormErrors.NONE);
    }

    /** What was typed stays; sent again, it is meant for what is stored now. */
    private String outdated(
            Model page, String id, Typed form, String seen, HttpServletResponse response) {
        var now = events.finding(id).orElse(null);
        if (now == null) {
            return gone(page, form, response);
        }
        var stored = FindingForm.of(now.finding());
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        page.addAttribute("stored", stored);
        page.addAttribute("others", stored.changedSince(seen));
        return changing(page, id, now.finding().gathering(), now.version(), form, stored.traces());
    }

    private static String fresh(Model page, String forum, String key, Typed form) {
        page.addAttribute("gathering", forum);
        page.addAttribute("key", key);
        return form(page, form, FormErrors.NONE);
    }

    private static String changing(
            Model page, String id, String forum, String version, Typed form, String seen) {
        page.addAttribute("id", id);
        page.addAttribute("gathering", forum);
        page.addAttribute("version", version);
        page.addAttribute("seen", seen);
        return form(page, form, FormErrors.NONE);
    }

    private static String removing(Model page, RecordedFinding found) {
        page.addAttribute("id", found.finding().id());
        page.addAttribute("finding", found.finding());
        page.addAttribute("version", found.version());
        return "desk/finding-remove";
    }

    private static String wrong(
            Model page, Typed form, FormErrors errors, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return form(page, form, errors);
    }

    private static String form(Model page, Typed form, FormErrors errors) {
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("kinds", Finding.Kind.values());
        page.addAttribute("fields", Field.values());
        return "desk/finding-form";
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private static @Nullable Decision<RecordedFinding> decided(
            Supplier<Decision<RecordedFinding>> call) {
        try {
            return call.get();
        } catch (ServiceAway _) {
            return null;
        }
    }

    private RecordedFinding find(String id) {
        return events.finding(id).orElseThrow(FindingPages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String to(Finding finding) {
        return "redirect:/verwaltung/veranstaltungen/" + finding.gathering();
    }
}
