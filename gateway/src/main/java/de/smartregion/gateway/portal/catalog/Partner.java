package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.Text;

import org.jspecify.annotations.Nullable;

/**
 * Whom the office works with.
 *
 * @param position among the others: the lowest first
 */
public record Partner(
        String id,
        String name,
        Text summary,
        Profile.Link link,
        OfficeOffer.@Nullable Contact contact,
        int position) {}
