package de.smartregion.catalog.offer;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.catalog.offer.Offer.Field;
import de.smartregion.catalog.offer.Offer.Kind;
import de.smartregion.platform.web.Markdown;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An offer as the world sees it. */
@Schema(
        name = "Offer",
        requiredProperties = {
            "id",
            "title",
            "summary",
            "fields",
            "kind",
            "links",
            "partners",
            "position",
            "visible"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferView(
        String id,
        Text title,
        Text summary,
        @Schema(description = "Markdown.") @Nullable Text text,
        @Schema(description = "The same as HTML that harms nobody; not in lists.")
                @Nullable Text html,
        List<Field> fields,
        Kind kind,
        @Schema(description = "A path of the portal.") @Nullable String target,
        @Nullable Contact contact,
        List<Link> links,
        List<PartnerName> partners,
        int position,
        @Schema(description = "What is not is shown to staff only.") boolean visible) {

    @Schema(requiredProperties = {"id", "name", "url"})
    record PartnerName(String id, String name, String url) {}

    static OfferView of(Offer offer, Map<String, Partner> partners) {
        var text = offer.text();
        return of(offer, text == null ? null : html(text), partners);
    }

    static OfferView listed(Offer offer, Map<String, Partner> partners) {
        return of(offer, null, partners);
    }

    private static @Nullable Text html(Text text) {
        var german = Markdown.html(text.de());
        return german.isBlank()
                ? null
                : new Text(german, text.en() == null ? null : Markdown.html(text.en()));
    }

    private static OfferView of(Offer offer, @Nullable Text html, Map<String, Partner> partners) {
        return new OfferView(
                offer.id(),
                offer.title(),
                offer.summary(),
                offer.text(),
                html,
                offer.fields(),
                offer.kind(),
                offer.target(),
                offer.contact(),
                offer.links(),
                offer.partners().stream()
                        .map(partners::get)
                        .filter(Objects::nonNull)
                        .map(it -> new PartnerName(it.id(), it.name(), it.link().url()))
                        .toList(),
                offer.position(),
                offer.visible());
    }
}
