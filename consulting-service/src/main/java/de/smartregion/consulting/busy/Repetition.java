package de.smartregion.consulting.busy;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How something repeats (RRULE of RFC 5545), as far as people's calendars go: by days, weeks,
 * months and years. What repeats within a day is refused, and so is what would take too many steps.
 */
final class Repetition {

    private static final int LARGEST = 10_000;
    private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private enum Freq {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /** The n-th such day of a month or year, from its end if negative; 0 is every one. */
    private record NthDay(int nth, DayOfWeek day) {}

    private Freq freq = Freq.DAILY;
    private int interval = 1;
    private int count = Integer.MAX_VALUE;
    private @Nullable String until;
    private DayOfWeek weekStart = DayOfWeek.MONDAY;
    private List<NthDay> days = List.of();
    private List<Integer> monthDays = List.of();
    private List<Integer> months = List.of();
    private List<Integer> positions = List.of();

    private Repetition() {}

    static Repetition of(String rule) throws Unusable {
        var made = new Repetition();
        boolean frequent = false;
        for (var part : rule.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new Unusable("repeats in a way that cannot be read");
            }
            var value = part.substring(equals + 1);
            switch (part.substring(0, equals)) {
                case "FREQ" -> {
                    made.freq = freq(value);
                    frequent = true;
                }
                case "INTERVAL" -> made.interval = number(value, 1, LARGEST);
                case "COUNT" -> made.count = number(value, 1, 1_000_000);
                case "UNTIL" -> made.until = value;
                case "WKST" -> made.weekStart = day(value);
                case "BYDAY" -> made.days = days(value);
                case "BYMONTHDAY" -> made.monthDays = numbers(value, 31);
                case "BYMONTH" -> made.months = numbers(value, 12);
                case "BYSETPOS" -> made.positions = numbers(value, 366);
                default -> throw new Unusable("repeats in a way that is not known here");
            }
        }
        if (!frequent) {
            throw new Unusable("repeats in a way that cannot be read");
        }
        return made;
    }

    @Nullable String until() {
        return until;
    }

    private static Freq freq(String value) throws Unusable {
        for (var freq : Freq.values()) {
            if (freq.name().equals(value)) {
                return freq;
            }
        }
        throw new Unusable("repeats within a day");
    }

    private static DayOfWeek day(String value) throws Unusable {
        int index = DAYS.indexOf(value);
        if (index < 0) {
            throw new Unusable("repeats in a way that cannot be read");
        }
        return DayOfWeek.of(index + 1);
    }

    private static List<NthDay> days(String value) throws Unusable {
        var days = new ArrayList<NthDay>();
        for (var one : list(value)) {
            var matcher = DAY.matcher(one);
            if (!matcher.matches()) {
                throw new Unusable("repeats in a way that cannot be read");
            }
            var nth = matcher.group(1);
            days.add(new NthDay(nth == null ? 0 : Integer.parseInt(nth), day(matcher.group(2))));
        }
        return days;
    }

    private static List<Integer> numbers(String value, int largest) throws Unusable {
        var numbers = new ArrayList<Integer>();
        for (var one : list(value)) {
            numbers.add(number(one, -largest, largest));
        }
        return numbers;
    }

    private static String[] list(String value) throws Unusable {
        var list = value.split(",", -1);
        if (list.length > 366) {
            throw new Unusable("repeats too much");
        }
        return list;
    }

    private static int number(String value, int least, int most) throws Unusable {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Unusable("repeats in a way that cannot be read");
    }

    /**
     * When it takes place, as a clock on the wall shows it, the first time included.
     *
     * @param past what begins before does not matter
     * @param end what begins from here on does not matter
     * @param allowed until when the rule lets it repeat
     */
    List<LocalDateTime> of(
            LocalDateTime first,
            LocalDateTime past,
            LocalDateTime end,
            Predicate<LocalDateTime> allowed,
            Steps steps)
            throws Unusable {
        var found = new TreeSet<LocalDateTime>();
        int counted = 0;
        // Who counts must count from the beginning; who does not can begin where it matters.
        for (long n = count == Integer.MAX_VALUE ? skipped(first, past) : 0; ; n += interval) {
            var period = period(first.toLocalDate(), n);
            steps.take();
            if (period.atStartOfDay().isAfter(end)) {
                break;
            }
            for (var date : dates(period, first.toLocalDate())) {
                steps.take();
                var time = date.atTime(first.toLocalTime());
                if (time.isBefore(first)) {
                    continue;
                }
                counted++;
                if (counted > count || !time.isBefore(end) || !allowed.test(time)) {
                    return withFirst(found, first, past, end);
                }
                if (!time.isBefore(past)) {
                    found.add(time);
                }
            }
        }
        return withFirst(found, first, past, end);
    }

