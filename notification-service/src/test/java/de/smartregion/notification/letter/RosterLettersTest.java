package de.smartregion.notification.letter;

import static de.smartregion.notification.letter.OwnersExamples.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;

class RosterLettersTest {
    private static final String MANAGE =
            "https://portal.region.example/veranstaltungen/0kUvB8Qq1dXo2mP7rT5wYA/anmeldungen/q3Vt0bJ5m1YxWc8eHn2KdQ"
                    + "?token=7Hq2k0Vb9sX1cR4tYw8zLmN3pQ6uEaJdGfS5iOoBvTk";

    private final RosterLetters letters = ReadLetter.rosterLetters();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    registration-received | de | Bitte bestätigen Sie Ihre Anmeldung
                    registration-received | en | Please confirm your registration
                    seat-confirmed        | de | Ihr Platz ist bestätigt
                    seat-confirmed        | en | Your seat is confirmed
                    placed-on-waiting-list| de | Sie stehen auf der Warteliste
                    placed-on-waiting-list| en | You are on the waiting list
                    moved-up              | de | Sie sind nachgerückt
                    moved-up              | en | You have moved up
                    registration-cancelled| de | Ihre Anmeldung ist abgesagt
                    registration-cancelled| en | Your registration is cancelled
                    registration-changed  | de | Ihre Anmeldung ist geändert
                    registration-changed  | en | Your registration has changed
                    registration-repeated | de | Sie sind schon angemeldet
                    registration-repeated | en | You are already registered
                    seat-moved            | de | Die Veranstaltung hat sich geändert
                    seat-moved            | en | The event has changed
                    gathering-called-off  | de | Die Veranstaltung findet nicht statt
                    gathering-called-off  | en | The event will not take place
                    """)
    void everyLetterReadsWellInBothLanguages(String fact, String language, String heading) {
        var letter = letters.about(example(fact, Map.of("language", language))).orElseThrow();
        var read = ReadLetter.of(letter);
        var title =
                language.equals("de")
                        ? "Regionalforum Nord: Mobilität im ländlichen Raum"
                        : "Regional forum North: mobility in rural areas";

        assertThat(read.subject()).contains(title);
        assertThat(read.header("To")).isEqualTo("j.mueller-weiss@gemeinde.example");
        assertThat(read.header("From")).contains("<office@region.example>");
        assertThat(read.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(read.header("Content-Language")).isEqualTo(language);
        assertThat(read.header("Message-ID")).matches("<[\\w-]{43}@region\\.example>");
        assertThat(read.types().get(0)).startsWith("text/plain");
        assertThat(read.types().get(1)).startsWith("text/html");

        var html = read.html();
        assertThat(html.select("html").attr("lang")).isEqualTo(language);
        assertThat(html.title()).isEqualTo(read.subject());
        assertThat(html.select("h1").eachText()).containsExactly(heading);
        assertThat(html.select("table, img, script")).isEmpty();
        assertThat(html.select("main, dl")).hasSize(2);
        assertThat(html.select("a")).allSatisfy(RosterLettersTest::saysWhereItLeads);
        assertThat(html.text())
                .contains("Jörg Müller-Weiß", title, "Geschäftsstelle Süd")
                .doesNotContain("{", "${");

        assertThat(read.text())
                .startsWith(heading)
                .contains("Jörg Müller-Weiß", title, "Geschäftsstelle Süd")
                .doesNotContain("{", "[(", "<", "&amp;", "&#");
        html.select("a").eachAttr("href").forEach(link -> assertThat(read.text()).contains(link));
    }

    private static void saysWhereItLeads(Element link) {
        assertThat(link.attr("href")).startsWith("https://");
        assertThat(link.text()).isNotBlank().doesNotContain("http");
    }

    @Test
    void timesAreThoseOfBerlinSpelledForPeople() {
        var german = ReadLetter.of(letters.about(example("seat-confirmed")).orElseThrow());
        assertThat(german.text()).contains("Dienstag, 9. März 2027, 11:00 bis 16:00 Uhr");

        var english =
                ReadLetter.of(
                        letters.about(
                                        example(
                                                "seat-confirmed",
                                                Map.of(
                                                        "language",
                                                        "en",
                                                        "startsAt",
                                                        "2027-07-01T08:00:00Z",
                                                        "endsAt",
                                                        "2027-07-02T14:30:00Z")))
                                .orElseThrow());
        assertThat(english.text())
                .contains(
                        "Thursday, 1 July 2027, 10:00, to Friday, 2 July 2027, 16:30 (Berlin time)");
    }

    @Test
    void whoHoldsASeatIsAskedToConfirmUntilTheDeadline() {
        var read =
                ReadLetter.of(
                        letters.about(
                                        example(
                                                "registration-received",
                                                Map.of(
                                                        "waiting",
                                                        false,
                                                        "position",
                                                        "",
                                                        "seats",
                                                        1)))
                                .orElseThrow());
        assertThat(read.text())
                .contains("Ihr Platz ist bis Mittwoch, 3. Februar 2027, 10:00 Uhr reserviert")
                .contains("/bestaetigen?token=7Hq2k0Vb9sX1cR4tYw8zLmN3pQ6uEaJdGfS5iOoBvTk\n")
                .doesNotContain("Warteliste");
    }

    @Test
    void whoWaitsIsToldThePlaceOnTheList() {
        assertThat(
                        ReadLetter.of(letters.about(example("registration-received")).orElseThrow())
                                .text())
                .contains("Platz 3 der Warteliste");
        assertThat(
                        ReadLetter.of(
                                        letters.about(example("placed-on-waiting-list"))
                                                .orElseThrow())
                                .text())
                .contains("auf Platz 3 der Warteliste", MANAGE);
    }

    @Test
    void groupsReadOfAllTheirSeats() {
        assertThat(ReadLetter.of(letters.about(example("seat-confirmed")).orElseThrow()).text())
                .contains("Ihre 2 Plätze bei", "sind bestätigt");
    }

    @Test
    void englishReadersComeToTheEnglishPortal() {
        var read =
                ReadLetter.of(
                        letters.about(example("moved-up", Map.of("language", "en"))).orElseThrow());
        assertThat(read.text()).contains(MANAGE + "&lang=en");
        assertThat(read.html().select("a.action").attr("href")).isEqualTo(MANAGE + "&lang=en");
    }

    @Test
    void onlineReadersAreToldTheAddressAndOthersThePlace() {
        var online = ReadLetter.of(letters.about(example("seat-confirmed")).orElseThrow());
        assertThat(online.text())
                .contains("https://konferenz.example.org/regionalforum-nord")
                .doesNotContain("Kulturbahnhof");

        var onSite =
                ReadLetter.of(
                        letters.about(example("seat-confirmed", Map.of("attendance", "ON_SITE")))
                                .orElseThrow());
        assertThat(onSite.text()).contains("Kulturbahnhof").doesNotContain("konferenz.example.org");
    }

    @Test
    void onlyWhoHasASeatGetsACalendarEntry() {
        for (var fact :
                new String[] {"seat-moved", "registration-cancelled", "gathering-called-off"}) {
            var waiting = letters.about(example(fact, Map.of("seated", false))).orElseThrow();
            assertThat(ReadLetter.of(waiting).calendar()).isEmpty();
            var seated = letters.about(example(fact)).orElseThrow();
            assertThat(ReadLetter.of(seated).calendar()).isPresent();
        }
        assertThat(
                        ReadLetter.of(letters.about(example("registration-received")).orElseThrow())
                                .calendar())
                .isEmpty();
        assertThat(
                        ReadLetter.of(
                                        letters.about(example("placed-on-waiting-list"))
                                                .orElseThrow())
                                .calendar())
                .isEmpty();
    }

    @Test
    void aChangedRegistrationRaisesTheSequenceOfItsEntryAndEverythingAfterIt() {
        var later = Map.<String, Object>of("changes", 1, "revision", 3);
        var entries =
                List.of(
                        entry(example("seat-confirmed")),
                        entry(example("registration-changed")),
                        entry(example("seat-moved", later)),
                        entry(example("gathering-called-off", later)));
        assertThat(entries).extracting(CalendarEntry::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(entries).extracting(CalendarEntry::uid).containsOnly(entries.getFirst().uid());
        var waiting =
                letters.about(
                                example(
                                        "registration-changed",
                                        Map.of("seated", false, "position", 4)))
                        .orElseThrow();
        assertThat(waiting.entry()).isNull();
        assertThat(ReadLetter.of(waiting).text()).contains("auf Platz 4 der Warteliste", MANAGE);
    }

    private CalendarEntry entry(CloudEvent event) {
        return Objects.requireNonNull(letters.about(event).orElseThrow().entry());
    }

    @Test
    void whoIsRegisteredAlreadyGetsTheLinkThatFits() {
        var manage = ReadLetter.of(letters.about(example("registration-repeated")).orElseThrow());
        assertThat(manage.text()).contains(MANAGE);
        assertThat(manage.calendar()).isEmpty();
        var confirm =
                ReadLetter.of(
                        letters.about(
                                        example(
                                                "registration-repeated",
                                                Map.of(
                                                        "manageToken",
                                                        "",
                                                        "confirmToken",
                                                        "7Hq2k0Vb9sX1cR4tYw8zLmN3pQ6uEaJdGfS5iOoBvTk",
                                                        "confirmBy",
                                                        "2027-02-03T09:00:00Z")))
                                .orElseThrow());
        assertThat(confirm.text())
                .contains("/bestaetigen?token=7Hq2k0Vb9sX1cR4tYw8zLmN3pQ6uEaJdGfS5iOoBvTk\n")
                .contains("bis Mittwoch, 3. Februar 2027, 10:00 Uhr");
    }

    @Test
    void theReasonOfACancellationIsToldWhenThereIsOne() {
        assertThat(
                        ReadLetter.of(letters.about(example("gathering-called-off")).orElseThrow())
                                .text())
                .contains("Der Grund: Die Referentin ist erkrankt.");
        assertThat(
                        ReadLetter.of(
                                        letters.about(
                                                        example(
                                                                "gathering-called-off",
                                                                Map.of("reason", "")))
                                                .orElseThrow())
                                .text())
                .doesNotContain("Grund");
    }

    @Test
    void theStaffIsToldThatAGatheringIsFull() {
        var read = ReadLetter.of(letters.about(example("roster-full")).orElseThrow());
        assertThat(read.header("To")).isEqualTo("staff@region.example");
        assertThat(read.subject())
                .isEqualTo("Ausgebucht (online): Regionalforum Nord: Mobilität im ländlichen Raum");
        assertThat(read.text())
                .contains(
                        "200",
                        "https://portal.region.example/veranstaltungen/0kUvB8Qq1dXo2mP7rT5wYA");
    }

    @Test
    void otherFactsAreNotOursToTell() {
        assertThat(letters.about(example("registration-expired"))).isEmpty();
    }

    @Test
    void aLetterIsNamedAfterItsCauseSoThatARepeatIsTheSame() {
        var once = letters.about(example("seat-confirmed")).orElseThrow();
        var again = letters.about(example("seat-confirmed")).orElseThrow();
        assertThat(once.id()).isEqualTo(again.id()).matches("e-1:seat-confirmed:[\\w-]{22}");
        assertThat(ReadLetter.of(once).header("Message-ID"))
                .isEqualTo(ReadLetter.of(again).header("Message-ID"));
        assertThat(ReadLetter.of(once).header("Date"))
                .isEqualTo(ReadLetter.of(again).header("Date"));
        assertThat(letters.about(example("moved-up")).orElseThrow().id()).isNotEqualTo(once.id());
    }

    @Test
    void whatLacksAFactOrAnAddressIsUnreadable() {
        assertThatThrownBy(
                        () -> letters.about(example("seat-confirmed", Map.of("manageToken", ""))))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(
                        () -> letters.about(example("seat-confirmed", Map.of("email", "nobody"))))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageNotContaining("nobody");
    }
}
