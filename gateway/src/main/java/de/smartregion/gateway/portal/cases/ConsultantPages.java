package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.Consultant;
import de.smartregion.gateway.portal.consulting.Kept;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.places.Places;
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

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who advises, as the office keeps them; their hours they keep themselves. */
@Controller
@RequestMapping("/verwaltung/beratende")
class ConsultantPages {
    private static final String LIST = "redirect:/verwaltung/beratende?hinweis=saved";
    private static final Set<String> NOTICES = Set.of("saved");

    private final AgendaClient agenda;
    private final Errands errands;
    private final Places places;

    ConsultantPages(AgendaClient agenda, Errands errands, Places places) {
        this.agenda = agenda;
        this.errands = errands;
        this.places = places;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String hinweis, Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        var modules = errands.start(agenda::everyModule);
        page.addAttribute("consultants", Part.of(agenda::consultants));
        page.addAttribute("modules", Part.of(modules));
        page.addAttribute("places", places);
        return "cases/consultants";
    }

    @GetMapping("/neu")
    String fresh(Model page) {
        var form = ConsultantForm.empty();
        return show(null, "", form, form.traces(), FormErrors.NONE, page);
    }

    @PostMapping("/neu")
    String create(
            @RequestParam MultiValueMap<String, String> sent,
            Model page,
            HttpServletResponse response) {
        return save(null, null, Typed.of(ConsultantForm.NAMES, sent), "", page, response);
    }

    @GetMapping("/{id:[\\w-]{1,64}}")
    String form(@PathVariable String id, Model page) {
        var found = find(id);
        var form = ConsultantForm.of(found.value());
        return show(id, found.version(), form, form.traces(), FormErrors.NONE, page);
    }

    @PostMapping("/{id:[\\w-]{1,64}}")
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            HttpServletResponse response) {
        return save(id, version, Typed.of(ConsultantForm.NAMES, sent), seen, page, response);
    }

    private String save(
            @Nullable String id,
            @Nullable String version,
            Typed form,
            String seen,
            Model page,
            HttpServletResponse response) {
        var kept = version == null ? "" : version;
        return switch (ConsultantForm.read(form, id == null)) {
            case ConsultantForm.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield show(id, kept, form, seen, errors, page);
            }
            case ConsultantForm.Meaning.Right(var change) -> {
                var reply = written(id == null ? form.of("id") : id, version, change);
                yield switch (reply) {
                    case null -> {
                        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                        page.addAttribute("away", true);
                        yield show(id, kept, form, seen, FormErrors.NONE, page);
                    }
                    case Reply.Done<Consultant> _ -> LIST;
                    case Reply.Unaccepted<Consultant>(var fields) -> {
                        response.setStatus(HttpStatus.BAD_REQUEST.value());
                        var errors = ConsultantForm.unaccepted(ConsultantForm.NAMES, fields);
                        yield show(id, kept, form, seen, errors, page);
                    }
                    case Reply.Refused<Consultant>(var why, _) -> {
                        response.setStatus(HttpStatus.CONFLICT.value());
                        page.addAttribute("why", why);
                        yield show(id, kept, form, seen, FormErrors.NONE, page);
                    }
                    case Reply.Outdated<Consultant> _ -> outdated(id, form, seen, page, response);
                    case Reply.Unknown<Consultant> _ -> throw CaseParts.unknown();
                };
            }
        };
    }

    /** What was typed stays; a new one whose name is taken needs another. */
    private String outdated(
            @Nullable String id,
            Typed form,
            String seen,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        if (id == null) {
            page.addAttribute("taken", true);
            return show(null, "", form, seen, FormErrors.NONE, page);
        }
        var now = find(id);
        var stored = ConsultantForm.of(now.value());
        page.addAttribute("stored", stored);
        page.addAttribute("others", stored.changedSince(seen));
        return show(id, now.version(), form, stored.traces(), FormErrors.NONE, page);
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private @Nullable Reply<Consultant> written(
            String id, @Nullable String version, Consultant.Change change) {
        try {
            return agenda.write(id, version, change);
        } catch (ServiceAway _) {
            return null;
        }
    }

    private String show(
            @Nullable String id,
            String version,
            Typed form,
            String seen,
            FormErrors errors,
            Model page) {
        page.addAttribute("id", id);
        page.addAttribute("version", version);
        page.addAttribute("form", form);
        page.addAttribute("seen", seen);
        page.addAttribute("errors", errors);
        page.addAttribute("fields", Stream.of(Field.values()).map(Field::name).toList());
        page.addAttribute("districts", districts());
        page.addAttribute("modules", modules(form));
        return "cases/consultant";
    }

    private List<Option> districts() {
        return places.everyDistrict().stream()
                .map(place -> new Option(place.key(), place.name()))
                .toList();
    }

    /** While nobody knows all of them, those that are chosen stay. */
    private List<Option> modules(Typed form) {
        var known = Part.of(agenda::everyModule).value();
        return known == null
                ? form.all("modules").stream().map(code -> new Option(code, code)).toList()
                : known.stream().map(each -> new Option(each.code(), each.title())).toList();
    }

    private Kept<Consultant> find(String id) {
        return agenda.consultant(id).orElseThrow(CaseParts::unknown);
    }
}
