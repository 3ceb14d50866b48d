package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When somebody who fits is free; days without any are left out. */
public record Slots(@Nullable Integer minutes, List<Day> days) {
    public Slots {
        days = Lists.of(days);
    }

    public record Day(LocalDate date, List<Instant> starts) {
        public Day {
            starts = Lists.of(starts);
        }
    }
}
