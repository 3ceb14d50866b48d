package de.smartregion.consulting.agenda;

import org.jspecify.annotations.Nullable;

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

    /** Why a calendar is not read. */
    enum Trouble {
        /** Nothing is fetched from there. */
        NOT_ALLOWED,
        /** Nothing came, or it was no calendar's answer. */
        NOT_REACHED,
        /** What came is no calendar, or one that cannot be read. */
        UNREADABLE
    }

    /**
     * A calendar that is refused.
     *
     * @param since when, without it having been read in between
     * @param readAt when what is known of it was read; without it, nothing is
     */
    record Refusal(Trouble why, Instant since, @Nullable Instant readAt) {}

    /** Whether this consultant's calendar is refused, and since when. */
    default @Nullable Refusal refusal(String consultant) {
        return null;
    }

    /** What touches this stretch, in order, one never overlapping the next. */
    List<Busy> of(String consultant, Instant from, Instant until);
}
