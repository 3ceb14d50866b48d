package de.smartregion.gateway.portal.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the office offers.
 *
 * @param text in Markdown
 * @param html the same as the service has laid it out and cleaned it; not in lists
 * @param target a page of the portal
 * @param position among the others: the lowest first
 */
public record OfficeOffer(
        String id,
        Text title,
        Text summary,
        @Nullable Text text,
        @Nullable Text html,
        List<Field> fields,
        @Nullable Kind kind,
        @Nullable String target,
        @Nullable Contact contact,
        List<Profile.Link> links,
        List<PartnerName> partners,
        int position,
        boolean visible) {
    public OfficeOffer {
        fields = Lists.of(fields);
        links = Lists.of(links);
        partners = Lists.of(partners);
    }

    /** What kind of help it is. */
    public enum Kind {
        CONSULTING,
        EVENTS,
        CATALOG,
        NETWORK,
        FUNDING,
        TOOL,
        OTHER
    }

    /** Only to pages of ours. */
    public @Nullable String page() {
        return target != null && target.startsWith("/") && !target.startsWith("//") ? target : null;
    }

    /** With whom. */
    public record PartnerName(String id, String name, String url) {}

    /** Whom to ask. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(String name, String email, @Nullable String phone) {
        @Override
        public String toString() {
            return "contact"; // personal data stays out of logs
        }
    }
}
