package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.catalog.Partner;
import de.smartregion.gateway.portal.catalog.PartnerDraft;
import de.smartregion.gateway.portal.catalog.Profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A partner as the fields of its form, and back. */
final class PartnerForm {
    static final List<String> NAMES =
            List.of(
                    "name",
                    "summary-de",
                    "summary-en",
                    "link-label",
                    "link-url",
                    "contact-name",
                    "contact-email",
                    "contact-phone",
                    "position");
    static final Typed EMPTY = new Typed(NAMES, Map.of());

    private PartnerForm() {}

    static Typed of(Partner partner) {
        var typed = new LinkedHashMap<String, String>();
        Reading.put(typed, "name", partner.name());
        Reading.put(typed, "summary", partner.summary());
        Reading.put(typed, "link-label", partner.link().label());
        Reading.put(typed, "link-url", partner.link().url());
        Reading.put(typed, partner.contact());
        Reading.put(typed, "position", partner.position());
        return new Typed(NAMES, typed);
    }

    static Meaning<PartnerDraft> read(Typed form) {
        var reading = new Reading(form);
        var name = reading.required("name");
        reading.required("summary-de");
        var summary = reading.text("summary");
        var link = new Profile.Link(reading.required("link-label"), reading.required("link-url"));
        var contact = reading.contact();
        var position = reading.position();
        return summary == null || !reading.isRight()
                ? new Meaning.Wrong<>(reading.errors())
                : new Meaning.Right<>(new PartnerDraft(name, summary, link, contact, position));
    }
}
