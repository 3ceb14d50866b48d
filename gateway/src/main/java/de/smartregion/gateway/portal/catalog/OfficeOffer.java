package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the office offers.
 *
 * @param target a page of the portal
 */
public record OfficeOffer(
        String id,
        Text title,
        Text summary,
        @Nullable String target,
        @Nullable Contact contact,
        List<Profile.Link> links,
        boolean visible) {
    public OfficeOffer {
        links = Lists.of(links);
    }

    /** Only to pages of ours. */
    public @Nullable String page() {
        return target != null && target.startsWith("/") && !target.startsWith("//") ? target : null;
    }

    /** Whom to ask. */
    public record Contact(String name, String email, @Nullable String phone) {}
}
