package de.smartregion.consulting.consultant;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A consultant as the office and the consultant see it.
 *
 * @param busyAddress for the consultant only
 * @param busyKnown whether there is one
 * @param version for {@code If-Match}, in quotes
 */
@Schema(
        name = "Consultant",
        requiredProperties = {
            "id",
            "name",
            "email",
            "fields",
            "modules",
            "districts",
            "home",
            "languages",
            "yearlyCapacity",
            "perDay",
            "perWeek",
            "weekly",
            "exceptions",
            "absences",
            "busyKnown",
            "active",
            "version"
        })
record ConsultantView(
        String id,
        @Nullable String subject,
        String name,
        String email,
        List<Field> fields,
        List<String> modules,
        List<String> districts,
        String home,
        List<String> languages,
        int yearlyCapacity,
        int perDay,
        int perWeek,
        @Nullable Integer minutesPerDay,
        @Nullable Integer minutesPerWeek,
        List<WeeklyView> weekly,
        List<SpecialView> exceptions,
        List<AbsenceView> absences,
        @Nullable String busyAddress,
        boolean busyKnown,
        @Nullable String onlineAddress,
        @Nullable String phone,
        boolean active,
        long version) {

    @Schema(
            name = "WeeklyHours",
            requiredProperties = {"day", "from", "until", "everyWeeks"})
    record WeeklyView(
            DayOfWeek day,
            String from,
            String until,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            int everyWeeks) {

        static WeeklyView of(Availability.Weekly weekly) {
            var first = weekly.validFrom();
            var last = weekly.validUntil();
            var weeks = weekly.everyWeeks();
            return new WeeklyView(
                    weekly.day(),
                    Hours.clock(weekly.hours().from()),
                    Hours.clock(weekly.hours().until()),
                    first == null ? null : LocalDate.parse(first),
                    last == null ? null : LocalDate.parse(last),
                    weeks == null ? 1 : weeks);
        }
    }

    @Schema(
            name = "ClockWindow",
            requiredProperties = {"from", "until"})
    record ClockView(String from, String until) {}

    @Schema(
            name = "ExceptionalDay",
            requiredProperties = {"date", "windows"})
    record SpecialView(LocalDate date, List<ClockView> windows) {

        static SpecialView of(Availability.Special special) {
            return new SpecialView(
                    LocalDate.parse(special.date()),
                    special.hours().stream()
                            .map(
                                    it ->
                                            new ClockView(
                                                    Hours.clock(it.from()),
                                                    Hours.clock(it.until())))
                            .toList());
        }
    }

    @Schema(
            name = "Absence",
            requiredProperties = {"id", "from", "until"})
    record AbsenceView(String id, Instant from, Instant until, @Nullable String note) {

        static AbsenceView of(Absence absence) {
            return new AbsenceView(absence.id(), absence.from(), absence.until(), absence.note());
        }

        @Override
        public String toString() {
            return "absence " + id; // personal data stays out of logs
        }
    }

    static ConsultantView of(Consultant consultant, boolean own) {
        return new ConsultantView(
                consultant.id(),
                consultant.subject(),
                consultant.name(),
                consultant.email(),
                consultant.fields(),
                consultant.modules(),
                consultant.districts(),
                consultant.home(),
                consultant.languages(),
                consultant.yearlyCapacity(),
                consultant.perDay(),
                consultant.perWeek(),
                consultant.minutesPerDay(),
                consultant.minutesPerWeek(),
                consultant.availability().weekly().stream().map(WeeklyView::of).toList(),
                consultant.availability().exceptions().stream().map(SpecialView::of).toList(),
                consultant.absences().stream().map(AbsenceView::of).toList(),
                own ? consultant.busyAddress() : null,
                consultant.busyAddress() != null,
                consultant.onlineAddress(),
                consultant.phone(),
                consultant.active(),
                consultant.version());
    }

    @Override
    public String toString() {
        return "consultant " + id; // personal data stays out of logs
    }
}
