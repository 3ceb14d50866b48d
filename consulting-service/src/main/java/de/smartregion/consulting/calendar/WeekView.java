package de.smartregion.consulting.calendar;

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
record WeekView(String consultant, List<DayView> days) {

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
                "state"
            })
    record EntryView(
            String id,
            String module,
            Instant start,
            Instant end,
            int bufferBefore,
            int bufferAfter,
            @Nullable String place,
            @Nullable String placeName,
            Entry.State state,
            @Nullable Instant until,
            @Nullable String consultation) {

        static EntryView of(Entry entry) {
            var place = entry.place();
            return new EntryView(
                    entry.id(),
                    entry.module(),
                    entry.start(),
                    entry.end(),
                    entry.bufferBefore(),
                    entry.bufferAfter(),
                    place,
                    place == null ? null : Municipalities.nameOf(place),
                    entry.state(),
                    entry.until(),
                    entry.consultation());
        }
    }
}
