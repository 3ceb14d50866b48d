package de.smartregion.consulting.consultant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Hours of work as somebody typed them. */
final class AvailabilityForm {

    private AvailabilityForm() {}

    record WeeklyForm(
            @NotNull DayOfWeek day,
            @NotNull @Pattern(regexp = Hours.CLOCK) String from,
            @NotNull @Pattern(regexp = Hours.CLOCK) String until,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Min(1) @Max(Availability.MOST_WEEKS) @Nullable Integer everyWeeks) {

        Availability.Weekly weekly() {
            return new Availability.Weekly(
                    day, Hours.of(from, until), text(validFrom), text(validUntil), everyWeeks);
        }

        /** Which field is wrong if no hours can be made of these. */
        private String suspect() {
            return validFrom == null && everyWeeks != null && everyWeeks > 1
                    ? "validFrom"
                    : "until";
        }

        private static @Nullable String text(@Nullable LocalDate date) {
            return date == null ? null : date.toString();
        }
    }

    record HoursForm(
            @NotNull @Pattern(regexp = Hours.CLOCK) String from,
            @NotNull @Pattern(regexp = Hours.CLOCK) String until) {}

    record SpecialForm(
            @NotNull LocalDate date,
            @Size(max = 10) @Nullable List<@NotNull @Valid HoursForm> windows) {

        Availability.Special special() {
            return new Availability.Special(
                    date.toString(),
                    windows == null
                            ? List.of()
                            : windows.stream().map(it -> Hours.of(it.from(), it.until())).toList());
        }
    }

    /** Only for forms without violations; what does not fit together is named. */
    static Availability of(
            @Nullable List<WeeklyForm> weekly,
            @Nullable List<SpecialForm> exceptions,
            Wrong wrong) {
        var weeks = new ArrayList<Availability.Weekly>();
        for (int i = 0; weekly != null && i < weekly.size(); i++) {
            var form = weekly.get(i);
            wrong.made("weekly[" + i + "]." + form.suspect(), form::weekly).ifPresent(weeks::add);
        }
        var specials = new ArrayList<Availability.Special>();
        for (int i = 0; exceptions != null && i < exceptions.size(); i++) {
            wrong.made("exceptions[" + i + "].windows", exceptions.get(i)::special)
                    .ifPresent(specials::add);
        }
        return wrong.made("exceptions", () -> new Availability(weeks, specials))
                .orElse(Availability.NONE);
    }
}
