package de.smartregion.consulting.busy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.smartregion.consulting.agenda.BusyTimes.Busy;

import net.fortuna.ical4j.model.Recur;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Calendars as people have them, and as nobody should. */
class IcsTest {

    static final BusySettings SETTINGS =
            new BusySettings(
                    List.of("calendar.example", "127.0.0.1", "localhost"),
                    Duration.ofMinutes(15),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(2),
                    DataSize.ofKilobytes(256),
                    2_000,
                    50_000,
                    Duration.ofDays(8),
                    Duration.ofDays(400));

    private static final Instant NOW = Instant.parse("2027-03-01T07:00:00Z");

    static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VCALENDAR\r\n";
    }

    static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:1\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    private static List<Busy> read(String text) throws Unusable {
        return Ics.read(text.getBytes(StandardCharsets.UTF_8), SETTINGS, NOW);
    }

    private static Busy busy(String from, String until) {
        return new Busy(Instant.parse(from), Instant.parse(until));
    }

    @Test
    void timesInEveryWayCalendarsTellThem() throws Unusable {
        assertThat(
                        read(
                                calendar(
                                        event(
                                                "DTSTART:20270302T090000Z",
                                                "DTEND:20270302T100000Z",
                                                "SUMMARY:Zahnarzt: geheim"),
                                        event(
                                                "DTSTART;TZID=\"Europe/Berlin\":20270402T090000",
                                                "DURATION:PT1H30M"),
                                        event("DTSTART;VALUE=DATE:20270328"),
                                        event(
                                                "DTSTART;TZID=W. Europe Standard Time:20270505T090000",
                                                "DTEND;TZID=W. Europe Standard Time:20270505T09",
                                                " 3000"),
                                        event("DTSTART:20270506T120000", "DURATION:P1W"))))
                .containsExactly(
                        busy("2027-03-02T09:00:00Z", "2027-03-02T10:00:00Z"),
                        busy("2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z"), // 23 hours
                        busy("2027-04-02T07:00:00Z", "2027-04-02T08:30:00Z"),
                        busy("2027-05-05T07:00:00Z", "2027-05-05T07:30:00Z"),
                        busy("2027-05-06T10:00:00Z", "2027-05-13T10:00:00Z"));
    }

    @Test
    void whatDoesNotKeepAnybodyBusyIsLeftOut() throws Unusable {
        assertThat(
                        read(
                                calendar(
                                        event(
                                                "DTSTART:20270302T090000Z",
                                                "DTEND:20270302T100000Z",
                                                "TRANSP:TRANSPARENT"),
                                        event(
                                                "DTSTART:20270302T090000Z",
                                                "DTEND:20270302T100000Z",
                                                "STATUS:CANCELLED"),
                                        event("DTSTART:20270302T090000Z", "DTEND:20270302T090000Z"),
                                        event("DTSTART:20200302T090000Z", "DURATION:PT1H"),
                                        event("DTSTART:20300302T090000Z", "DURATION:PT1H"),
                                        "BEGIN:VTODO\r\nDTSTART:20270302T090000Z\r\nEND:VTODO",
                                        event("SUMMARY:no time"))))
                .isEmpty();
    }

    @Test
    void whatRepeatsKeepsToTheClockExceptWhereItDoesNot() throws Unusable {
        var busy =
                read(
                        calendar(
                                event(
                                        "DTSTART;TZID=Europe/Berlin:20270323T090000",
                                        "DTEND;TZID=Europe/Berlin:20270323T100000",
                                        "RRULE:FREQ=WEEKLY;COUNT=4",
                                        "EXDATE;TZID=Europe/Berlin:20270330T090000",
                                        "RDATE;TZID=Europe/Berlin:20270331T110000"),
                                event(
                                        "RECURRENCE-ID;TZID=Europe/Berlin:20270406T090000",
                                        "DTSTART;TZID=Europe/Berlin:20270406T150000",
                                        "DTEND;TZID=Europe/Berlin:20270406T160000")));
        assertThat(busy)
                .containsExactly(
                        busy("2027-03-23T08:00:00Z", "2027-03-23T09:00:00Z"),
                        busy("2027-03-31T09:00:00Z", "2027-03-31T10:00:00Z"),
                        busy("2027-04-06T13:00:00Z", "2027-04-06T14:00:00Z"),
                        busy("2027-04-13T07:00:00Z", "2027-04-13T08:00:00Z"));
    }

    /** A parser that others have written, and that knows the whole of the format, says the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=3;COUNT=50",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=MO",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
                "FREQ=WEEKLY;UNTIL=20270801T000000Z;BYDAY=MO",
                "FREQ=MONTHLY",
                "FREQ=MONTHLY;BYDAY=1MO",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=MONTHLY;BYMONTHDAY=4,-1",
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
                "FREQ=YEARLY",
                "FREQ=YEARLY;BYMONTH=1,7",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                "FREQ=YEARLY;INTERVAL=2;COUNT=5",
            })
    void repeatsAsOthersSayItDoes(String rule) throws Unusable {
        var first = LocalDateTime.of(2021, 1, 4, 9, 0); // a Monday
        var from = LocalDateTime.of(2026, 6, 1, 0, 0);
        var end = LocalDateTime.of(2028, 6, 1, 0, 0);
        var last = LocalDateTime.of(2027, 8, 1, 0, 0);
        var ours =
                Repetition.of(rule)
                        .of(
                                first,
                                from,
                                end,
                                clock -> !rule.contains("UNTIL") || !clock.isAfter(last),
                                new Steps(100_000));
        var theirs =
                new Recur<LocalDateTime>(rule.replace("T000000Z", "T000000"))
                        .getDates(first, from, end).stream()
                                .filter(it -> it.isBefore(end))
                                .toList();
        assertThat(ours).isEqualTo(theirs);
        assertThat(rule.contains("COUNT") || !ours.isEmpty()).isTrue();
    }

    @Timeout(20)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;INTERVAL=1",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYSECOND=0,1,2,3",
                "FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,1,2,3",
                "FREQ=YEARLY;BYWEEKNO=20",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=DAILY;COUNT=99999999999",
                "FREQ=YEARLY;BYMONTH=99",
                "INTERVAL=1",
                "FREQ",
                "FREQ=WEEKLY;BYDAY=MOON",
                "FREQ=DAILY;UNTIL=yesterday",
            })
    void aRuleThatNobodyNeedsIsRefused(String rule) {
        refused(calendar(event("DTSTART:20270302T090000Z", "DURATION:PT1H", "RRULE:" + rule)));
    }

    @Test
    @Timeout(20)
    void whoAsksForTooMuchWorkIsRefused() {
        var daily =
                event(
                        "DTSTART:00010101T090000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;COUNT=1000000;BYMONTH=2;BYMONTHDAY=30");
        assertThat(refused(calendar(daily))).contains("repeats too much");
        var many = event("DTSTART:20260301T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY");
        assertThat(refused(calendar(repeated(many, 500)))).contains("repeats too much");
        assertThat(refused(calendar(repeated(event("DTSTART:20270302T090000Z"), 2_001))))
                .contains("too many events");
        assertThat(
                        refused(
                                calendar(
                                        event(
                                                "DTSTART:20270302T090000Z",
                                                "DURATION:PT1H",
                                                "EXDATE:" + "20270302T090000Z,".repeat(2_100)))))
                .contains("repeats too much");
    }

    private static String repeated(String event, int times) {
        return (event + "\r\n").repeat(times).strip();
    }

    @Timeout(20)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Sign in first</html>",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270302T090000Z",
                "BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
                "END:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\r\nBEGIN:A\r\nBEGIN:B\r\nBEGIN:C\r\nBEGIN:D\r\nBEGIN:E\r\nBEGIN:F\r\nBEGIN:G\r\nBEGIN:H\r\nBEGIN:I",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20271332T256199Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270302T090000Z\r\nDURATION:P99999999D\r\nEND:VEVENT\r\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270302T090000Z\r\nDTEND:99991231T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
            })
    void whatIsNoCalendarIsRefused(String text) {
        refused(text);
    }

    private static String refused(String text) {
        var why = new String[1];
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> read(text))
                .satisfies(it -> why[0] = it.why());
        return String.valueOf(why[0]);
    }

    @Test
    @Timeout(20)
    void aCalendarOfAThousandEntriesIsRead() throws Unusable {
        var events = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            var day = NOW.plus(Duration.ofHours(9L * i)).toString().replaceAll("[-:]", "");
            events.append(event("DTSTART:" + day, "DURATION:PT1H")).append("\r\n");
        }
        assertThat(read(calendar(events.toString().strip()))).hasSize(1_000);
    }
}
