package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Seven days of a consultant.
 *
 * @param busyRefused their other calendar cannot be read
 */
public record Week(String consultant, List<Day> days, @Nullable Refused busyRefused) {
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

    /**
     * Why, and since when.
     *
     * @param readAt when what is known of it was read; without it, nothing is
     */
    public record Refused(String why, Instant since, @Nullable Instant readAt) {
        private static final Set<String> KNOWN = Set.of("NOT_ALLOWED", "NOT_REACHED", "UNREADABLE");

        /** Which words say why. */
        public String words() {
            return "consultants.refused." + (KNOWN.contains(why) ? why : "NOT_REACHED");
        }
    }

    public record Span(Instant from, Instant until) {}

    /**
     * What is held or booked.
     *
     * @param place official key; only where people meet on site
     * @param way minutes on the road to it
     */
    public record Entry(
            String id,
            @Nullable String module,
            Instant start,
            Instant end,
            @Nullable String place,
            @Nullable Integer way,
            String state,
            @Nullable String consultation) {
        public boolean booked() {
            return state.equals("BOOKED");
        }
    }
}
