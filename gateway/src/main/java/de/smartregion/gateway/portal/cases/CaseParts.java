package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.Recommended;
import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Kept;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A consultation's page at a desk, also after something was done to it, or was not. */
@Component
class CaseParts {
    private final CasesClient cases;
    private final Recommended recommended;
    private final Errands errands;
    private final Clock clock;

    CaseParts(CasesClient cases, Recommended recommended, Errands errands, Clock clock) {
        this.cases = cases;
        this.recommended = recommended;
        this.errands = errands;
        this.clock = clock;
    }

    Kept<Case> find(Desk desk) {
        return cases.one(desk.id(), null).orElseThrow(CaseParts::unknown);
    }

    String show(Desk desk, Model page) {
        var candidates =
                errands.start(
                        () ->
                                desk.office()
                                        ? cases.candidates(desk.id(), null)
                                        : List.<Case.Candidate>of());
        var found = find(desk);
        page.addAttribute("consultation", found.value());
        page.addAttribute("version", found.version());
        page.addAttribute("now", clock.instant());
        page.addAttribute("candidates", Part.of(candidates));
        page.addAttribute("seconds", seconds(desk, found.value()));
        page.addAttribute("about", recommended.about(found.value()));
        page.addAttribute("recommended", recommended.in(found.value().report()));
        return "cases/case";
    }

    /** Who could come along, by appointment. */
    private Map<String, Part<List<Case.PossibleSecond>>> seconds(Desk desk, Case found) {
        var asked = new HashMap<String, Supplier<List<Case.PossibleSecond>>>();
        for (var each : found.appointments()) {
            if (each.decidesSecond() && each.second() == null) {
                asked.put(each.id(), errands.start(() -> cases.seconds(desk.id(), each.id())));
            }
        }
        var seconds = new HashMap<String, Part<List<Case.PossibleSecond>>>();
        asked.forEach((appointment, answer) -> seconds.put(appointment, Part.of(answer)));
        return seconds;
    }

    String after(
            Desk desk,
            String notice,
            String field,
            Reply<Case> reply,
            Model page,
            HttpServletResponse response) {
        return switch (reply) {
            case Reply.Done<Case> _ -> "redirect:" + desk.at("", "hinweis", notice);
            case Reply.Refused<Case>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                yield show(desk, page);
            }
            case Reply.Outdated<Case> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield show(desk, page);
            }
            case Reply.Unaccepted<Case> _ -> wrong(desk, field, page, response);
            case Reply.Unknown<Case> _ -> throw unknown();
        };
    }

    String wrong(Desk desk, String field, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("wrong", field);
        return show(desk, page);
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
