package de.smartregion.consulting.agenda;

import java.time.Instant;
import java.util.List;

/** When consultants are busy elsewhere; answered from memory. */
public interface BusyTimes {

    record Busy(Instant from, Instant until) {

        public Busy {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("nobody is busy for less than nothing");
            }
        }
    }

    /** What touches this stretch, in order, one never overlapping the next. */
    List<Busy> of(String consultant, Instant from, Instant until);
}
