package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Kept;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Start;
import de.smartregion.gateway.portal.catalog.Started;
import de.smartregion.gateway.portal.catalog.Submission;
import de.smartregion.gateway.portal.shell.Person;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.Locale;
import java.util.UUID;

/** What who is signed in does with a project: want it, too; change it; put it aside. */
@Controller
@RequestMapping("/projekte/{id:[\\w-]{1,64}}")
class ProjectActs {
    private static final int LONGEST = 1_000;

    private final CatalogClient catalog;
    private final ProjectParts parts;

    ProjectActs(CatalogClient catalog, ProjectParts parts) {
        this.catalog = catalog;
        this.parts = parts;
    }

    @PostMapping("/nachnutzung")
    String wantReuse(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @Nullable Person person,
            Model page,
            HttpServletResponse response) {
        if (person == null || !person.municipal()) {
            throw new AccessDeniedException("municipalities do");
        }
        var said = text(note);
        page.addAttribute("note", said);
        if (said.length() > LONGEST) {
            return wrong(id, "note", page, response);
        }
        return switch (catalog.wantReuse(id, said.isEmpty() ? null : said)) {
            case Reply.Done<Boolean>(var fresh, _) -> to(id, fresh ? "wanted" : "again");
            case Reply.Unaccepted<Boolean> _ -> wrong(id, "note", page, response);
            case Reply.Refused<Boolean>(var why, _) -> refused(id, why, page, response);
            case Reply.Unknown<Boolean> _, Reply.Outdated<Boolean> _ -> throw unknown();
        };
    }

    @PostMapping("/nachnutzung/zuruecknehmen")
    String withdrawReuse(@PathVariable String id, @Nullable Person person) {
        if (person == null || !person.municipal()) {
            throw new AccessDeniedException("municipalities do");
        }
        return switch (catalog.withdrawWish(id)) {
            case Reply.Done<Boolean> _ -> to(id, "withdrawn");
            case Reply.Refused<Boolean> _,
                    Reply.Unaccepted<Boolean> _,
                    Reply.Unknown<Boolean> _,
                    Reply.Outdated<Boolean> _ ->
                    throw unknown();
        };
    }

    /** Opens the draft of a change; what is public stays until the office publishes it. */
    @PostMapping("/aenderung")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @Nullable Person person,
            Locale reader,
            Model page,
            HttpServletResponse response) {
        if (person == null || !(person.municipal() || person.staff())) {
            throw new AccessDeniedException("its municipalities and the office do");
        }
        var once = key.matches("[\\w-]{8,64}") ? key : UUID.randomUUID().toString();
        var start = new Start(null, Start.Author.of(person, reader), id);
        return switch (catalog.start(once, start)) {
            case Reply.Done<Started>(var draft, _) -> "redirect:/projekte/entwuerfe/" + draft.id();
            case Reply.Refused<Started>(var why, _) -> {
                if (why == Reply.Refusal.CHANGE_PENDING) {
                    page.addAttribute("pending", pending(id));
                }
                yield refused(id, why, page, response);
            }
            case Reply.Unaccepted<Started> _, Reply.Unknown<Started> _, Reply.Outdated<Started> _ ->
                    throw unknown();
        };
    }

    /** The change in the way, for who may see it. */
    private @Nullable Submission pending(String id) {
        var next = id + "~" + (parts.find(id).value().revision() + 1);
        return catalog.submission(next, null).map(Kept::value).orElse(null);
    }

    @PostMapping("/archivieren")
    String archive(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String replacedBy,
            Model page,
            HttpServletResponse response) {
        var why = text(reason);
        page.addAttribute("reason", why);
        page.addAttribute("replacedBy", replacedBy.strip());
        if (why.isEmpty() || why.length() > LONGEST) {
            return wrong(id, "reason", page, response);
        }
        var other = replacedBy.strip().replaceFirst("^.*/projekte/", "");
        return after(
                id,
                "archived",
                catalog.archive(id, version, why, other.isEmpty() ? null : other),
                page,
                response);
    }

    @PostMapping("/wieder-oeffnen")
    String reopen(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        return after(id, "reopened", catalog.reopen(id, version), page, response);
    }

    private <T> String after(
            String id, String notice, Reply<T> reply, Model page, HttpServletResponse response) {
        return switch (reply) {
            case Reply.Done<T> _ -> to(id, notice);
            case Reply.Unaccepted<T> _ -> wrong(id, "replacedBy", page, response);
            case Reply.Refused<T>(var why, _) -> refused(id, why, page, response);
            case Reply.Outdated<T> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield parts.show(id, page);
            }
            case Reply.Unknown<T> _ -> throw unknown();
        };
    }

    private String wrong(String id, String field, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("wrong", field);
        return parts.show(id, page);
    }

    private String refused(String id, Reply.Refusal why, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("why", why);
        return parts.show(id, page);
    }

    private static String text(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String to(String id, String notice) {
        return "redirect:/projekte/" + id + "?hinweis=" + notice;
    }
}
