package de.smartregion.consulting.consultant;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** When somebody works, as tests say it. */
public final class Times {

    public static final Times NONE = new Times(Availability.NONE, List.of());

    private final Availability hours;
    private final List<Absence> absences;

    /** Hours of a day, in minutes of the clock. */
    public record Clock(int from, int until) {}

    private Times(Availability hours, List<Absence> absences) {
        this.hours = hours;
        this.absences = absences;
    }

    Availability hours() {
        return hours;
    }

    List<Absence> absences() {
        return absences;
    }

    public static Times on(DayOfWeek day, String from, String until) {
        return NONE.and(day, from, until);
    }

    public Times and(DayOfWeek day, String from, String until) {
        return valid(day, from, until, null, null);
    }

    public Times and(DayOfWeek day, int from, int until) {
        return and(new Availability.Weekly(day, new Hours(from, until), null, null, null));
    }

    public Times valid(
            DayOfWeek day,
            String from,
            String until,
            @Nullable String validFrom,
            @Nullable String validUntil) {
        return and(
                new Availability.Weekly(day, Hours.of(from, until), validFrom, validUntil, null));
    }

    /** Only each so-manyth week, counted from the one of that date. */
    public Times every(int weeks, DayOfWeek day, String from, String until, String validFrom) {
        return and(new Availability.Weekly(day, Hours.of(from, until), validFrom, null, weeks));
    }

    private Times and(Availability.Weekly more) {
        var weekly = Stream.concat(hours.weekly().stream(), Stream.of(more)).toList();
        return new Times(new Availability(weekly, hours.exceptions()), absences);
    }

    /** Only these on that date, such as {@code 10:00-11:00}. */
    public Times but(String date, String... only) {
        var special =
                new Availability.Special(
                        date,
                        Arrays.stream(only)
                                .map(it -> Hours.of(it.substring(0, 5), it.substring(6)))
                                .toList());
        var all = Stream.concat(hours.exceptions().stream(), Stream.of(special)).toList();
        return new Times(new Availability(hours.weekly(), all), absences);
    }

    public Times away(String name, Instant from, Instant until) {
        var more = new Absence(name, from, until, null);
        return new Times(hours, Stream.concat(absences.stream(), Stream.of(more)).toList());
    }

    /** Without absences that were over then, and without more than so many. */
    public Times since(Instant now, int most) {
        var left = absences.stream().filter(it -> it.until().isAfter(now)).toList();
        return new Times(hours, left.size() > most ? left.subList(0, most - 1) : left);
    }

    public List<Clock> on(DayOfWeek day) {
        return hours.weekly().stream()
                .filter(it -> it.day() == day)
                .map(it -> new Clock(it.hours().from(), it.hours().until()))
                .toList();
    }

    public boolean isAway(Instant from, Instant until) {
        return absences.stream()
                .anyMatch(it -> from.isBefore(it.until()) && it.from().isBefore(until));
    }
}
