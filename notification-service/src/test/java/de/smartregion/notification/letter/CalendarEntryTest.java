package de.smartregion.notification.letter;

import static de.smartregion.notification.letter.OwnersExamples.example;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TimeZone;

class CalendarEntryTest {
    private final RosterLetters letters = ReadLetter.rosterLetters();

    @Test
    void aSeatIsPutIntoTheCalendar() {
        var read = ReadLetter.of(letters.about(example("seat-confirmed")).orElseThrow());
        var calendar = read.calendar().orElseThrow();
        var event = event(calendar);

        assertThat(calendar.getMethod().getValue()).isEqualTo(Method.REQUEST);
        assertThat(event.getUid().getValue()).isEqualTo("q3Vt0bJ5m1YxWc8eHn2KdQ@smart-region");
        assertThat(event.getSequence().getValue()).isEqualTo(2);
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getDateTimeStamp().getValue()).isEqualTo(OwnersExamples.HAPPENED);
        assertThat(event.getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-03-09T10:00:00Z"));
        assertThat(event.getDateEnd().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-03-09T15:00:00Z"));
        assertThat(event.getSummary().getValue())
                .isEqualTo("Regionalforum Nord: Mobilität im ländlichen Raum");
        assertThat(event.getLocation().getValue())
                .isEqualTo("https://konferenz.example.org/regionalforum-nord");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("office@region.example");
        assertThat(event.getOrganizer().getCommonName()).isEqualTo("Geschäftsstelle Süd");
        assertThat(event.getAttendees().getFirst().getEmail())
                .isEqualTo("j.mueller-weiss@gemeinde.example");
        assertThat(event.getAttendees().getFirst().getCommonName()).isEqualTo("Jörg Müller-Weiß");
        assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
    }

    @Test
    void clientsFindItAsAnAlternativeAndAsAnAttachment() {
        var read = ReadLetter.of(letters.about(example("seat-confirmed")).orElseThrow());
        assertThat(read.types().get(2)).startsWith("text/calendar").contains("method=REQUEST");
        assertThat(read.types().get(3)).startsWith("application/ics");
        assertThat(read.attachment()).isEqualTo(read.ics());
    }

    @Test
    void aMoveRaisesTheSequenceOfTheSameEntry() {
        var read =
                ReadLetter.of(
                        letters.about(example("seat-moved", Map.of("revision", 3))).orElseThrow());
        var calendar = read.calendar().orElseThrow();
        assertThat(calendar.getMethod().getValue()).isEqualTo(Method.REQUEST);
        assertThat(event(calendar).getUid().getValue())
                .isEqualTo("q3Vt0bJ5m1YxWc8eHn2KdQ@smart-region");
        assertThat(event(calendar).getSequence().getValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration-cancelled", "gathering-called-off"})
    void aCancellationTakesItAwayAgain(String fact) {
        var read = ReadLetter.of(letters.about(example(fact)).orElseThrow());
        var calendar = read.calendar().orElseThrow();
        assertThat(read.types().get(2)).contains("method=CANCEL");
        assertThat(calendar.getMethod().getValue()).isEqualTo(Method.CANCEL);
        assertThat(event(calendar).getStatus().isCancelled()).isTrue();
        assertThat(event(calendar).getUid().getValue())
                .isEqualTo("q3Vt0bJ5m1YxWc8eHn2KdQ@smart-region");
        assertThat(event(calendar).getSequence().getValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-27T22:30:00Z", "2027-03-28T07:00:00Z", "2027-07-01T10:00:00Z",
                "2027-10-30T20:30:00Z", "2027-10-31T08:00:00Z", "2031-01-15T08:00:00Z"
            })
    void theZoneItBringsAlongAgreesWithTheRulesOfBerlin(String start) {
        var at = Instant.parse(start);
        var read =
                ReadLetter.of(
                        letters.about(
                                        example(
                                                "seat-confirmed",
                                                Map.of(
                                                        "startsAt",
                                                        start,
                                                        "endsAt",
                                                        at.plusSeconds(5400).toString())))
                                .orElseThrow());
        var calendar = read.calendar().orElseThrow();
        var brought = calendar.getTimezoneInfo().getTimezones().iterator().next();

        assertThat(brought.getTimeZone().getID()).isEqualTo("Europe/Berlin");
        assertThat(event(calendar).getDateStart().getValue().toInstant()).isEqualTo(at);
        assertThat(brought.getComponent()).isNotNull();
        var rules = TimeZone.getTimeZone(ZoneId.of("Europe/Berlin"));
        assertThat(brought.getTimeZone().getOffset(at.toEpochMilli()))
                .isEqualTo(rules.getOffset(at.toEpochMilli()));
    }

    @Test
    void linesEndAndFoldAsTheStandardAsks() {
        var ics =
                ReadLetter.of(letters.about(example("seat-confirmed")).orElseThrow())
                        .ics()
                        .orElseThrow();
        assertThat(ics)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("TZID=Europe/Berlin:20270309T110000");
        assertThat(ics.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(ics.split("\r\n"))
                .allSatisfy(
                        line ->
                                assertThat(
                                                line.getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8)
                                                        .length)
                                        .isLessThanOrEqualTo(75));
    }

    @Test
    void whoSeesTheCalendarCannotActForItsOwner() {
        var read = ReadLetter.of(letters.about(example("seat-confirmed")).orElseThrow());
        assertThat(read.ics().orElseThrow().replace("\r\n ", ""))
                .doesNotContain("7Hq2k0Vb9sX1cR4tYw8zLmN3pQ6uEaJdGfS5iOoBvTk");
    }

    private static VEvent event(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }
}
