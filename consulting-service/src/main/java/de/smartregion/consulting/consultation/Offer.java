package de.smartregion.consulting.consultation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Starts kept for a municipality until it has chosen.
 *
 * @param waiting made to one that waited, when a slot became free
 */
record Offer(List<Spot> starts, Instant until, boolean waiting) {

    static final int MOST = 5;

    Offer {
        starts = List.copyOf(starts);
        if (starts.isEmpty() || starts.size() > MOST) {
            throw new IllegalArgumentException("an offer has one to " + MOST + " starts");
        }
    }

    Optional<Spot> at(Instant start) {
        return starts.stream().filter(spot -> spot.start().equals(start)).findFirst();
    }
}
