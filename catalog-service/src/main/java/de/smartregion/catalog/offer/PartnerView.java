package de.smartregion.catalog.offer;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** A partner as the world sees it. */
@Schema(
        name = "Partner",
        requiredProperties = {"id", "name", "summary", "link", "position"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartnerView(
        String id, String name, Text summary, Link link, @Nullable Contact contact, int position) {

    static PartnerView of(Partner partner) {
        return new PartnerView(
                partner.id(),
                partner.name(),
                partner.summary(),
                partner.link(),
                partner.contact(),
                partner.position());
    }
}