    private static List<LocalDateTime> withFirst(
            SortedSet<LocalDateTime> found,
            LocalDateTime first,
            LocalDateTime past,
            LocalDateTime end) {
        if (!first.isBefore(past) && first.isBefore(end)) {
            found.add(first);
        }
        return List.copyOf(found);
    }

    /** How many periods can be left out, as a multiple of the interval. */
    private long skipped(LocalDateTime first, LocalDateTime past) {
        var unit =
                switch (freq) {
                    case DAILY -> ChronoUnit.DAYS;
                    case WEEKLY -> ChronoUnit.WEEKS;
                    case MONTHLY -> ChronoUnit.MONTHS;
                    case YEARLY -> ChronoUnit.YEARS;
                };
        long periods = unit.between(first, past) - 2;
        return periods <= 0 ? 0 : periods / interval * interval;
    }

    /** The first date of the n-th period. */
    private LocalDate period(LocalDate first, long n) {
        return switch (freq) {
            case DAILY -> first.plusDays(n);
            case WEEKLY -> first.with(TemporalAdjusters.previousOrSame(weekStart)).plusWeeks(n);
            case MONTHLY -> first.withDayOfMonth(1).plusMonths(n);
            case YEARLY -> first.withDayOfYear(1).plusYears(n);
        };
    }

    private Iterable<LocalDate> dates(LocalDate period, LocalDate first) {
        var dates = new TreeSet<LocalDate>();
        switch (freq) {
            case DAILY -> {
                if (inMonths(period) && onMonthDays(period) && onDays(period)) {
                    dates.add(period);
                }
            }
            case WEEKLY -> {
                for (int i = 0; i < 7; i++) {
                    var date = period.plusDays(i);
                    boolean asked =
                            days.isEmpty()
                                    ? date.getDayOfWeek() == first.getDayOfWeek()
                                    : onDays(date);
                    if (asked && inMonths(date)) {
                        dates.add(date);
                    }
                }
            }
            case MONTHLY -> {
                if (inMonths(period)) {
                    ofMonth(YearMonth.from(period), first, dates);
                }
            }
            case YEARLY -> ofYear(period, first, dates);
        }
        return positions.isEmpty() ? dates : atPositions(new ArrayList<>(dates));
    }

    private void ofYear(LocalDate period, LocalDate first, Set<LocalDate> dates) {
        if (months.isEmpty() && monthDays.isEmpty() && !days.isEmpty()) {
            nth(period, period.plusYears(1), dates);
            return;
        }
        for (int month = 1; month <= 12; month++) {
            boolean asked =
                    months.isEmpty()
                            ? !monthDays.isEmpty() || month == first.getMonthValue()
                            : months.contains(month);
            if (asked) {
                ofMonth(YearMonth.of(period.getYear(), month), first, dates);
            }
        }
    }

    private void ofMonth(YearMonth month, LocalDate first, Set<LocalDate> dates) {
        if (!monthDays.isEmpty()) {
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                var date = month.atDay(day);
                if (onMonthDays(date) && onDays(date)) {
                    dates.add(date);
                }
            }
        } else if (!days.isEmpty()) {
            nth(month.atDay(1), month.plusMonths(1).atDay(1), dates);
        } else if (month.isValidDay(first.getDayOfMonth())) {
            dates.add(month.atDay(first.getDayOfMonth()));
        }
    }

    /** The n-th days of a stretch of dates. */
    private void nth(LocalDate from, LocalDate until, Set<LocalDate> dates) {
        for (var wanted : days) {
            var all = new ArrayList<LocalDate>();
            for (var date = from.with(TemporalAdjusters.nextOrSame(wanted.day()));
                    date.isBefore(until);
                    date = date.plusWeeks(1)) {
                all.add(date);
            }
            if (wanted.nth() == 0) {
                dates.addAll(all);
            } else {
                int index = wanted.nth() > 0 ? wanted.nth() - 1 : all.size() + wanted.nth();
                if (index >= 0 && index < all.size()) {
                    dates.add(all.get(index));
                }
            }
        }
    }

    private List<LocalDate> atPositions(List<LocalDate> dates) {
        var some = new TreeSet<LocalDate>();
        for (int position : positions) {
            int index = position > 0 ? position - 1 : dates.size() + position;
            if (index >= 0 && index < dates.size()) {
                some.add(dates.get(index));
            }
        }
        return List.copyOf(some);
    }

    private boolean inMonths(LocalDate date) {
        return months.isEmpty() || months.contains(date.getMonthValue());
    }

    private boolean onMonthDays(LocalDate date) {
        return monthDays.isEmpty()
                || monthDays.contains(date.getDayOfMonth())
                || monthDays.contains(date.getDayOfMonth() - date.lengthOfMonth() - 1);
    }

    private boolean onDays(LocalDate date) {
        return days.isEmpty() || days.stream().anyMatch(it -> it.day() == date.getDayOfWeek());
    }
}
