package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Partner;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One offer, with who stands behind it: whom to ask, and where to read on. */
@Controller
class OfferPage {
    private final CatalogClient catalog;
    private final Errands errands;

    OfferPage(CatalogClient catalog, Errands errands) {
        this.catalog = catalog;
        this.errands = errands;
    }

    @GetMapping("/angebote/{id:[\\w-]{1,64}}")
    String one(@PathVariable String id, Model page) {
        var partners = errands.start(catalog::partners);
        page.addAttribute(
                "offer",
                catalog.offer(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                        .value());
        page.addAttribute("partners", byId(Part.of(partners).orElse(List.of())));
        return "offers/offer";
    }

    private static Map<String, Partner> byId(List<Partner> partners) {
        return partners.stream().collect(Collectors.toMap(Partner::id, Function.identity()));
    }
}
