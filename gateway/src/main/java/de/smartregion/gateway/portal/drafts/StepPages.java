package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Kept;
import de.smartregion.gateway.portal.catalog.Profile;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Stage;
import de.smartregion.gateway.portal.catalog.Submission;
import de.smartregion.gateway.portal.events.Field;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;

/** One step of a draft: typed, saved, and never over what somebody else has written meanwhile. */
@Controller
@RequestMapping("/projekte/entwuerfe/{id:[\\w~-]{1,80}}/{step:was|nutzen|umsetzung|kontakt}")
class StepPages {
    private static final String PICTURE = "[A-Za-z0-9_-]{43}";

    private final CatalogClient catalog;
    private final Drafts drafts;
    private final Places places;

    StepPages(CatalogClient catalog, Drafts drafts, Places places) {
        this.catalog = catalog;
        this.drafts = drafts;
        this.places = places;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @ModelAttribute("door")
    Door door(@PathVariable String id, @RequestParam(defaultValue = "") String token) {
        return new Door(id, token);
    }

    @ModelAttribute("step")
    Step step(@PathVariable String step) {
        return Step.at(step).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    String form(
            @ModelAttribute("door") Door door,
            @ModelAttribute("step") Step step,
            @RequestParam(defaultValue = "") String hinweis,
            @RequestParam(defaultValue = "") String bild,
            Model page) {
        var found = drafts.find(door);
        if (!found.value().editable()) {
            return "redirect:" + door.at("");
        }
        var form = DraftForm.of(step, found.value().profile(), places);
        var seen = form.traces();
        if (hinweis.equals("saved")) {
            page.addAttribute("notice", "saved");
        }
        if (step == Step.KONTAKT && bild.matches(PICTURE)) {
            form = form.with(bild);
            page.addAttribute("added", true);
        }
        return show(found.version(), form, seen, FormErrors.NONE, page);
    }

    @PostMapping
    String save(
            @ModelAttribute("door") Door door,
            @ModelAttribute("step") Step step,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String bleiben,
            Model page,
            HttpServletResponse response) {
        var form = DraftForm.typed(step, sent);
        Kept<Submission> found;
        try {
            found = drafts.find(door);
        } catch (ServiceAway _) {
            return away(version, form, seen, page, response);
        }
        var stored = DraftForm.of(step, found.value().profile(), places);
        if (!found.version().equals(version) && !stored.changedSince(seen).isEmpty()) {
            return outdated(found, form, seen, page, response);
        }
        return switch (DraftReading.read(form, found.value().profile(), places)) {
            case DraftReading.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield show(found.version(), form, seen, errors, page);
            }
            case DraftReading.Meaning.Right(var profile) -> {
                var reply = edited(door, found.version(), profile);
                yield switch (reply) {
                    case null -> away(found.version(), form, seen, page, response);
                    case Reply.Done<Submission> _ -> "redirect:" + next(door, step, bleiben);
                    case Reply.Unaccepted<Submission>(var fields) -> {
                        response.setStatus(HttpStatus.BAD_REQUEST.value());
                        var errors = form.unaccepted(fields);
                        yield show(found.version(), form, seen, errors, page);
                    }
                    case Reply.Refused<Submission>(var why, _) -> {
                        response.setStatus(HttpStatus.CONFLICT.value());
                        page.addAttribute("why", why);
                        yield show(found.version(), form, seen, FormErrors.NONE, page);
                    }
                    case Reply.Outdated<Submission> _ ->
                            outdated(drafts.find(door), form, seen, page, response);
                    case Reply.Unknown<Submission> _ ->
                            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                };
            }
        };
    }

    private static String next(Door door, Step step, String stay) {
        return stay.isEmpty()
                ? step.next()
                        .map(it -> door.saying("/" + it.path(), "saved"))
                        .orElseGet(() -> door.saying("", "saved"))
                : door.saying("/" + step.path(), "saved");
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private @Nullable Reply<Submission> edited(Door door, String version, Profile profile) {
        try {
            return catalog.edit(door.id(), version, door.key(), profile);
        } catch (ServiceAway _) {
            return null;
        }
    }

    /** What was typed stays; sent again, it is meant for what is stored now. */
    private String outdated(
            Kept<Submission> now,
            DraftForm form,
            String seen,
            Model page,
            HttpServletResponse response) {
        var stored = DraftForm.of(form.step(), now.value().profile(), places);
        response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
        page.addAttribute("stored", stored);
        page.addAttribute("others", stored.changedSince(seen));
        return show(now.version(), form, stored.traces(), FormErrors.NONE, page);
    }

    private String away(
            String version, DraftForm form, String seen, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        page.addAttribute("away", true);
        return show(version, form, seen, FormErrors.NONE, page);
    }

    private String show(
            String version, DraftForm form, String seen, FormErrors errors, Model page) {
        page.addAttribute("version", version);
        page.addAttribute("form", form);
        page.addAttribute("seen", seen);
        page.addAttribute("errors", errors);
        page.addAttribute("steps", List.of(Step.values()));
        page.addAttribute("fields", Field.values());
        page.addAttribute("stages", Stage.values());
        page.addAttribute("places", form.step() == Step.WAS ? places.all() : List.of());
        return "drafts/step";
    }
}
