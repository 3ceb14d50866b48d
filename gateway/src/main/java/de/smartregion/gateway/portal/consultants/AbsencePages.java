package de.smartregion.gateway.portal.consultants;

import de.smartregion.gateway.portal.advice.BerlinTime;
import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.Consultant;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * When a consultant is away, entered by themselves or by the office; who already has an appointment
 * then, the office hears of.
 */
@Controller
@RequestMapping({AbsencePages.OWN, "/verwaltung/beratende/{id:[\\w-]{1,64}}/abwesenheit"})
class AbsencePages {
    static final String OWN = "/beratende/abwesenheit";

    private static final List<String> NAMES = List.of("from", "until", "note");
    private static final Set<String> NOTICES = Set.of("away", "back");
    private static final int LONGEST = 300;

    private final AgendaClient agenda;

    AbsencePages(AgendaClient agenda) {
        this.agenda = agenda;
    }

    /** An id is in the office's addresses only: a consultant enters their own. */
    @ModelAttribute("whose")
    Whose whose(@PathVariable(required = false) @Nullable String id) {
        var found = id == null ? agenda.me() : agenda.consultant(id);
        return new Whose(found.orElseThrow(AbsencePages::unknown).value(), id != null);
    }

    @GetMapping
    String absences(@RequestParam(defaultValue = "") String hinweis, Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        return show(Typed.of(NAMES, new LinkedMultiValueMap<>()), FormErrors.NONE, page);
    }

    @PostMapping
    String leave(
            @ModelAttribute("whose") Whose whose,
            @RequestParam MultiValueMap<String, String> sent,
            Model page,
            HttpServletResponse response) {
        var form = Typed.of(NAMES, sent);
        var errors = new ArrayList<FieldError>();
        var from = BerlinTime.date(form.of("from"));
        var until = form.of("until").isEmpty() ? from : BerlinTime.date(form.of("until"));
        if (from == null) {
            errors.add(FieldError.of("from", "consultants.error.date"));
        } else if (until == null) {
            errors.add(FieldError.of("until", "consultants.error.date"));
        } else if (until.isBefore(from)) {
            errors.add(FieldError.of("until", "consultants.error.order"));
        }
        if (form.of("note").length() > LONGEST) {
            errors.add(FieldError.of("note", "error.report.long", LONGEST));
        }
        if (from == null || until == null || !errors.isEmpty()) {
            return wrong(form, new FormErrors(errors), page, response);
        }
        var leave = Consultant.Leave.of(from, until, form.orNull("note"));
        return switch (agenda.leave(whose.consultant().id(), leave)) {
            case Reply.Done<Consultant.Absence> _ -> whose.then("away");
            case Reply.Unaccepted<Consultant.Absence> _ ->
                    wrong(
                            form,
                            new FormErrors(List.of(FieldError.of("from", "error.general"))),
                            page,
                            response);
            case Reply.Refused<Consultant.Absence>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                yield show(form, FormErrors.NONE, page);
            }
            case Reply.Unknown<Consultant.Absence> _, Reply.Outdated<Consultant.Absence> _ ->
                    throw unknown();
        };
    }

    /** Once it is gone, a second click finds nothing, and nothing is wrong. */
    @PostMapping("/{absence:[\\w-]{1,64}}/beenden")
    String comeBack(@ModelAttribute("whose") Whose whose, @PathVariable String absence) {
        agenda.comeBack(whose.consultant().id(), absence);
        return whose.then("back");
    }

    private static String wrong(
            Typed form, FormErrors errors, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(form, errors, page);
    }

    private static String show(Typed form, FormErrors errors, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return "consultants/absences";
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** Whose absences they are, and who looks at them. */
    record Whose(Consultant consultant, boolean office) {
        public String page() {
            return office ? "/verwaltung/beratende/" + consultant.id() + "/abwesenheit" : OWN;
        }

        String then(String notice) {
            return "redirect:" + page() + "?hinweis=" + notice;
        }
    }
}
