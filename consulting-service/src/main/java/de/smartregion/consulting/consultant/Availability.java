package de.smartregion.consulting.consultant;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * When somebody works: every week the same, or every so many weeks, unless a date says otherwise.
 *
 * <p>Dates are kept as text: a store knows moments only, and which day a moment belongs to would
 * depend on the machine.
 */
record Availability(List<Weekly> weekly, List<Special> exceptions) {

    static final int MOST_WEEKLY = 60;
    static final int MOST_WEEKS = 8;
    static final int MOST_EXCEPTIONS = 400;

    static final Availability NONE = new Availability(List.of(), List.of());

    /**
     * Hours of one day of the week.
     *
     * @param validFrom the first date, {@code validUntil} the last one
     * @param everyWeeks only each so-manyth week, counted from the one of the first date; none is
     *     every week
     */
    record Weekly(
            DayOfWeek day,
            Hours hours,
            @Nullable String validFrom,
            @Nullable String validUntil,
            @Nullable Integer everyWeeks) {

        Weekly {
            checkDate(validFrom);
            checkDate(validUntil);
            if (validFrom != null && validUntil != null && validUntil.compareTo(validFrom) < 0) {
                throw new IllegalArgumentException("valid from comes before valid until");
            }
            if (everyWeeks != null && everyWeeks == 1) {
                everyWeeks = null;
            }
            if (everyWeeks != null
                    && (validFrom == null || everyWeeks < 1 || everyWeeks > MOST_WEEKS)) {
                throw new IllegalArgumentException("weeks are counted from a first one");
            }
        }

        boolean applies(DayOfWeek asked, String date) {
            return day == asked
                    && (validFrom == null || validFrom.compareTo(date) <= 0)
                    && (validUntil == null || validUntil.compareTo(date) >= 0)
                    && (everyWeeks == null
                            || validFrom == null
                            || weeks(validFrom, date) % everyWeeks == 0);
        }

        /** A week begins on Monday, whatever its number in the year. */
        private static long weeks(String first, String date) {
            var monday = LocalDate.parse(first).with(DayOfWeek.MONDAY);
            return ChronoUnit.WEEKS.between(monday, LocalDate.parse(date));
        }
    }

    /** One date that is not like every week; without hours nobody works. */
    record Special(String date, List<Hours> hours) {

        Special {
            checkDate(date);
            hours = Hours.inOrder(hours);
        }
    }

    Availability {
        weekly = List.copyOf(weekly);
        exceptions = exceptions.stream().sorted(Comparator.comparing(Special::date)).toList();
        if (weekly.size() > MOST_WEEKLY || exceptions.size() > MOST_EXCEPTIONS) {
            throw new IllegalArgumentException("too many hours");
        }
        var dates = new HashSet<String>();
        for (var special : exceptions) {
            if (!dates.add(special.date())) {
                throw new IllegalArgumentException("a date is an exception once");
            }
        }
    }

    private static void checkDate(@Nullable String date) {
        if (date != null && !LocalDate.parse(date).toString().equals(date)) {
            throw new IllegalArgumentException("not a date");
        }
    }

    /**
     * The hours of a date, in order, one never touching the next; a holiday has none of every week.
     */
    List<Hours> on(DayOfWeek day, String date, boolean holiday) {
        int low = 0;
        int high = exceptions.size() - 1;
        while (low <= high) { // they are in order, and there may be hundreds
            int middle = (low + high) >>> 1;
            int order = exceptions.get(middle).date().compareTo(date);
            if (order == 0) {
                return joined(exceptions.get(middle).hours());
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        if (holiday) {
            return List.of();
        }
        var hours = new ArrayList<Hours>(4);
        for (var one : weekly) {
            if (one.applies(day, date)) {
                hours.add(one.hours());
            }
        }
        return joined(hours);
    }

    private static List<Hours> joined(List<Hours> hours) {
        if (hours.size() < 2) {
            return hours;
        }
        var ordered = new ArrayList<>(hours);
        ordered.sort(Comparator.comparingInt(Hours::from));
        var joined = new ArrayList<Hours>(ordered.size());
        for (var next : ordered) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.from() <= last.until()) {
                joined.set(
                        joined.size() - 1,
                        new Hours(last.from(), Math.max(last.until(), next.until())));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }
}
