package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Kept;
import de.smartregion.gateway.portal.catalog.Partner;
import de.smartregion.gateway.portal.catalog.PartnerDraft;
import de.smartregion.gateway.portal.catalog.Reply;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

import java.util.List;
import java.util.Optional;

/** Whom the office works with, as the home page shows it. */
@Controller
@RequestMapping("/verwaltung/partner")
class PartnerPages extends OfficePages<Partner, PartnerDraft> {
    private final CatalogClient catalog;

    PartnerPages(CatalogClient catalog) {
        super("/verwaltung/partner", "partners", PartnerForm.EMPTY);
        this.catalog = catalog;
    }

    @Override
    List<Partner> all() {
        return catalog.partners();
    }

    @Override
    Optional<Kept<Partner>> find(String id) {
        return catalog.partner(id);
    }

    @Override
    Typed typed(Partner kept) {
        return PartnerForm.of(kept);
    }

    @Override
    Meaning<PartnerDraft> read(Typed form) {
        return PartnerForm.read(form);
    }

    @Override
    Reply<Partner> make(String key, PartnerDraft draft) {
        return catalog.make(key, draft);
    }

    @Override
    Reply<Partner> change(String id, String version, PartnerDraft draft) {
        return catalog.change(id, version, draft);
    }

    @Override
    Reply<Boolean> remove(String id, String version) {
        return catalog.removePartner(id, version);
    }

    @Override
    void choices(Model page) {
        // nothing to choose from
    }
}
