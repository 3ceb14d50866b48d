package de.smartregion.consulting.almanac;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * The office's clock: it runs from 8 to 18 on weekdays that are no holiday in Hessen, and stands
 * still otherwise.
 */
public final class WorkingHours {

    public static final WorkingHours OFFICE = new WorkingHours();

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    private static final Duration DAY = Duration.between(OPENS, CLOSES);

    private final Almanac almanac = new Almanac();

    private WorkingHours() {}

    /** So much working time later. */
    public Instant plus(Instant from, Duration working) {
        var left = working;
        var date = from.atZone(Almanac.HESSEN).toLocalDate();
        var at = from;
        while (true) {
            var opens = date.atTime(OPENS).atZone(Almanac.HESSEN).toInstant();
            var closes = date.atTime(CLOSES).atZone(Almanac.HESSEN).toInstant();
            if (works(date) && at.isBefore(closes)) {
                var begin = at.isBefore(opens) ? opens : at;
                var there = Duration.between(begin, closes);
                if (left.compareTo(there) <= 0) {
                    return begin.plus(left);
                }
                left = left.minus(there);
            }
            date = date.plusDays(1);
            at = date.atStartOfDay(Almanac.HESSEN).toInstant();
        }
    }

    public Instant plusDays(Instant from, int days) {
        return plus(from, DAY.multipliedBy(days));
    }

    private boolean works(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && almanac.date(date).holiday() == null;
    }
}
