package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.region.Municipalities;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Seven days of one consultant. */
@Schema(
        name = "Week",
        requiredProperties = {"consultant", "days"})
record WeekView(String consultant, List<DayView> days, @Nullable RefusalView busyRefused) {

    @Schema(
            name = "BusyRefused",
            description = "The calendar of busy times cannot be read.",
            requiredProperties = {"why", "since"})
    record RefusalView(
            BusyTimes.Trouble why,
            Instant since,
            @Schema(description = "When what it says of busy times was read; without it, nothing.")
                    @Nullable Instant readAt) {

        static @Nullable RefusalView of(BusyTimes.@Nullable Refusal refusal) {
            return refusal == null
                    ? null
                    : new RefusalView(refusal.why(), refusal.since(), refusal.readAt());
        }
    }

    @Schema(
            name = "WeekDay",
            requiredProperties = {"date", "absent", "windows", "entries", "busy"})
    record DayView(
            LocalDate date,
            @Nullable String holiday,
            boolean absent,
            List<WindowView> windows,
            List<EntryView> entries,
            List<WindowView> busy) {}

    @Schema(
            name = "TimeWindow",
            requiredProperties = {"from", "until"})
    record WindowView(Instant from, Instant until) {

        static WindowView of(Stretch stretch) {
            return new WindowView(Stretch.moment(stretch.from()), Stretch.moment(stretch.until()));
        }
    }

    @Schema(
            name = "WeekEntry",
            requiredProperties = {
                "id",
                "module",
                "start",
                "end",
                "bufferBefore",
                "bufferAfter",
                "way",
                "state"
            })
    record EntryView(
            String id,
            String module,
            Instant start,
            Instant end,
            int bufferBefore,
            int bufferAfter,
            @Schema(description = "Minutes on the road to it: from the one before, or from home.")
                    int way,
            @Nullable String place,
            @Nullable String placeName,
            Entry.State state,
            @Nullable Instant until,
            @Nullable String consultation) {

        static EntryView of(Entry entry, int way) {
            var place = entry.place();
            return new EntryView(
                    entry.id(),
                    entry.module(),
                    entry.start(),
                    entry.end(),
                    entry.bufferBefore(),
                    entry.bufferAfter(),
                    way,
                    place,
                    place == null ? null : Municipalities.nameOf(place),
                    entry.state(),
                    entry.until(),
                    entry.consultation());
        }
    }
}
