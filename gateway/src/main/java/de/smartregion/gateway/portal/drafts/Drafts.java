package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Kept;
import de.smartregion.gateway.portal.catalog.Submission;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What every page of a draft shows. */
@Component
class Drafts {
    private final CatalogClient catalog;

    Drafts(CatalogClient catalog) {
        this.catalog = catalog;
    }

    Kept<Submission> find(Door door) {
        return catalog.submission(door.id(), door.key())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    String show(Door door, Model page) {
        return show(door, find(door), page);
    }

    String show(Door door, Kept<Submission> found, Model page) {
        var missing = new LinkedHashMap<Step, List<String>>();
        for (var step : Step.values()) {
            missing.put(
                    step,
                    found.value().missing().stream()
                            .filter(field -> Step.of(field) == step)
                            .toList());
        }
        page.addAttribute("draft", found.value());
        page.addAttribute("version", found.version());
        page.addAttribute("door", door);
        page.addAttribute("steps", Arrays.asList(Step.values()));
        page.addAttribute("missing", missing);
        page.addAttribute("parts", Submission.PARTS);
        page.addAttribute("key", UUID.randomUUID().toString());
        return "drafts/draft";
    }
}
