package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.Area;
import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Project;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Submission;
import de.smartregion.gateway.portal.places.Places;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** A draft as a whole: what it lacks, what was said about it, how it will look; handing it in. */
@Controller
@RequestMapping("/projekte/entwuerfe/{id:[\\w~-]{1,80}}")
class DraftPages {
    private static final int LONGEST = 4_000;
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final Set<String> NOTICES = Set.of("saved", "submitted", "withdrawn", "said");

    private final CatalogClient catalog;
    private final Drafts drafts;
    private final Places places;

    DraftPages(CatalogClient catalog, Drafts drafts, Places places) {
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

    @GetMapping
    String overview(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String hinweis,
            Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        return drafts.show(door, page);
    }

    @GetMapping("/vorschau")
    String preview(@ModelAttribute("door") Door door, Model page) {
        var found = drafts.find(door).value();
        page.addAttribute("project", Project.preview(found, this::area));
        return "drafts/preview";
    }

    @PostMapping("/einreichen")
    String submit(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        var reply = catalog.submit(door.id(), version, door.key());
        return after(door, "submitted", reply, page, response);
    }

    @PostMapping("/zurueckziehen")
    String withdraw(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        var reply = catalog.withdraw(door.id(), version, door.key());
        return after(door, "withdrawn", reply, page, response);
    }

    @PostMapping("/kommentar")
    String comment(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String key,
            Model page,
            HttpServletResponse response) {
        var said = text.replace("\r\n", "\n").strip();
        page.addAttribute("said", said);
        page.addAttribute("about", field);
        if (said.isEmpty() || said.length() > LONGEST) {
            return unreadable(door, page, response);
        }
        var once = KEY.matcher(key).matches() ? key : UUID.randomUUID().toString();
        var part = Submission.PARTS.contains(field) ? field : null;
        var reply = catalog.comment(door.id(), once, door.key(), said, part);
        return after(door, "said", reply, page, response);
    }

    private String after(
            Door door,
            String notice,
            Reply<Submission> reply,
            Model page,
            HttpServletResponse response) {
        return switch (reply) {
            case Reply.Done<Submission> _ -> "redirect:" + door.saying("", notice);
            case Reply.Refused<Submission>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                yield drafts.show(door, page);
            }
            case Reply.Outdated<Submission> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield drafts.show(door, page);
            }
            case Reply.Unaccepted<Submission> _ -> unreadable(door, page, response);
            case Reply.Unknown<Submission> _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String unreadable(Door door, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("unreadable", true);
        return drafts.show(door, page);
    }

    private Area area(String key) {
        return places.withKey(key)
                .map(place -> new Area(key, place.name(), place.district()))
                .orElse(new Area(key, key, null));
    }
}
