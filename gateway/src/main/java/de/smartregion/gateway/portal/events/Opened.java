package de.smartregion.gateway.portal.events;

/** What a {@link Link} led to. */
public sealed interface Opened {
    record Found(Registration registration) implements Opened {}

    record Unknown() implements Opened {}

    record Expired() implements Opened {}
}
