package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.Slots;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The free times of one week, and where the next ones are.
 *
 * @param before the Monday of the nearest earlier week with free times
 */
public record SlotWeek(
        LocalDate monday,
        List<Slots.Day> days,
        @Nullable LocalDate before,
        @Nullable LocalDate after) {
    /** So far ahead times are shown. */
    public static final int DAYS = 90;

    private static final int WORKING_DAYS = 5;

    /** The week that is asked for, else the first one with free times. */
    public static SlotWeek of(Slots slots, @Nullable LocalDate wanted, LocalDate today) {
        var free = new TreeSet<LocalDate>();
        Map<LocalDate, List<Instant>> starts = new HashMap<>();
        for (var day : slots.days()) {
            if (!day.starts().isEmpty()) {
                free.add(mondayOf(day.date()));
                starts.put(day.date(), day.starts());
            }
        }
        var first = free.isEmpty() ? mondayOf(today) : free.first();
        var monday = wanted == null ? first : mondayOf(wanted);
        var days = new ArrayList<Slots.Day>();
        for (int at = 0; at < DayOfWeek.values().length; at++) {
            var date = monday.plusDays(at);
            if (at < WORKING_DAYS || starts.containsKey(date)) {
                days.add(new Slots.Day(date, starts.getOrDefault(date, List.of())));
            }
        }
        return new SlotWeek(monday, List.copyOf(days), free.lower(monday), free.higher(monday));
    }

    public boolean empty() {
        return days.stream().allMatch(day -> day.starts().isEmpty());
    }

    public boolean has(Instant start) {
        return days.stream().anyMatch(day -> day.starts().contains(start));
    }

    public LocalDate last() {
        return days.getLast().date();
    }

    public static LocalDate mondayOf(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
