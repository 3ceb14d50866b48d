package de.smartregion.gateway.portal.desk;

import de.smartregion.gateway.portal.events.Admission;
import de.smartregion.gateway.portal.events.Application;
import de.smartregion.gateway.portal.events.Change;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.Registration;
import de.smartregion.gateway.portal.events.Roster;
import de.smartregion.gateway.portal.events.RosterFiles;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.ChangeForm;
import de.smartregion.gateway.portal.registration.ChangeRegistration;
import de.smartregion.gateway.portal.registration.ChangeRegistration.Outcome;
import de.smartregion.gateway.portal.registration.Checked;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.registration.RegistrationForm;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who comes to a gathering: look, search, put on, take off, change, and take it along as a file.
 */
@Controller
@RequestMapping("/verwaltung/veranstaltungen/{id:[\\w-]{1,64}}")
class RosterPages {
    private static final String PEOPLE = "/teilnehmende";
    private static final String ONE = PEOPLE + "/{registration:[\\w-]{1,64}}";
    private static final int SIZE = 50;
    private static final int LONGEST_QUERY = 100;
    private static final Set<String> FIELDS =
            Set.of("name", "email", "municipality", "function", "companions", "attendance");
    private static final Map<String, String> TYPES =
            Map.of(
                    "csv", "text/csv;charset=UTF-8",
                    "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final EventsClient events;
    private final ChangeRegistration changes;
    private final RosterFiles files;
    private final Errands errands;
    private final Places places;

    RosterPages(
            EventsClient events,
            ChangeRegistration changes,
            RosterFiles files,
            Errands errands,
            Places places) {
        this.events = events;
        this.changes = changes;
        this.files = files;
        this.errands = errands;
        this.places = places;
    }

    private record Found(Gathering gathering, Registration registration) {}

    /** What the list is narrowed down to. */
    record Search(String id, String query, Registration.@Nullable Status status, int page) {
        /** The same list at another page. */
        public String at(int other) {
            var address =
                    UriComponentsBuilder.fromPath("/verwaltung/veranstaltungen/{id}/teilnehmende");
            if (!query.isEmpty()) {
                address.queryParam("query", "{query}");
            }
            if (status != null) {
                address.queryParam("status", status);
            }
            address.queryParam("page", other);
            return address.encode()
                    .buildAndExpand(
                            query.isEmpty() ? Map.of("id", id) : Map.of("id", id, "query", query))
                    .toUriString();
        }

        @Override
        public String toString() {
            return "search"; // personal data stays out of logs
        }
    }

    /** For names of municipalities, as people read them. */
    @ModelAttribute("places")
    Places places() {
        return places;
    }

    @GetMapping(PEOPLE)
    String people(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var words = query.strip();
        var search =
                new Search(
                        id,
                        words.substring(0, Math.min(words.length(), LONGEST_QUERY)),
                        Asked.named(Registration.Status.class, status),
                        Asked.page(page));
        var gathering = errands.start(() -> events.gathering(id));
        Part<Optional<Roster>> roster =
                Part.of(
                        errands.start(
                                () ->
                                        events.roster(
                                                id,
                                                search.query(),
                                                search.status(),
                                                search.page(),
                                                SIZE)));
        model.addAttribute("gathering", there(gathering.get()));
        model.addAttribute("search", search);
        model.addAttribute("statuses", Registration.Status.values());
        model.addAttribute("away", !roster.there());
        model.addAttribute("roster", told(roster));
        return "desk/roster";
    }

    /** None while nobody answers, and before there is one. */
    private static @Nullable Roster told(Part<Optional<Roster>> answer) {
        return answer.orElse(Optional.empty()).orElse(null);
    }

    @GetMapping(PEOPLE + ".{ending:csv|xlsx}")
    void file(@PathVariable String id, @PathVariable String ending, HttpServletResponse response) {
        var found =
                files.read(
                        id,
                        ending,
                        () -> {
                            response.setContentType(TYPES.get(ending));
                            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                            response.setHeader(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    ContentDisposition.attachment()
                                            .filename("teilnehmende-" + id + "." + ending)
                                            .build()
                                            .toString());
                            return response.getOutputStream();
                        });
        if (!found) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping(PEOPLE + "/neu")
    String putOn(@PathVariable String id, Model page) {
        return puttingOn(page, gathering(id), RegistrationForm.empty("de"), FormErrors.NONE);
    }

    @PostMapping(PEOPLE + "/neu")
    String putOn(
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var gathering = gathering(id);
        var form = RegistrationForm.typed(typed);
        return switch (form.check(gathering, places)) {
            case Checked.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield puttingOn(page, gathering, form, new FormErrors(errors));
            }
            case Checked.Right(var who) -> putOn(gathering, form, who, page, next, response);
        };
    }

    private String putOn(
            Gathering gathering,
            RegistrationForm form,
            Application who,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        Admission admission;
        try {
            admission = events.putOn(gathering.id(), form.key(), who);
        } catch (ServiceAway _) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            page.addAttribute("notice", "away");
            return puttingOn(page, gathering, form, FormErrors.NONE);
        }
        return switch (admission) {
            case Admission.Accepted accepted -> {
                next.addFlashAttribute("notice", accepted.waiting() ? "waiting" : "seated");
                yield to(gathering.id());
            }
            case Admission.Unaccepted(var fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield puttingOn(
                        page,
                        gathering,
                        form,
                        new FormErrors(
                                fields.stream()
                                        .map(field -> FIELDS.contains(field) ? field : "name")
                                        .distinct()
                                        .map(field -> FieldError.of(field, "error.general"))
                                        .toList()));
            }
            case Admission.Refused(var why) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield refused(why, gathering, form, page);
            }
        };
    }

    private static String refused(
            Admission.Refusal why, Gathering gathering, RegistrationForm form, Model page) {
        return switch (why) {
            case ALREADY_REGISTERED -> puttingOn(page, gathering, form, error("email", why));
            case GROUP_TOO_LARGE -> puttingOn(page, gathering, form, error("companions", why));
            case ATTENDANCE_NOT_OFFERED ->
                    puttingOn(page, gathering, form, error("attendance", why));
            case GATHERING_NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case IDEMPOTENCY_KEY_REUSED -> {
                page.addAttribute("notice", "resent");
                yield puttingOn(page, gathering, form.renewed(), FormErrors.NONE);
            }
            case REGISTRATION_NOT_OPEN,
                    REGISTRATION_CLOSED,
                    GATHERING_CANCELLED,
                    GATHERING_OVER,
                    FULL -> {
                page.addAttribute("notice", why.name());
                yield puttingOn(page, gathering, form, FormErrors.NONE);
            }
        };
    }

    private static FormErrors error(String field, Admission.Refusal why) {
        return new FormErrors(List.of(FieldError.of(field, "error." + field + "." + why.name())));
    }

    private static String puttingOn(
            Model page, Gathering gathering, RegistrationForm form, FormErrors errors) {
        page.addAttribute("gathering", gathering);
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return "desk/put-on";
    }

    @GetMapping(ONE)
    String change(@PathVariable String id, @PathVariable String registration, Model page) {
        var found = find(id, registration);
        return changing(page, found, ChangeForm.of(found.registration()), FormErrors.NONE);
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String id,
            @PathVariable String registration,
            @RequestParam Map<String, String> typed,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var found = find(id, registration);
        return switch (changes.change(found.gathering(), registration, typed)) {
            case Outcome.Changed _ -> done(next, id, "changed");
            case Outcome.Ended _ -> done(next, id, "ended");
            case Outcome.Again(var form, var errors, var status, var notice) -> {
                response.setStatus(status.value());
                page.addAttribute("notice", notice);
                yield changing(page, found, form, errors);
            }
        };
    }

    private static String changing(Model page, Found found, ChangeForm form, FormErrors errors) {
        page.addAttribute("gathering", found.gathering());
        page.addAttribute("registration", found.registration());
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return "desk/change";
    }

    @GetMapping(ONE + "/abmelden")
    String askToTakeOff(@PathVariable String id, @PathVariable String registration, Model page) {
        var found = find(id, registration);
        page.addAttribute("gathering", found.gathering());
        page.addAttribute("registration", found.registration());
        return "desk/take-off";
    }

    @PostMapping(ONE + "/abmelden")
    String takeOff(
            @PathVariable String id, @PathVariable String registration, RedirectAttributes next) {
        return switch (events.cancel(id, registration)) {
            case Change.Done _ -> done(next, id, "takenOff");
            case Change.Refused _, Change.Unaccepted _ -> done(next, id, "ended");
            case Change.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static String done(RedirectAttributes next, String id, String notice) {
        next.addFlashAttribute("notice", notice);
        return to(id);
    }

    private static String to(String id) {
        return "redirect:/verwaltung/veranstaltungen/" + id + PEOPLE;
    }

    private Gathering gathering(String id) {
        return there(events.gathering(id));
    }

    private Found find(String id, String registration) {
        var gathering = errands.start(() -> events.gathering(id));
        var one = errands.start(() -> events.registration(id, registration));
        return new Found(there(gathering.get()), there(one.get()));
    }

    private static <T> T there(Optional<T> found) {
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
