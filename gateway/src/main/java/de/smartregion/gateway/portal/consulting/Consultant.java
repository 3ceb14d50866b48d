package de.smartregion.gateway.portal.consulting;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Who advises: what about, where, and when.
 *
 * @param districts none means all
 * @param home the district they set out from
 * @param busyAddress told to the consultant only
 */
public record Consultant(
        String id,
        @Nullable String subject,
        String name,
        @Nullable String email,
        List<Field> fields,
        List<String> modules,
        List<String> districts,
        @Nullable String home,
        List<String> languages,
        @Nullable Integer yearlyCapacity,
        @Nullable Integer perDay,
        @Nullable Integer perWeek,
        @Nullable Integer minutesPerDay,
        @Nullable Integer minutesPerWeek,
        List<Hours> weekly,
        List<Departure> exceptions,
        List<Absence> absences,
        @Nullable String busyAddress,
        @Nullable String onlineAddress,
        @Nullable String phone,
        @Nullable Boolean active) {
    private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

    public Consultant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        fields = Lists.of(fields);
        modules = Lists.of(modules);
        districts = Lists.of(districts);
        languages = Lists.of(languages);
        weekly = Lists.of(weekly);
        exceptions = Lists.of(exceptions);
        absences = Lists.of(absences);
    }

    /** The same with these hours and rooms; an address of busy times that is not typed stays. */
    public Change with(Own own) {
        return new Change(
                subject,
                name,
                Objects.requireNonNull(email, "email"),
                fields,
                modules,
                districts,
                Objects.requireNonNull(home, "home"),
                own.languages(),
                Objects.requireNonNull(yearlyCapacity, "yearlyCapacity"),
                Objects.requireNonNull(perDay, "perDay"),
                Objects.requireNonNull(perWeek, "perWeek"),
                minutesPerDay,
                minutesPerWeek,
                Objects.requireNonNullElse(own.phone(), ""),
                own.weekly(),
                own.exceptions(),
                own.busyAddress(),
                Objects.requireNonNullElse(own.onlineAddress(), ""),
                working());
    }

    public boolean working() {
        return !Boolean.FALSE.equals(active);
    }

    /**
     * Working hours of one day of the week, for a time or always; from 00:00 to 24:00.
     *
     * @param everyWeeks counted from the week of the first date
     */
    public record Hours(
            DayOfWeek day,
            String from,
            String until,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable Integer everyWeeks) {}

    /** One date that is not as its day of the week; no hours: nobody works. */
    public record Departure(LocalDate date, List<Span> windows) {
        public Departure {
            windows = Lists.of(windows);
        }
    }

    /** From one time of day to another. */
    public record Span(String from, String until) {}

    /** Until is not part of it. */
    public record Absence(String id, Instant from, Instant until, @Nullable String note) {
        public LocalDate firstDay() {
            return LocalDate.ofInstant(from, HERE);
        }

        public LocalDate lastDay() {
            return LocalDate.ofInstant(until.minusSeconds(1), HERE);
        }
    }

    /** An absence to be. */
    public record Leave(Instant from, Instant until, @Nullable String note) {
        /** Both days are part of it. */
        public static Leave of(LocalDate first, LocalDate last, @Nullable String note) {
            return new Leave(
                    first.atStartOfDay(HERE).toInstant(),
                    last.plusDays(1).atStartOfDay(HERE).toInstant(),
                    note);
        }
    }

    /**
     * What the office writes; what is null of working hours and addresses stays as it is.
     *
     * @param phone empty takes it away
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
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
            @Nullable String phone,
            @Nullable List<Hours> weekly,
            @Nullable List<Departure> exceptions,
            @Nullable String busyAddress,
            @Nullable String onlineAddress,
            boolean active) {
        @Override
        public String toString() {
            return "change of a consultant"; // personal data stays out of logs
        }
    }

    /** What consultants write themselves. */
    public record Own(
            List<Hours> weekly,
            List<Departure> exceptions,
            List<String> languages,
            @Nullable String busyAddress,
            @Nullable String onlineAddress,
            @Nullable String phone) {
        @Override
        public String toString() {
            return "own availability"; // its addresses open calendars and rooms
        }
    }

    @Override
    public String toString() {
        return "consultant " + id; // personal data stays out of logs
    }
}
