package de.smartregion.gateway.portal.advice;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiFunction;

/** Times as people type them: those of Berlin; null is what nobody can read. */
public final class BerlinTime {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<DateTimeFormatter> MOMENTS =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME,
                    DateTimeFormatter.ofPattern("d.M.uuuu[,] H:mm"));
    private static final List<DateTimeFormatter> DATES =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d.M.uuuu"));
    private static final List<DateTimeFormatter> TIMES =
            List.of(DateTimeFormatter.ofPattern("H:mm"), DateTimeFormatter.ofPattern("H.mm"));
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private BerlinTime() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(BERLIN));
    }

    public static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, BERLIN);
    }

    public static @Nullable Instant moment(String typed) {
        var local = first(MOMENTS, typed, LocalDateTime::parse);
        // One hour in March does not exist.
        return local == null || BERLIN.getRules().getValidOffsets(local).isEmpty()
                ? null
                : local.atZone(BERLIN).toInstant();
    }

    public static @Nullable LocalDate date(String typed) {
        return first(DATES, typed, LocalDate::parse);
    }

    public static @Nullable LocalTime time(String typed) {
        return first(TIMES, typed, LocalTime::parse);
    }

    /** As machines tell it. */
    public static @Nullable Instant instant(String told) {
        try {
            return Instant.parse(told);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** 24.12.2026. */
    public static String written(LocalDate date) {
        return GERMAN.format(date);
    }

    private static <T> @Nullable T first(
            List<DateTimeFormatter> formats,
            String typed,
            BiFunction<String, DateTimeFormatter, T> parse) {
        for (var format : formats) {
            try {
                return parse.apply(typed.strip(), format);
            } catch (DateTimeException _) {
                // The next one may read it.
            }
        }
        return null;
    }
}
