package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.Ballot;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.consulting.Suits;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who comes along to a consultation says, by the link of a letter, which times suit them. */
@Controller
@RequestMapping("/beratung/{id:[\\w-]{1,64}}/abstimmung")
class BallotPages {
    private static final String FIELD = "suits-";

    private final CasesClient cases;

    BallotPages(CasesClient cases) {
        this.cases = cases;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @ModelAttribute("door")
    Door door(@PathVariable String id, @RequestParam(defaultValue = "") String token) {
        return new Door(id, token);
    }

    @GetMapping
    String look(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String hinweis,
            Model page,
            HttpServletResponse response) {
        var ballot = find(door);
        if (ballot == null) {
            return over(HttpStatus.NOT_FOUND, response);
        }
        page.addAttribute("saved", hinweis.equals("gespeichert"));
        return show(ballot, ballot.answers(), List.of(), page);
    }

    @PostMapping
    String answer(
            @ModelAttribute("door") Door door,
            @RequestParam Map<String, String> sent,
            Model page,
            HttpServletResponse response) {
        var ballot = find(door);
        if (ballot == null) {
            return over(HttpStatus.NOT_FOUND, response);
        }
        var said = said(ballot, sent);
        if (!missing(ballot, said).isEmpty()) {
            return wrong(ballot, said, page, response);
        }
        return switch (cases.answer(door.id(), door.token(), said)) {
            case Reply.Done<Ballot> _ ->
                    "redirect:" + door.at("/abstimmung", "hinweis", "gespeichert");
            // What is on offer has changed since: what there is now is asked again.
            case Reply.Unaccepted<Ballot> _ -> {
                var changed = find(door);
                yield changed == null
                        ? over(HttpStatus.NOT_FOUND, response)
                        : wrong(changed, said, page, response);
            }
            case Reply.Refused<Ballot> _, Reply.Outdated<Ballot> _ ->
                    over(HttpStatus.CONFLICT, response);
            case Reply.Unknown<Ballot> _ -> over(HttpStatus.NOT_FOUND, response);
        };
    }

    private @Nullable Ballot find(Door door) {
        return door.key() == null ? null : cases.ballot(door.id(), door.token()).orElse(null);
    }

    private static Map<Instant, Suits> said(Ballot ballot, Map<String, String> sent) {
        var said = new HashMap<Instant, Suits>();
        for (var start : ballot.starts()) {
            Stream.of(Suits.values())
                    .filter(each -> each.name().equals(sent.get(FIELD + start)))
                    .findFirst()
                    .ifPresent(suits -> said.put(start, suits));
        }
        return said;
    }

    private static List<Instant> missing(Ballot ballot, Map<Instant, Suits> said) {
        return ballot.starts().stream().filter(each -> !said.containsKey(each)).toList();
    }

    private static String wrong(
            Ballot ballot, Map<Instant, Suits> said, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("wrong", true);
        return show(ballot, said, missing(ballot, said), page);
    }

    private static String show(
            Ballot ballot, Map<Instant, Suits> said, List<Instant> missing, Model page) {
        page.addAttribute("ballot", ballot);
        page.addAttribute("said", said);
        page.addAttribute("missing", missing);
        page.addAttribute("suits", Suits.values());
        return "advice/ballot";
    }

    private static String over(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        return "advice/ballot-over";
    }
}
