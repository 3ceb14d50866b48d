package de.smartregion.gateway.portal.events;

/** What a {@link Link} led to. */
public sealed interface Opened {
    record Found(Registration registration) implements Opened {}

    record Unknown() implements Opened {}

    /** There was something, and nothing can be done with it any more. */
    record Ended(End why) implements Opened {}

    /** The reasons why; the names are the service's problem types. */
    enum End {
        LINK_EXPIRED,
        REGISTRATION_EXPIRED,
        GATHERING_OVER,
        GATHERING_CANCELLED
    }
}
