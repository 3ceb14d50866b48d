package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Reply;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What came of a consultation, written by its consultant. */
@Controller
@RequestMapping("/{place:verwaltung|beratende}/beratungen/{id:[\\w-]{1,64}}/bericht")
class ReportPages {
    private static final List<String> TEXTS = List.of("situation", "advice", "nextSteps");
    private static final List<String> NAMES =
            List.of("situation", "advice", "nextSteps", "projects", "gatherings");
    private static final int LONGEST = 20_000;
    private static final int MOST = 20;

    private final CasesClient cases;
    private final CaseParts parts;

    ReportPages(CasesClient cases, CaseParts parts) {
        this.cases = cases;
        this.parts = parts;
    }

    @ModelAttribute("desk")
    Desk desk(@PathVariable String place, @PathVariable String id) {
        return new Desk(place, id);
    }

    @GetMapping
    String form(@ModelAttribute("desk") Desk desk, Model page) {
        var found = parts.find(desk);
        var form = form(found.value().report());
        return show(found.value(), found.version(), form, form.traces(), FormErrors.NONE, page);
    }

    @PostMapping
    String save(
            @ModelAttribute("desk") Desk desk,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            HttpServletResponse response) {
        var form = Typed.of(NAMES, sent);
        var found = parts.find(desk);
        var errors = new ArrayList<FieldError>();
        for (var name : TEXTS) {
            if (form.of(name).length() > LONGEST) {
                errors.add(FieldError.of(name, "error.report.long", LONGEST));
            }
        }
        var projects = ids("projects", form, errors);
        var gatherings = ids("gatherings", form, errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(found.value(), version, form, seen, new FormErrors(errors), page);
        }
        var stored = form(found.value().report());
        // The case changes by itself, too; only another report is somebody else's.
        if (!found.version().equals(version) && !stored.changedSince(seen).isEmpty()) {
            return outdated(desk, form, seen, page, response);
        }
        var report =
                new Case.Report(
                        form.of("situation"),
                        form.of("advice"),
                        form.of("nextSteps"),
                        null,
                        null,
                        null,
                        projects,
                        gatherings,
                        null);
        var reply = written(desk, found.version(), report);
        return switch (reply) {
            case null -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                page.addAttribute("away", true);
                yield show(found.value(), version, form, seen, FormErrors.NONE, page);
            }
            case Reply.Unaccepted<Case>(var fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield show(found.value(), version, form, seen, unaccepted(fields), page);
            }
            case Reply.Refused<Case>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                yield show(found.value(), version, form, seen, FormErrors.NONE, page);
            }
            case Reply.Outdated<Case> _ -> outdated(desk, form, seen, page, response);
            case Reply.Done<Case> _, Reply.Unknown<Case> _ ->
                    parts.after(desk, "reported", "report", reply, page, response);
        };
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private @Nullable Reply<Case> written(Desk desk, String version, Case.Report report) {
        try {
            return cases.report(desk.id(), version, report);
        } catch (ServiceAway _) {
            return null;
        }
    }

    /** What was typed stays; sent again, it is meant for what is stored now. */
    private String outdated(
            Desk desk, Typed form, String seen, Model page, HttpServletResponse response) {
        var now = parts.find(desk);
        var stored = form(now.value().report());
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        page.addAttribute("stored", stored);
        page.addAttribute("others", stored.changedSince(seen));
        return show(now.value(), now.version(), form, stored.traces(), FormErrors.NONE, page);
    }

    /** Each line is an id, or the address of a page. */
    private static List<String> ids(String name, Typed form, List<FieldError> errors) {
        var ids =
                form.lines(name).stream()
                        .map(line -> line.replaceFirst("^.*/", "").replaceFirst("\\?.*$", ""))
                        .distinct()
                        .toList();
        if (ids.size() > MOST || ids.stream().anyMatch(id -> !id.matches("[\\w-]{1,64}"))) {
            errors.add(FieldError.of(name, "cases.error.ids"));
        }
        return ids;
    }

    private static FormErrors unaccepted(List<String> paths) {
        var names =
                paths.stream()
                        .map(path -> path.replaceFirst("[\\[.].*", ""))
                        .map(name -> NAMES.contains(name) ? name : "situation")
                        .toList();
        return new FormErrors(
                NAMES.stream()
                        .filter(names::contains)
                        .map(name -> FieldError.of(name, "error.general"))
                        .toList());
    }

    private static Typed form(Case.@Nullable Report report) {
        var typed = new LinkedHashMap<String, String>();
        if (report != null) {
            typed.put("situation", text(report.situation()));
            typed.put("advice", text(report.advice()));
            typed.put("nextSteps", text(report.nextSteps()));
            typed.put("projects", String.join("\n", report.projects()));
            typed.put("gatherings", String.join("\n", report.gatherings()));
        }
        return new Typed(NAMES, typed);
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written;
    }

    private static String show(
            Case consultation,
            String version,
            Typed form,
            String seen,
            FormErrors errors,
            Model page) {
        page.addAttribute("consultation", consultation);
        page.addAttribute("version", version);
        page.addAttribute("form", form);
        page.addAttribute("seen", seen);
        page.addAttribute("errors", errors);
        return "cases/report";
    }
}
