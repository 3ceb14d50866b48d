package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.History;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.Set;

/** One project, and how it came to be what it is. */
@Controller
@RequestMapping("/projekte/{id:[\\w-]{1,64}}")
class ProjectPages {
    /** What the address of a page may have to say about what was just done. */
    private static final Set<String> NOTICES =
            Set.of("wanted", "again", "withdrawn", "confirmed", "archived", "reopened");

    private final CatalogClient catalog;
    private final ProjectParts parts;
    private final Errands errands;

    ProjectPages(CatalogClient catalog, ProjectParts parts, Errands errands) {
        this.catalog = catalog;
        this.parts = parts;
        this.errands = errands;
    }

    @GetMapping
    String one(
            @PathVariable String id, @RequestParam(defaultValue = "") String hinweis, Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        return parts.show(id, page);
    }

    @GetMapping("/verlauf")
    String history(@PathVariable String id, Model page) {
        var history = errands.start(() -> revisions(id));
        var acts = errands.start(() -> catalog.acts(id).orElseThrow(ProjectPages::unknown).items());
        page.addAttribute("project", parts.find(id).value());
        page.addAttribute("history", history.get());
        page.addAttribute("acts", Part.of(acts));
        return "projects/history";
    }

    private History revisions(String id) {
        return catalog.history(id).orElseThrow(ProjectPages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
