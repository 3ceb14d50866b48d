package de.smartregion.gateway.portal.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An offer as the office writes it.
 *
 * @param partners by their ids
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferDraft(
        Text title,
        Text summary,
        @Nullable Text text,
        List<Field> fields,
        OfficeOffer.Kind kind,
        @Nullable String target,
        OfficeOffer.@Nullable Contact contact,
        List<Profile.Link> links,
        List<String> partners,
        @Nullable Integer position,
        boolean visible) {
    public OfferDraft {
        fields = List.copyOf(fields);
        links = List.copyOf(links);
        partners = List.copyOf(partners);
    }
}
