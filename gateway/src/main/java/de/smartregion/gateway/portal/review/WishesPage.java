package de.smartregion.gateway.portal.review;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who wants to do what, too: for the office, over all projects. */
@Controller
class WishesPage {
    private static final int SIZE = 25;

    private final CatalogClient catalog;

    WishesPage(CatalogClient catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/verwaltung/nachnutzungen")
    String list(@RequestParam(defaultValue = "0") String page, Model model) {
        var number = page.matches("\\d{1,3}") ? Integer.parseInt(page) : 0;
        model.addAttribute("listing", Part.of(() -> catalog.everyWish(number, SIZE)));
        return "review/wishes";
    }
}
