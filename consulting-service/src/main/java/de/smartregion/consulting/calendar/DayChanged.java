package de.smartregion.consulting.calendar;

import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What is taken on a day now, and what is free again.
 *
 * @param version of the day: what has a higher one is newer
 */
record DayChanged(
        String consultant, String date, long version, List<Taken> entries, List<Freed> freed)
        implements DomainEvent {

    /**
     * {@code blockedFrom} and {@code blockedUntil}: with what is needed before and after; {@code
     * instead}: of which one it is, while that is there as well.
     */
    record Taken(
            String id,
            String module,
            Instant start,
            Instant end,
            Instant blockedFrom,
            Instant blockedUntil,
            @Nullable String place,
            String state,
            @Nullable Instant until,
            @Nullable String instead) {

        static Taken of(Entry entry) {
            return new Taken(
                    entry.id(),
                    entry.module(),
                    entry.start(),
                    entry.end(),
                    Stretch.moment(entry.blockedFrom()),
                    Stretch.moment(entry.blockedTo()),
                    entry.place(),
                    entry.state().name(),
                    entry.until(),
                    entry.instead());
        }
    }

    record Freed(Instant start, Instant end) {}

    static DayChanged of(Day before, Day after) {
        return new DayChanged(
                after.consultant(),
                after.date(),
                before.version() + 1,
                after.entries().stream().map(Taken::of).toList(),
                after.freedSince(before).stream()
                        .map(it -> new Freed(Stretch.moment(it.from()), Stretch.moment(it.until())))
                        .toList());
    }

    @Override
    public String type() {
        return "de.smartregion.consulting.day-changed.v1";
    }
}
