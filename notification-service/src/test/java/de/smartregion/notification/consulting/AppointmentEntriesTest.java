package de.smartregion.notification.consulting;

import static de.smartregion.notification.consulting.ConsultingExamples.CONSULTANT;
import static de.smartregion.notification.consulting.ConsultingExamples.MUNICIPALITY;
import static de.smartregion.notification.consulting.ConsultingExamples.SECOND;
import static de.smartregion.notification.consulting.ConsultingExamples.letter;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;

import de.smartregion.notification.letter.ReadLetter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One appointment is one entry in two calendars (iTIP), read back by another parser. */
class AppointmentEntriesTest {
    private static final Map<String, Object> SAME =
            Map.of("formerConsultantName", "", "formerConsultantEmail", "");

    @ParameterizedTest
    @ValueSource(strings = {"appointment-scheduled", "appointment-moved"})
    void bothAreInvitedToTheSame(String fact) {
        for (var reader : List.of(MUNICIPALITY, CONSULTANT)) {
            var calendar = calendar(letter(reader, fact, SAME));
            var event = event(calendar);

            assertThat(calendar.getMethod().getValue()).isEqualTo(Method.REQUEST);
            assertThat(event.getUid().getValue()).isEqualTo("dGVybWlu@smart-region");
            assertThat(event.getSequence().getValue()).isEqualTo(2);
            assertThat(event.getStatus().isConfirmed()).isTrue();
            assertThat(event.getDateStart().getValue().toInstant())
                    .isEqualTo(Instant.parse("2027-03-09T09:00:00Z"));
            assertThat(event.getDateEnd().getValue().toInstant())
                    .isEqualTo(Instant.parse("2027-03-09T10:30:00Z"));
            assertThat(event.getSummary().getValue())
                    .isEqualTo("Beratung: Standortbestimmung (Bad Homburg)");
            assertThat(event.getOrganizer().getEmail()).isEqualTo("office@region.example");
            assertThat(event.getAttendees())
                    .extracting(it -> it.getCommonName() + " " + it.getEmail())
                    .containsExactly(
                            "Erika Beispiel " + MUNICIPALITY, "Karla Probst-Muster " + CONSULTANT);
            assertThat(event.getLocation().getValue())
                    .isEqualTo("https://konferenz.example.org/beratung");
            assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        }
    }

    @Test
    void aCancellationTakesItOutOfBothCalendars() {
        for (var reader : List.of(MUNICIPALITY, CONSULTANT)) {
            var read = letter(reader, "appointment-cancelled", Map.of());
            var calendar = calendar(read);
            assertThat(read.types().get(2)).contains("method=CANCEL");
            assertThat(calendar.getMethod().getValue()).isEqualTo(Method.CANCEL);
            assertThat(event(calendar).getUid().getValue()).isEqualTo("dGVybWlu@smart-region");
            assertThat(event(calendar).getSequence().getValue()).isEqualTo(3);
            assertThat(event(calendar).getStatus().isCancelled()).isTrue();
            assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        }
    }

    @Test
    void whoComesAlongHasTheSameEntry() {
        for (var reader : List.of(MUNICIPALITY, CONSULTANT, SECOND)) {
            var calendar = calendar(letter(reader, "appointment-accompanied", Map.of()));
            var event = event(calendar);
            assertThat(calendar.getMethod().getValue()).isEqualTo(Method.REQUEST);
            assertThat(event.getUid().getValue()).isEqualTo("dGVybWlu@smart-region");
            assertThat(event.getSequence().getValue()).isEqualTo(2);
            assertThat(event.getAttendees())
                    .extracting(it -> it.getEmail())
                    .containsExactly(MUNICIPALITY, CONSULTANT, SECOND);
            assertThat(event.getDescription().getValue())
                    .contains("Karla Probst-Muster, Dora Daneben");
            assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        }
    }

