package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Seven days of a consultant. */
public record Week(String consultant, List<Day> days) {
    public Week {
        days = Lists.of(days);
    }

    /**
     * One of them.
     *
     * @param holiday its name
     */
    public record Day(
            LocalDate date,
            @Nullable String holiday,
            @Nullable Boolean absent,
            List<Span> windows,
            List<Entry> entries,
            List<Span> busy) {
        public Day {
            windows = Lists.of(windows);
            entries = Lists.of(entries);
            busy = Lists.of(busy);
        }

        public boolean away() {
            return Boolean.TRUE.equals(absent);
        }
    }

    public record Span(Instant from, Instant until) {}

    /**
     * What is held or booked.
     *
     * @param place official key; only where people meet on site
     */
    public record Entry(
            String id,
            @Nullable String module,
            Instant start,
            Instant end,
            @Nullable String place,
            String state,
            @Nullable String consultation) {
        public boolean booked() {
            return state.equals("BOOKED");
        }
    }
}
