package de.smartregion.gateway.portal.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.gateway.portal.events.Text;

import org.jspecify.annotations.Nullable;

/** A partner as the office writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerDraft(
        String name,
        Text summary,
        Profile.Link link,
        OfficeOffer.@Nullable Contact contact,
        @Nullable Integer position) {}
