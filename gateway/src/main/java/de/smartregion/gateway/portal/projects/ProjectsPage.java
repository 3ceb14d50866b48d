package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;

/** The catalogue: words, facets with counts, and what they find. */
@Controller
class ProjectsPage {
    private final CatalogClient catalog;
    private final MapSettings map;

    ProjectsPage(CatalogClient catalog, MapSettings map) {
        this.catalog = catalog;
        this.map = map;
    }

    @GetMapping("/projekte")
    String list(@RequestParam MultiValueMap<String, String> address, Model page) {
        var search = Search.of(address);
        var found = Part.of(() -> catalog.find(search.wanted(), search.size()));
        page.addAttribute("search", search);
        page.addAttribute("map", map);
        page.addAttribute("found", found);
        page.addAttribute(
                "groups",
                found.value() == null
                        ? List.<FacetGroup>of()
                        : FacetGroup.of(found.value().facets()));
        page.addAttribute("sorts", Search.SORTS);
        return "projects/list";
    }
}
