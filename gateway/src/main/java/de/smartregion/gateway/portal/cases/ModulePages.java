package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.AdviceModule;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.ServiceAway;
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

import java.util.stream.Stream;

/** What can be booked, as the office writes it. */
@Controller
@RequestMapping("/verwaltung/beratende/module")
class ModulePages {
    private static final String LIST = "redirect:/verwaltung/beratende?hinweis=saved";

    private final AgendaClient agenda;

    ModulePages(AgendaClient agenda) {
        this.agenda = agenda;
    }

    @GetMapping("/neu")
    String fresh(Model page) {
        var form = ModuleForm.empty();
        return show(null, "", form, form.traces(), FormErrors.NONE, page);
    }

    @PostMapping("/neu")
    String create(
            @RequestParam MultiValueMap<String, String> sent,
            Model page,
            HttpServletResponse response) {
        return save(null, null, Typed.of(ModuleForm.NAMES, sent), "", page, response);
    }

    @GetMapping("/{code:[\\w-]{1,64}}")
    String form(@PathVariable String code, Model page) {
        var found = find(code);
        var form = ModuleForm.of(found);
        return show(code, version(found), form, form.traces(), FormErrors.NONE, page);
    }

    @PostMapping("/{code:[\\w-]{1,64}}")
    String change(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            HttpServletResponse response) {
        return save(code, version, Typed.of(ModuleForm.NAMES, sent), seen, page, response);
    }

    private String save(
            @Nullable String code,
            @Nullable String version,
            Typed form,
            String seen,
            Model page,
            HttpServletResponse response) {
        var kept = version == null ? "" : version;
        return switch (ModuleForm.read(form, code == null)) {
            case ModuleForm.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield show(code, kept, form, seen, errors, page);
            }
            case ModuleForm.Meaning.Right(var change) -> {
                var reply = written(code == null ? form.of("code") : code, version, change);
                yield switch (reply) {
                    case null -> {
                        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                        page.addAttribute("away", true);
                        yield show(code, kept, form, seen, FormErrors.NONE, page);
                    }
                    case Reply.Done<AdviceModule> _ -> LIST;
                    case Reply.Unaccepted<AdviceModule>(var fields) -> {
                        response.setStatus(HttpStatus.BAD_REQUEST.value());
                        var errors = ConsultantForm.unaccepted(ModuleForm.NAMES, fields);
                        yield show(code, kept, form, seen, errors, page);
                    }
                    case Reply.Refused<AdviceModule>(var why, _) -> {
                        response.setStatus(HttpStatus.CONFLICT.value());
                        page.addAttribute("why", why);
                        yield show(code, kept, form, seen, FormErrors.NONE, page);
                    }
                    case Reply.Outdated<AdviceModule> _ ->
                            outdated(code, form, seen, page, response);
                    case Reply.Unknown<AdviceModule> _ -> throw CaseParts.unknown();
                };
            }
        };
    }

    /** What was typed stays; a new one whose name is taken needs another. */
    private String outdated(
            @Nullable String code,
            Typed form,
            String seen,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        if (code == null) {
            page.addAttribute("taken", true);
            return show(null, "", form, seen, FormErrors.NONE, page);
        }
        var now = find(code);
        var stored = ModuleForm.of(now);
        page.addAttribute("stored", stored);
        page.addAttribute("others", stored.changedSince(seen));
        return show(code, version(now), form, stored.traces(), FormErrors.NONE, page);
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private @Nullable Reply<AdviceModule> written(
            String code, @Nullable String version, AdviceModule.Change change) {
        try {
            return agenda.write(code, version, change);
        } catch (ServiceAway _) {
            return null;
        }
    }

    private static String show(
            @Nullable String code,
            String version,
            Typed form,
            String seen,
            FormErrors errors,
            Model page) {
        page.addAttribute("code", code);
        page.addAttribute("version", version);
        page.addAttribute("form", form);
        page.addAttribute("seen", seen);
        page.addAttribute("errors", errors);
        page.addAttribute("fields", Stream.of(Field.values()).map(Field::name).toList());
        return "cases/module";
    }

    private AdviceModule find(String code) {
        return agenda.everyModule().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(CaseParts::unknown);
    }

    /** As a change has to name it. */
    private static String version(AdviceModule module) {
        return module.version() == null ? "" : "\"" + module.version() + "\"";
    }
}
