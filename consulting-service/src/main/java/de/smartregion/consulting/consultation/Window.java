package de.smartregion.consulting.consultation;

import java.time.Instant;

/** When it would suit. */
record Window(Instant from, Instant until) {

    Window {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    boolean holds(Instant start, Instant end) {
        return !start.isBefore(from) && !end.isAfter(until);
    }
}
