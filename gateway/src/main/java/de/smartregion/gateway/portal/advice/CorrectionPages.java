package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Kept;
import de.smartregion.gateway.portal.consulting.Mode;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.shell.Person;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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
import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.List;

/** A municipality, or the office for it, puts right what was asked for. */
@Controller
@RequestMapping({
    "/{place:beratung}/{id:[\\w-]{1,64}}/aendern",
    "/{place:verwaltung}/beratungen/{id:[\\w-]{1,64}}/aendern"
})
class CorrectionPages {
    private final CasesClient cases;

    CorrectionPages(CasesClient cases) {
        this.cases = cases;
    }

    /** From where it is done, and the token of a letter, which the way back keeps. */
    record Way(boolean office, String id, String token) {
        @Nullable String key() {
            return token.isBlank() ? null : token;
        }

        public String at(String page, String notice) {
            var address =
                    UriComponentsBuilder.fromPath(
                            (office ? "/verwaltung/beratungen/{id}" : "/beratung/{id}") + page);
            List<Object> values = new ArrayList<>(List.of(id));
            if (!notice.isEmpty()) {
                address.queryParam("hinweis", "{notice}");
                values.add(notice);
            }
            if (!token.isBlank()) {
                address.queryParam("token", "{token}");
                values.add(token);
            }
            return address.encode().buildAndExpand(values.toArray()).toUriString();
        }

        @Override
        public String toString() {
            return "way to " + id; // the token opens it
        }
    }

    @ModelAttribute("way")
    Way way(
            @PathVariable String place,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            @Nullable Person person,
            HttpServletResponse response) {
        if (person == null && token.isBlank()) {
            throw new AccessDeniedException("a letter's link or an account opens it");
        }
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        boolean office = place.equals("verwaltung");
        return new Way(office, id, office ? "" : token);
    }

    @ModelAttribute("modes")
    List<String> modes() {
        return List.of(Mode.ON_SITE.name(), Mode.ONLINE.name(), Mode.PHONE.name());
    }

    @GetMapping
    String ask(@ModelAttribute("way") Way way, Model page) {
        var found = find(way);
        return found.value().correctable()
                ? show(found, CorrectionForm.of(found.value()), FormErrors.NONE, page)
                : "redirect:" + way.at("", "");
    }

    @PostMapping
    String correct(
            @ModelAttribute("way") Way way,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        var form = CorrectionForm.typed(sent);
        if (form.check() instanceof CorrectionForm.Meaning.Wrong(var errors)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("version", version);
            return show(find(way), form, errors, page);
        }
        if (!(form.check() instanceof CorrectionForm.Meaning.Right(var correction))) {
            throw new IllegalStateException("neither right nor wrong");
        }
        return switch (cases.correct(way.id(), way.key(), version, correction)) {
            case Reply.Done<Case> _ -> "redirect:" + way.at("", "corrected");
            case Reply.Refused<Case>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                page.addAttribute("version", version);
                yield show(find(way), form, FormErrors.NONE, page);
            }
            // Whoever sends it once more has seen that somebody was faster.
            case Reply.Outdated<Case> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield show(find(way), form, FormErrors.NONE, page);
            }
            case Reply.Unaccepted<Case>(var fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                page.addAttribute("version", version);
                yield show(find(way), form, form.unaccepted(fields), page);
            }
            case Reply.Unknown<Case> _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static String show(
            Kept<Case> found, CorrectionForm form, FormErrors errors, Model page) {
        page.addAttribute("consultation", found.value());
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        if (!page.containsAttribute("version")) {
            page.addAttribute("version", found.version());
        }
        return "advice/correct";
    }

    private Kept<Case> find(Way way) {
        return cases.one(way.id(), way.key())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
