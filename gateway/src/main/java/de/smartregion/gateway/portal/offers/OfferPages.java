package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Kept;
import de.smartregion.gateway.portal.catalog.OfferDraft;
import de.smartregion.gateway.portal.catalog.OfficeOffer;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

import java.util.List;
import java.util.Optional;

/** What the office offers, as the home page shows it. */
@Controller
@RequestMapping("/verwaltung/angebote")
class OfferPages extends OfficePages<OfficeOffer, OfferDraft> {
    private final CatalogClient catalog;

    OfferPages(CatalogClient catalog) {
        super("/verwaltung/angebote", "offers", OfferForm.EMPTY);
        this.catalog = catalog;
    }

    @Override
    List<OfficeOffer> all() {
        return catalog.everyOffer();
    }

    @Override
    Optional<Kept<OfficeOffer>> find(String id) {
        return catalog.offer(id);
    }

    @Override
    Typed typed(OfficeOffer kept) {
        return OfferForm.of(kept);
    }

    @Override
    Meaning<OfferDraft> read(Typed form) {
        return OfferForm.read(form);
    }

    @Override
    Reply<OfficeOffer> make(String key, OfferDraft draft) {
        return catalog.make(key, draft);
    }

    @Override
    Reply<OfficeOffer> change(String id, String version, OfferDraft draft) {
        return catalog.change(id, version, draft);
    }

    @Override
    Reply<Boolean> remove(String id, String version) {
        return catalog.removeOffer(id, version);
    }

    @Override
    void choices(Model page) {
        page.addAttribute("kinds", OfficeOffer.Kind.values());
        page.addAttribute("fields", Field.values());
        page.addAttribute("partners", Part.of(catalog::partners).orElse(List.of()));
    }
}