    /** Not above it: whoever comes along again has a higher one than what was taken out. */
    @Test
    void whoDoesNotComeAlongAnyMoreHasItTakenOutAsOfTheOthersUpdate() {
        var fact = "appointment-unaccompanied";
        var former = Map.of("formerConsultantEmail", SECOND);
        var out = calendar(letter(SECOND, fact, former));
        assertThat(out.getMethod().getValue()).isEqualTo(Method.CANCEL);
        assertThat(event(out).getSequence().getValue()).isEqualTo(2);
        assertThat(event(out).getUid().getValue()).isEqualTo("dGVybWlu@smart-region");
        for (var reader : List.of(MUNICIPALITY, CONSULTANT)) {
            var update = calendar(letter(reader, fact, former));
            assertThat(update.getMethod().getValue()).isEqualTo(Method.REQUEST);
            assertThat(event(update).getSequence().getValue()).isEqualTo(2);
            assertThat(event(update).getAttendees())
                    .extracting(it -> it.getEmail())
                    .containsExactly(MUNICIPALITY, CONSULTANT);
        }
    }

    @Test
    void whoDoesNotComeAnyMoreHasItTakenOut() {
        var read =
                letter(
                        "ben@ekom21.example",
                        "appointment-moved",
                        Map.of(
                                "before",
                                "2027-03-08T13:00:00Z",
                                "formerConsultantName",
                                "Ben Entwurf",
                                "formerConsultantEmail",
                                "ben@ekom21.example"));
        var calendar = calendar(read);
        assertThat(calendar.getMethod().getValue()).isEqualTo(Method.CANCEL);
        assertThat(event(calendar).getUid().getValue()).isEqualTo("dGVybWlu@smart-region");
        assertThat(event(calendar).getSequence().getValue())
                .as("as high as the successor's, below theirs should it be given back")
                .isEqualTo(2);
        assertThat(event(calendar).getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2027-03-08T13:00:00Z"));
        assertThat(event(calendar).getAttendees())
                .extracting(it -> it.getEmail())
                .containsExactly(MUNICIPALITY, "ben@ekom21.example");
    }

    @Test
    void onSiteTheEntryNamesThePlace() {
        var event =
                event(
                        calendar(
                                letter(
                                        CONSULTANT,
                                        "appointment-scheduled",
                                        Map.of(
                                                "mode",
                                                "ON_SITE",
                                                "address",
                                                "Rathausplatz 1",
                                                "onlineAddress",
                                                ""))));
        assertThat(event.getLocation().getValue()).isEqualTo("Rathausplatz 1 (Bad Homburg)");
        assertThat(event.getUrl()).isNull();
    }

    @Test
    void byPhoneTheEntrySaysWhoCallsWhom() {
        var call = Map.of("mode", "PHONE", "phone", "06172/1000, Durchwahl; 5");
        var called = event(calendar(letter(MUNICIPALITY, "appointment-scheduled", call)));
        assertThat(called.getLocation().getValue())
                .isEqualTo("Die beratende Person ruft Sie unter 06172/1000, Durchwahl; 5 an.");
        assertThat(called.getDescription().getValue()).contains("telefonisch");
        assertThat(called.getUrl()).isNull();
        var calls = event(calendar(letter(CONSULTANT, "appointment-scheduled", call)));
        assertThat(calls.getLocation().getValue())
                .isEqualTo("Rufen Sie Erika Beispiel unter 06172/1000, Durchwahl; 5 an.");
        assertThat(calls.getUrl()).isNull();
    }

    @Test
    void whatOnlyRemindsOrOffersEnclosesNothing() {
        for (var fact : List.of("appointment-approaching", "appointment-offered", "earlier-free")) {
            assertThat(letter(MUNICIPALITY, fact, Map.of()).calendar()).isEmpty();
        }
    }

    @Test
    void whoSeesTheCalendarCannotActForItsOwner() {
        var read = letter(MUNICIPALITY, "appointment-scheduled", Map.of());
        assertThat(read.ics().orElseThrow().replace("\r\n ", ""))
                .doesNotContain("a-token-for-tests", "/beratung/");
    }

    private static ICalendar calendar(ReadLetter read) {
        return read.calendar().orElseThrow();
    }

    private static VEvent event(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }
}
