package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Project;
import de.smartregion.gateway.portal.catalog.Reply;

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

/** What the yearly letter's link opens: is it still true? Looking changes nothing. */
@Controller
@RequestMapping("/projekte/{id:[\\w-]{1,64}}/bestaetigen")
class ConfirmPages {
    private final CatalogClient catalog;
    private final ProjectParts parts;

    ConfirmPages(CatalogClient catalog, ProjectParts parts) {
        this.catalog = catalog;
        this.parts = parts;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @GetMapping
    String ask(@PathVariable String id, @RequestParam(defaultValue = "") String token, Model page) {
        return asked(id, token, page);
    }

    private String asked(String id, String token, Model page) {
        var found = parts.find(id);
        page.addAttribute("project", found.value());
        page.addAttribute("version", found.version());
        page.addAttribute("token", token);
        return "projects/confirm";
    }

    @PostMapping
    String confirm(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String version,
            Model page,
            HttpServletResponse response) {
        return switch (catalog.confirm(id, version, token.isBlank() ? null : token)) {
            case Reply.Done<Project> _ -> "redirect:/projekte/" + id + "?hinweis=confirmed";
            case Reply.Refused<Project>(var why, _) -> {
                page.addAttribute("why", why);
                yield over(HttpStatus.CONFLICT, response);
            }
            case Reply.Outdated<Project> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield asked(id, token, page);
            }
            case Reply.Unknown<Project> _, Reply.Unaccepted<Project> _ ->
                    over(HttpStatus.NOT_FOUND, response);
        };
    }

    private static String over(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        return "projects/confirm-over";
    }
}
