package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.Text;

/** Whom the office works with. */
public record Partner(String id, String name, Text summary, Profile.Link link) {}
