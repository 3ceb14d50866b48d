package de.smartregion.consulting.calendar;

import de.smartregion.consulting.almanac.Stretch;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is claimed or booked on somebody's day.
 *
 * @param id the claim's name
 * @param place official key of where it is; only on site
 * @param until a hold ends here; none once it is booked
 * @param consultation the case it is booked for
 * @param attempt the last one to move it that was decided: none before it is any more
 * @param instead of which one this is: that may still be there, and in its way
 */
record Entry(
        String id,
        String module,
        Instant start,
        Instant end,
        int bufferBefore,
        int bufferAfter,
        @Nullable String place,
        State state,
        @Nullable Instant until,
        @Nullable String consultation,
        long attempt,
        @Nullable String instead) {

    enum State {
        HELD,
        BOOKED
    }

    Entry {
        if (!start.isBefore(end) || !isWhole(start) || !isWhole(end)) {
            throw new IllegalArgumentException("an entry takes whole minutes, one at least");
        }
        if (bufferBefore < 0 || bufferAfter < 0) {
            throw new IllegalArgumentException("a buffer is not negative");
        }
        if ((state == State.HELD) != (until != null)) {
            throw new IllegalArgumentException("a hold, and nothing else, has a deadline");
        }
    }

    private static boolean isWhole(Instant moment) {
        return moment.equals(Stretch.moment(Stretch.minute(moment)));
    }

    long from() {
        return Stretch.minute(start);
    }

    long to() {
        return Stretch.minute(end);
    }

    long blockedFrom() {
        return from() - bufferBefore;
    }

    long blockedTo() {
        return to() + bufferAfter;
    }

    /** With their buffers; what is there instead of the other may be where that is. */
    boolean overlaps(Entry other) {
        return blockedFrom() < other.blockedTo()
                && other.blockedFrom() < blockedTo()
                && !id.equals(other.instead)
                && !other.id.equals(instead);
    }

    boolean over(Instant now) {
        return until != null && !now.isBefore(until);
    }

    Entry prolonged(Instant later) {
        return new Entry(
                id,
                module,
                start,
                end,
                bufferBefore,
                bufferAfter,
                place,
                State.HELD,
                later,
                consultation,
                attempt,
                instead);
    }

    Entry booked(String by) {
        return new Entry(
                id,
                module,
                start,
                end,
                bufferBefore,
                bufferAfter,
                place,
                State.BOOKED,
                null,
                by,
                attempt,
                instead);
    }

    /** Where it is, whatever was tried. */
    Entry stayed(long decided) {
        return new Entry(
                id,
                module,
                start,
                end,
                bufferBefore,
                bufferAfter,
                place,
                state,
                until,
                consultation,
                decided,
                instead);
    }
}
