package de.smartregion.catalog.offer;

import de.smartregion.catalog.offer.Offer.Field;
import de.smartregion.catalog.offer.Offer.Kind;

import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class OfferEvents {

    public static final Class<?> KIND = OfferEvent.class;

    static final String OFFER = "Zb0lGq3nQxK2m8sVwYtR1A";
    static final String PARTNER = "h3kP0sVtQyW2m8nRbXcZ9A";

    private OfferEvents() {}

    public static List<OfferEvent> told() {
        var offer = Offer.make(OFFER, null, offer("Beratung vor Ort", 10));
        var partner = Partner.make(PARTNER, null, partner("Beispielpartner"));
        return List.of(
                offer.event(),
                offer.offer().remove().event(),
                partner.event(),
                partner.partner().remove().event());
    }

    static OfferForm offer(String title, int position) {
        return new OfferForm(
                new OfferForm.TitleForm(title, "Consulting on site"),
                new OfferForm.SummaryForm(
                        "Wir kommen zu Ihnen und sortieren mit Ihnen den nächsten Schritt.", null),
                null,
                List.of(Field.ADMINISTRATION, Field.DATA_PLATFORMS),
                Kind.CONSULTING,
                "/beratung",
                null,
                null,
                List.of(PARTNER),
                position,
                null);
    }

    static PartnerForm partner(String name) {
        return new PartnerForm(
                name,
                new OfferForm.SummaryForm(
                        "Ein Dienstleister der Kommunen.",
                        "A service provider of the municipalities."),
                new OfferForm.LinkForm("partner.example", "https://partner.example"),
                null,
                10);
    }
}
