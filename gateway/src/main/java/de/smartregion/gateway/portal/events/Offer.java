package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A gathering as it is shown: with its seats, when they could be asked, and what one can do. */
public record Offer(Gathering gathering, @Nullable Seats seats, Access access) {
    public static Offer of(Gathering gathering, @Nullable Seats seats, Instant now) {
        return new Offer(gathering, seats, Access.to(gathering, seats, now));
    }
}
