package de.smartregion.gateway.portal.consulting;

import java.time.Instant;
import java.util.Objects;

/** A slot that is kept for somebody who fills in a form. */
public record Hold(String hold, String token, Instant start, Instant end, Instant until) {
    public Hold {
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(until, "until");
    }

    @Override
    public String toString() {
        return "hold " + hold; // its token lets go of it
    }
}
