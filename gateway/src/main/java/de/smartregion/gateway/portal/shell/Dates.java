package de.smartregion.gateway.portal.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them: in Berlin, with the day of the week, in their language. */
record Dates(Locale reader) {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Dienstag, 24. November 2026. */
    public String day(Instant time) {
        return format(time, english() ? "EEEE, d MMMM uuuu" : "EEEE, d. MMMM uuuu");
    }

    /** Dienstag, 24. November 2026, 10:00 Uhr. */
    public String moment(Instant time) {
        return day(time) + ", " + clock(time) + oClock();
    }

    /** Dienstag, 24. November 2026. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(
                        english() ? "EEEE, d MMMM uuuu" : "EEEE, d. MMMM uuuu", reader)
                .format(date);
    }

    /** 10:00 Uhr. */
    public String time(Instant time) {
        return clock(time) + oClock();
    }

    /** One day: its date once; several days: both dates. */
    public String span(Instant from, Instant to) {
        if (berlin(from).toLocalDate().equals(berlin(to).toLocalDate())) {
            return day(from) + ", " + hours(from, to);
        }
        return moment(from) + (english() ? " to " : " bis ") + moment(to);
    }

    /** 10:00 bis 11:30 Uhr. */
    public String hours(Instant from, Instant to) {
        return clock(from) + (english() ? " to " : " bis ") + clock(to) + oClock();
    }

    /** Whether both fall on one day. */
    public boolean sameDay(Instant from, Instant to) {
        return berlin(from).toLocalDate().equals(berlin(to).toLocalDate());
    }

    /** 24.11. */
    public String shortDay(Instant time) {
        return format(time, english() ? "d MMM" : "d.M.");
    }

    public String weekday(Instant time) {
        return format(time, "EEE").replace(".", "");
    }

    public String dayOfMonth(Instant time) {
        return format(time, "d");
    }

    public String monthAndYear(Instant time) {
        return format(time, "MMM uuuu").replace(".", "");
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", reader).format(month);
    }

    /** For machines: with the offset of Berlin on that day. */
    public String iso(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(berlin(time));
    }

    private String clock(Instant time) {
        return format(time, "HH:mm");
    }

    private String oClock() {
        return english() ? "" : " Uhr";
    }

    private boolean english() {
        return reader.getLanguage().equals("en");
    }

    private String format(Instant time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, reader).format(berlin(time));
    }

    private static ZonedDateTime berlin(Instant time) {
        return time.atZone(BERLIN);
    }
}
