package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.catalog.OfferDraft;
import de.smartregion.gateway.portal.catalog.OfficeOffer;
import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An offer as the fields of its form, and back. */
final class OfferForm {
    static final List<String> NAMES =
            List.of(
                    "title-de",
                    "title-en",
                    "summary-de",
                    "summary-en",
                    "text-de",
                    "text-en",
                    "kind",
                    "fields",
                    "partners",
                    "target",
                    "links",
                    "contact-name",
                    "contact-email",
                    "contact-phone",
                    "position",
                    "visible");
    static final Typed EMPTY = new Typed(NAMES, Map.of("visible", "true"));

    private OfferForm() {}

    static Typed of(OfficeOffer offer) {
        var typed = new LinkedHashMap<String, String>();
        Reading.put(typed, "title", offer.title());
        Reading.put(typed, "summary", offer.summary());
        Reading.put(typed, "text", offer.text());
        Reading.put(typed, "kind", offer.kind());
        Reading.put(
                typed,
                "fields",
                offer.fields().stream().map(Enum::name).collect(Collectors.joining(",")));
        Reading.put(
                typed,
                "partners",
                offer.partners().stream()
                        .map(OfficeOffer.PartnerName::id)
                        .collect(Collectors.joining(",")));
        Reading.put(typed, "target", offer.target());
        Reading.put(
                typed,
                "links",
                offer.links().stream()
                        .map(link -> link.label() + " | " + link.url())
                        .collect(Collectors.joining("\n")));
        Reading.put(typed, offer.contact());
        Reading.put(typed, "position", offer.position());
        typed.put("visible", offer.visible() ? "true" : "");
        return new Typed(NAMES, typed);
    }

    static Meaning<OfferDraft> read(Typed form) {
        var reading = new Reading(form);
        reading.required("title-de");
        reading.required("summary-de");
        var title = reading.text("title");
        var summary = reading.text("summary");
        var text = reading.text("text");
        var kind = kind(form);
        if (kind == null) {
            reading.isWrong("kind");
        }
        var contact = reading.contact();
        var links = reading.links();
        var position = reading.position();
        if (title == null || summary == null || kind == null || !reading.isRight()) {
            return new Meaning.Wrong<>(reading.errors());
        }
        return new Meaning.Right<>(
                new OfferDraft(
                        title,
                        summary,
                        text,
                        Stream.of(Field.values())
                                .filter(field -> form.chosen("fields", field.name()))
                                .toList(),
                        kind,
                        form.present("target"),
                        contact,
                        links,
                        Arrays.stream(form.of("partners").split(",", -1))
                                .filter(id -> !id.isBlank())
                                .toList(),
                        position,
                        !form.of("visible").isEmpty()));
    }

    private static OfficeOffer.@Nullable Kind kind(Typed form) {
        return Stream.of(OfficeOffer.Kind.values())
                .filter(each -> each.name().equals(form.of("kind")))
                .findFirst()
                .orElse(null);
    }
}
