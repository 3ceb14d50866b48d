package de.smartregion.consulting.almanac;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What is true of a date in Hessen, whoever works on it. */
public final class Almanac {

    public static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");

    private static final String STATE = "he";

    /** Days are remembered; more than this many are none that anybody plans. */
    private static final int MOST = 20_000;

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();
    private final Map<Long, Date> dates = new ConcurrentHashMap<>();

    /**
     * One date.
     *
     * @param midnight at which it begins, in minutes since 1970
     * @param length in minutes: 1380, 1440 or 1500
     * @param before what the clock shows when it is changed, {@code after} what it shows then; both
     *     beyond the day where it is not
     */
    public record Date(
            LocalDate date,
            String text,
            DayOfWeek day,
            long midnight,
            int length,
            int before,
            int after,
            @Nullable String holiday) {

        /**
         * How many minutes of the day have passed when the clock shows this time, or a later one,
         * for the first time.
         */
        public int elapsed(int clock) {
            if (after >= before) {
                return clock <= before ? clock : Math.max(before, clock - (after - before));
            }
            return clock < before ? clock : clock + (before - after);
        }

        public long minute(int clock) {
            return midnight + elapsed(clock);
        }
    }

    public Date date(LocalDate date) {
        var known = dates.get(date.toEpochDay());
        if (known != null) {
            return known;
        }
        if (dates.size() > MOST) {
            dates.clear();
        }
        var made = make(date);
        dates.put(date.toEpochDay(), made);
        return made;
    }

    public static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, HESSEN);
    }

    private Date make(LocalDate date) {
        var begins = date.atStartOfDay(HESSEN).toInstant();
        var ends = date.plusDays(1).atStartOfDay(HESSEN).toInstant();
        var change = HESSEN.getRules().nextTransition(begins);
        int before = Integer.MAX_VALUE;
        int after = Integer.MAX_VALUE;
        if (change != null && change.getInstant().isBefore(ends)) {
            before = clock(date, change.getDateTimeBefore());
            after = clock(date, change.getDateTimeAfter());
        }
        return new Date(
                date,
                date.toString(),
                date.getDayOfWeek(),
                Stretch.minute(begins),
                (int) ChronoUnit.MINUTES.between(begins, ends),
                before,
                after,
                holidays(date.getYear()).get(date));
    }

    private static int clock(LocalDate date, LocalDateTime time) {
        return (int) ChronoUnit.MINUTES.between(date.atStartOfDay(), time);
    }

    private Map<LocalDate, String> holidays(int year) {
        return years.computeIfAbsent(
                year,
                asked -> {
                    var named = new TreeMap<LocalDate, String>();
                    for (var holiday : holidays.getHolidays(Year.of(asked), STATE)) {
                        named.put(holiday.getDate(), holiday.getDescription(Locale.GERMAN));
                    }
                    return named;
                });
    }
}
