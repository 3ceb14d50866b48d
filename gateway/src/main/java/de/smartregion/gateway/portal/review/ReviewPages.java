package de.smartregion.gateway.portal.review;

import de.smartregion.gateway.portal.catalog.Area;
import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Difference;
import de.smartregion.gateway.portal.catalog.Project;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.State;
import de.smartregion.gateway.portal.catalog.Submission;
import de.smartregion.gateway.portal.catalog.SubmissionPage;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where the office reviews what was handed in: compare, say something, send back, decline, publish.
 */
@Controller
@RequestMapping("/verwaltung/projekte")
class ReviewPages {
    private static final String ONE = "/{id:[\\w-]{1,64}~[0-9]{1,6}}";
    private static final int SIZE = 25;
    private static final int LAST_PAGE = 999;
    private static final int LONGEST = 4_000;
    private static final int LONGEST_QUERY = 100;
    private static final Set<String> NOTICES =
            Set.of("said", "read", "returned", "declined", "published", "withdrawn");
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final Pattern SHOWN = Pattern.compile("[0-9]{1,3}");

    /** What is to be reviewed, and what has comments that are new. */
    private static final String WAITING = "WAITING";

    /** Drafts are changes that were begun, and what the office began itself. */
    private static final List<State> STATES =
            List.of(
                    State.SUBMITTED,
                    State.SENT_BACK,
                    State.DRAFT,
                    State.PUBLISHED,
                    State.WITHDRAWN,
                    State.DECLINED);

    private final CatalogClient catalog;
    private final Errands errands;
    private final Places places;

    ReviewPages(CatalogClient catalog, Errands errands, Places places) {
        this.catalog = catalog;
        this.errands = errands;
        this.places = places;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = WAITING) String state,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        var wanted =
                Arrays.stream(State.values())
                        .filter(each -> each.name().equals(state))
                        .findFirst()
                        .orElse(null);
        var waiting = state.equals(WAITING);
        var words = query.strip();
        var asked = words.length() > LONGEST_QUERY ? words.substring(0, LONGEST_QUERY) : words;
        var number = number(page);
        model.addAttribute("state", wanted);
        model.addAttribute("waiting", waiting);
        model.addAttribute("chosen", waiting ? WAITING : wanted == null ? "ALL" : wanted.name());
        model.addAttribute("states", STATES);
        model.addAttribute("query", asked);
        model.addAttribute("listing", Part.of(() -> some(wanted, waiting, asked, number)));
        return "review/list";
    }

    @GetMapping(ONE)
    String one(
            @PathVariable String id, @RequestParam(defaultValue = "") String hinweis, Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        return show(id, page);
    }

    @PostMapping(ONE + "/kommentar")
    String comment(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String key,
            Model page,
            HttpServletResponse response) {
        var said = said(text);
        page.addAttribute("said", said);
        page.addAttribute("about", field);
        if (said == null) {
            return unreadable("text", id, page, response);
        }
        var once = KEY.matcher(key).matches() ? key : UUID.randomUUID().toString();
        var part = Submission.PARTS.contains(field) ? field : null;
        var reply = catalog.comment(id, once, null, said, part);
        return after(id, "said", "text", reply, page, response);
    }

    @PostMapping(ONE + "/gelesen")
    String noteRead(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") String comments,
            Model page,
            HttpServletResponse response) {
        int shown = SHOWN.matcher(comments).matches() ? Integer.parseInt(comments) : 0;
        return after(id, "read", "text", catalog.noteRead(id, shown), page, response);
    }

    /** Asks once more: what is declined is so for good. */
    @GetMapping(ONE + "/ablehnen")
    String declining(@PathVariable String id, Model page) {
        return declining(id, "", page);
    }

    @PostMapping(ONE + "/ablehnen")
    String decline(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            HttpServletResponse response) {
        var said = said(reason);
        if (said == null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("errors", reasonError("draft.error.comment"));
            return declining(id, reason, page);
        }
        var reply = catalog.decline(id, version, said);
        return switch (reply) {
            case Reply.Unaccepted<Submission> _ -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                page.addAttribute("errors", reasonError("error.general"));
                yield declining(id, reason, page);
            }
            case Reply.Refused<Submission>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                yield declining(id, reason, page);
            }
            case Reply.Outdated<Submission> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield declining(id, reason, page);
            }
            case Reply.Done<Submission> _, Reply.Unknown<Submission> _ ->
                    after(id, "declined", "reason", reply, page, response);
        };
    }

    private static FormErrors reasonError(String code) {
        return new FormErrors(List.of(FieldError.of("reason", code)));
    }

    private String declining(String id, String reason, Model page) {
        var found = catalog.submission(id, null).orElseThrow(ReviewPages::unknown);
        page.addAttribute("submission", found.value());
        page.addAttribute("version", found.version());
        page.addAttribute("reason", reason);
        return "review/decline";
    }

    @PostMapping(ONE + "/zurueckgeben")
    String sendBack(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String comment,
            Model page,
            HttpServletResponse response) {
        var said = said(comment);
        page.addAttribute("returning", said);
        if (said == null) {
            return unreadable("comment", id, page, response);
        }
        return after(
                id, "returned", "comment", catalog.sendBack(id, version, said), page, response);
    }

    @PostMapping(ONE + "/veroeffentlichen")
    String publish(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        return after(id, "published", "text", catalog.publish(id, version), page, response);
    }

    @PostMapping(ONE + "/zurueckziehen")
    String withdraw(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        return after(id, "withdrawn", "text", catalog.withdraw(id, version, null), page, response);
    }

    private String after(
            String id,
            String notice,
            String field,
            Reply<Submission> reply,
            Model page,
            HttpServletResponse response) {
        return switch (reply) {
            case Reply.Done<Submission> _ ->
                    "redirect:/verwaltung/projekte/" + id + "?hinweis=" + notice;
            case Reply.Unaccepted<Submission> _ -> unreadable(field, id, page, response);
            case Reply.Refused<Submission>(var why, var missing) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                page.addAttribute("missing", missing);
                yield show(id, page);
            }
            case Reply.Outdated<Submission> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield show(id, page);
            }
            case Reply.Unknown<Submission> _ -> throw unknown();
        };
    }

    private String unreadable(String field, String id, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("unreadable", field);
        return show(id, page);
    }

    private String show(String id, Model page) {
        var diff = errands.start(() -> differences(id));
        var found = catalog.submission(id, null).orElseThrow(ReviewPages::unknown);
        page.addAttribute("submission", found.value());
        page.addAttribute("version", found.version());
        page.addAttribute("project", Project.preview(found.value(), this::area));
        page.addAttribute("diff", Part.of(diff));
        page.addAttribute("parts", Submission.PARTS);
        page.addAttribute("key", UUID.randomUUID().toString());
        if (found.value().change()) {
            page.addAttribute("wishes", Part.of(() -> catalog.wishes(found.value().project())));
        }
        return "review/submission";
    }

    private List<Difference> differences(String id) {
        return catalog.diff(id, null).orElse(List.of());
    }

    private SubmissionPage some(@Nullable State state, boolean waiting, String words, int page) {
        return catalog.submissions(state, waiting, words.isEmpty() ? null : words, page, SIZE);
    }

    private Area area(String key) {
        return places.withKey(key)
                .map(place -> new Area(key, place.name(), place.district()))
                .orElse(new Area(key, key, null));
    }

    private static @Nullable String said(String typed) {
        var said = typed.replace("\r\n", "\n").strip();
        return said.isEmpty() || said.length() > LONGEST ? null : said;
    }

    private static int number(String page) {
        try {
            return Math.clamp(Integer.parseInt(page), 0, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
