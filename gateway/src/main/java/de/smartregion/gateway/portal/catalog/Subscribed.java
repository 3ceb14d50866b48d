package de.smartregion.gateway.portal.catalog;

/** Whether it has begun, or a letter brings the link that confirms. */
public record Subscribed(boolean active) {}
