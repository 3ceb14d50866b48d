package de.smartregion.notification.consulting;

import static de.smartregion.notification.consulting.ConsultingExamples.CONSULTANT;
import static de.smartregion.notification.consulting.ConsultingExamples.MUNICIPALITY;
import static de.smartregion.notification.consulting.ConsultingExamples.NINA;
import static de.smartregion.notification.consulting.ConsultingExamples.OTTO;
import static de.smartregion.notification.consulting.ConsultingExamples.SECOND;
import static de.smartregion.notification.consulting.ConsultingExamples.STAFF;
import static de.smartregion.notification.consulting.ConsultingExamples.asked;
import static de.smartregion.notification.consulting.ConsultingExamples.companion;
import static de.smartregion.notification.consulting.ConsultingExamples.example;
import static de.smartregion.notification.consulting.ConsultingExamples.letter;
import static de.smartregion.notification.consulting.ConsultingExamples.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.ReadLetter;
import de.smartregion.platform.event.UnreadableEvent;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the owner's examples to what people read. */
class ConsultationLettersTest {
    private static final String PORTAL = "https://portal.region.example";
    private static final Map<String, Object> FORMER = Map.of("formerConsultantEmail", SECOND);
    private static final String REQUEST = PORTAL + "/beratung/aW5zZWw?token=a-token-for-tests";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    consultation-requested  | de | Bitte bestätigen Sie Ihre Beratungsanfrage
                    consultation-requested  | en | Please confirm your request for a consultation
                    consultation-withdrawn  | de | Ihre Beratungsanfrage ist zurückgezogen
                    consultation-withdrawn  | en | Your request for a consultation is withdrawn
                    wait-ended              | de | In Ihren Wunschzeiten ist nichts frei geworden
                    wait-ended              | en | Nothing became free at the times you wished for
                    earlier-free            | de | Ein früherer Termin ist frei
                    earlier-free            | en | An earlier time is free
                    consultation-declined   | de | Wir können Ihre Beratungsanfrage nicht annehmen
                    consultation-declined   | en | We cannot accept your request for a consultation
                    appointment-offered     | de | Wir schlagen Ihnen einen Termin vor
                    appointment-offered     | en | We propose an appointment to you
                    poll-completed          | de | Alle haben geantwortet
                    poll-completed          | en | Everybody has answered
                    offer-ended             | de | Unser Terminvorschlag gilt nicht mehr
                    offer-ended             | en | Our proposal is no longer valid
                    appointment-scheduled   | de | Ihr Beratungstermin steht fest
                    appointment-scheduled   | en | Your consultation is arranged
                    appointment-moved       | de | Ihr Beratungstermin ist verschoben
                    appointment-moved       | en | Your consultation has been moved
                    appointment-accompanied | de | Wer zu Ihrem Beratungstermin kommt
                    appointment-accompanied | en | Who comes to your consultation
                    appointment-unaccompanied | de | Wer zu Ihrem Beratungstermin kommt
                    appointment-unaccompanied | en | Who comes to your consultation
                    appointment-cancelled   | de | Ihr Beratungstermin ist abgesagt
                    appointment-cancelled   | en | Your consultation is cancelled
                    appointment-approaching | de | Ihr Beratungstermin rückt näher
                    appointment-approaching | en | Your consultation is coming up
                    report-released         | de | Ihr Beratungsbericht liegt vor
                    report-released         | en | The report of your consultation is there
                    report-corrected        | de | Der Bericht wurde berichtigt
                    report-corrected        | en | Your report has been corrected
                    feedback-asked          | de | Wie war Ihre Beratung?
                    feedback-asked          | en | How was your consultation?
                    """)
    void everyLetterToTheMunicipalityReadsWell(String fact, String language, String heading) {
        var read = letter(MUNICIPALITY, fact, Map.of("language", language));
        readsWell(read, language, heading);
        assertThat(read.html().text())
                .contains(
                        "Erika Beispiel",
                        language.equals("de") ? "Standortbestimmung" : "Where you stand");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    false | de | Ihre Beratungsanfrage ist eingegangen
                    false | en | We have received your request for a consultation
                    true  | de | Ihre Beratungsanfrage steht auf der Warteliste
                    true  | en | Your request for a consultation is on the waiting list
                    """)
    void whoWaitsIsToldSo(boolean waiting, String language, String heading) {
        var read =
                letter(
                        MUNICIPALITY,
                        "consultation-confirmed",
                        Map.of("waiting", waiting, "language", language));
        readsWell(read, language, heading);
        assertThat(actionOf(read)).startsWith(REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    appointment-scheduled | Sie haben einen neuen Beratungstermin
                    appointment-moved     | Ein Beratungstermin ist verschoben
                    appointment-accompanied   | Wer zu Ihrem Beratungstermin mitkommt
                    appointment-cancelled | Ein Beratungstermin ist abgesagt
                    appointment-approaching | Ihr Beratungstermin rückt näher
                    """)
    void everyLetterToTheConsultantReadsWell(String fact, String heading) {
        var read =
                letter(
                        CONSULTANT,
                        fact,
                        Map.of("formerConsultantName", "", "formerConsultantEmail", ""));
        readsWell(read, "de", heading);
        assertThat(read.html().text()).contains("Karla Probst-Muster", "Bad Homburg");
        assertThat(read.subject()).contains("Bad Homburg", "Standortbestimmung");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    consultant-missing | Für eine Beratungsanfrage passt niemand
                    request-overdue    | Eine Beratungsanfrage wartet zu lange
                    absence-collides   | Ein Beratungstermin braucht Vertretung
                    """)
    void everyLetterToTheStaffReadsWellAndLeadsToTheDesk(String fact, String heading) {
        var read = letter(STAFF, fact, Map.of());
        readsWell(read, "de", heading);
        assertThat(actionOf(read)).isEqualTo(PORTAL + "/verwaltung/beratungen/aW5zZWw");
        assertThat(read.subject()).contains("Bad Homburg");
        assertThat(letters(fact, Map.of())).hasSize(1);
    }

    static void readsWell(ReadLetter read, String language, String heading) {
        assertThat(read.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(read.header("Content-Language")).isEqualTo(language);
        var html = read.html();
        assertThat(html.select("html").attr("lang")).isEqualTo(language);
        assertThat(html.title()).isEqualTo(read.subject());
        assertThat(html.select("h1").eachText()).containsExactly(heading);
        assertThat(html.select("table, img, script")).isEmpty();
        assertThat(html.select("a.action")).hasSizeLessThanOrEqualTo(1);
        assertThat(html.select("a")).allSatisfy(ConsultationLettersTest::saysWhereItLeads);
        assertThat(read.subject() + html.text()).doesNotContain("{", "${");
        assertThat(read.text())
                .startsWith(heading)
                .contains("Geschäftsstelle Süd")
                .doesNotContain("{", "[(", "<", "&amp;", "&#");
        html.select("a").eachAttr("href").forEach(link -> assertThat(read.text()).contains(link));
    }

    private static void saysWhereItLeads(Element link) {
        assertThat(link.attr("href")).startsWith("https://");
        assertThat(link.text()).isNotBlank().doesNotContain("http");
    }

    @Test
    void whoAskedWithoutAnAccountConfirmsByLinkAndKnowsUntilWhen() {
        var deadline = Map.of("confirmBy", "2027-02-03T09:00:00Z", "start", "2027-03-09T09:00:00Z");
        var held = letter(MUNICIPALITY, "consultation-requested", deadline);
        assertThat(actionOf(held))
                .isEqualTo(PORTAL + "/beratung/aW5zZWw/bestaetigen?token=a-token-for-tests");
        assertThat(held.text())
                .contains(
                        "Der Termin am Dienstag, 9. März 2027, 10:00 Uhr ist bis Mittwoch, 3. Februar 2027, 10:00 Uhr");

        var open =
                letter(
                        MUNICIPALITY,
                        "consultation-requested",
                        Map.of("confirmBy", "2027-02-03T09:00:00Z", "start", ""));
        assertThat(open.text())
                .contains("bis Mittwoch, 3. Februar 2027, 10:00 Uhr bestätigen")
                .doesNotContain("März");
    }

    @Test
    void anAddressThatNobodyHasProvenIsToldNothingThatWasTyped() {
        var read =
                letter(
                        MUNICIPALITY,
                        "consultation-requested",
                        Map.of(
                                "name",
                                "www.evil.example Gewinn",
                                "question",
                                "Jetzt gewinnen",
                                "address",
                                "Jetzt gewinnen"));
        assertThat(read.subject() + read.text() + read.html().text())
                .doesNotContain("gewinnen", "evil", "Gewinn");
    }

    @Test
    void anOfferSaysWhatCanBeChosenAndUntilWhen() {
        var two =
                letter(
                        MUNICIPALITY,
                        "appointment-offered",
                        Map.of(
                                "starts",
                                List.of("2027-03-09T09:00:00Z", "2027-04-10T08:00:00Z"),
                                "until",
                                "2027-02-03T09:00:00Z",
                                "note",
                                "Gern auch früher.\nBitte anrufen."));
        assertThat(two.text())
                .contains(
                        "können Sie unter 2 Terminen wählen",
                        "bis Mittwoch, 3. Februar 2027, 10:00 Uhr",
                        "die Termine nicht länger",
                        "- Vorschlag: Dienstag, 9. März 2027, 10:00 Uhr",
                        "- Vorschlag: Samstag, 10. April 2027, 10:00 Uhr",
                        "> Gern auch früher.\n> Bitte anrufen.");
        assertThat(actionOf(two)).isEqualTo(REQUEST);

        var one =
                letter(
                        MUNICIPALITY,
                        "appointment-offered",
                        Map.of("starts", List.of("2027-03-09T09:00:00Z"), "note", ""));
        assertThat(one.text())
                .contains("den unten stehenden Termin", "den Termin nicht länger")
                .doesNotContain("> ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EXPIRED | true  | keine Antwort erhalten | weiter auf der Warteliste
                    EXPIRED | false | keine Antwort erhalten | mit einem neuen Vorschlag
                    LAPSED  | false | leider nicht mehr frei | mit einem neuen Vorschlag
                    """)
    void anOfferThatIsOverSaysWhyAndWhatComesNext(
            String why, boolean waiting, String reason, String next) {
        var read = letter(MUNICIPALITY, "offer-ended", Map.of("why", why, "waiting", waiting));
        assertThat(read.text()).contains(reason, next);
        assertThat(actionOf(read)).isEqualTo(REQUEST);
    }

    @Test
    void whoHasDeclinedAnOfferIsToldNothingAndTheOfficeIs() {
        var refused = Map.of("why", "REFUSED", "waiting", false);
        assertThat(letters("offer-ended", refused)).hasSize(1);
        var read = letter(STAFF, "offer-ended", refused);
        readsWell(read, "de", "Ein Terminvorschlag ist abgelehnt");
        assertThat(read.text())
                .contains("Bad Homburg hat den Terminvorschlag", "schlagen Sie andere Termine vor")
                .doesNotContain("Erika Beispiel", "a-token-for-tests");
        assertThat(actionOf(read)).isEqualTo(PORTAL + "/verwaltung/beratungen/aW5zZWw");
    }

    @ParameterizedTest
    @CsvSource({"true, die Kommune wartet", "false, bald Termine vorgeschlagen"})
    void theOfficeHearsOfANewRequestAndWhoseItIs(boolean waiting, String next) {
        var read = letter(STAFF, "consultation-confirmed", Map.of("waiting", waiting));
        readsWell(read, "de", "Eine neue Beratungsanfrage ist da");
        assertThat(read.subject()).contains("Bad Homburg", "Standortbestimmung");
        assertThat(read.text())
                .contains("Zugewiesen ist sie Karla Probst-Muster", next)
                .doesNotContain("Erika Beispiel", "a-token-for-tests");
        assertThat(actionOf(read)).isEqualTo(PORTAL + "/verwaltung/beratungen/aW5zZWw");
        assertThat(letters("consultation-confirmed", Map.of("consultantName", "")))
                .as("where nobody fits there is another letter")
                .hasSize(1);
    }

    @Test
    void whoIsToAdviseIsToldWhy() {
        var nobodyBefore = Map.of("formerConsultantName", "", "formerConsultantEmail", "");
        var decided =
                letter(
                        CONSULTANT,
                        "consultation-assigned",
                        with(nobodyBefore, Map.of("note", "Kennt die Stadt.")));
        readsWell(decided, "de", "Eine Beratungsanfrage ist Ihnen zugewiesen");
        assertThat(decided.text())
                .contains("die Geschäftsstelle entschieden", "> Kennt die Stadt.", "Form: vor Ort")
                .doesNotContain("Automatisch zugeteilt");
        assertThat(actionOf(decided)).isEqualTo(PORTAL + "/beratende/beratungen/aW5zZWw");
        var near =
                letter(
                        CONSULTANT,
                        "consultation-assigned",
                        with(nobodyBefore, Map.of("byRule", true, "sameDistrict", true)));
        assertThat(near.text()).contains("Automatisch zugeteilt", "aus demselben Kreis");
        var idle =
                with(
                        nobodyBefore,
                        Map.of(
                                "byRule",
                                true,
                                "sameDistrict",
                                false,
                                "appointments",
                                3,
                                "capacity",
                                40));
        assertThat(letter(CONSULTANT, "consultation-assigned", idle).text())
                .contains("(3 von 40 Terminen des Jahres sind vergeben)");
        assertThat(letters("consultation-assigned", idle)).hasSize(1);
    }

    @Test
    void whoWasToAdviseIsToldWhoDoesNow() {
        var former = Map.<String, Object>of("formerConsultantEmail", "ben@ekom21.example");
        assertThat(letters("consultation-assigned", former)).hasSize(2);
        var read = letter("ben@ekom21.example", "consultation-assigned", former);
        readsWell(read, "de", "Eine Beratungsanfrage hat jetzt jemand anderes");
        assertThat(read.text()).contains("übernimmt Karla Probst-Muster");
        assertThat(letters("consultation-assigned", with(former, Map.of("booked", true))))
                .as("who has an appointment hears of that")
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(ReadLetter.of(it).header("To"))
                                        .isEqualTo("ben@ekom21.example"));
    }

    @Test
    void onSiteBothCanCallEachOtherOnTheWay() {
        var place =
                Map.<String, Object>of(
                        "mode",
                        "ON_SITE",
                        "address",
                        "Rathausplatz 1",
                        "onlineAddress",
                        "",
                        "personPhone",
                        "06172 1000",
                        "consultantPhone",
                        "0561 2040");
        var municipality = letter(MUNICIPALITY, "appointment-scheduled", place);
        assertThat(municipality.text())
                .contains("Telefon zur Beratung: 0561 2040")
                .doesNotContain("06172");
        assertThat(municipality.ics().orElseThrow().replace("\r\n ", ""))
                .contains("Unterwegs erreichbar: Karla Probst-Muster\\, 0561 2040.")
                .doesNotContain("06172");
        var consultant = letter(CONSULTANT, "appointment-scheduled", place);
        assertThat(consultant.text()).contains("Telefon der Ansprechperson: 06172 1000");
        assertThat(consultant.ics().orElseThrow().replace("\r\n ", ""))
                .contains("Unterwegs erreichbar: Erika Beispiel\\, 06172 1000.")
                .doesNotContain("0561");
        assertThat(example("appointment-scheduled", Map.of()).data().path("personPhone").asString())
                .as("as the owner calls it")
                .isEqualTo("06172 1000");
        assertThat(letter(OTTO, "appointment-scheduled", place).text())
                .doesNotContain("06172", "0561");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    appointment-scheduled | de | Sie nehmen an einer Beratung teil
                    appointment-scheduled | en | You take part in a consultation
                    appointment-moved     | de | Die Beratung ist verschoben
                    appointment-moved     | en | The consultation has been moved
                    appointment-cancelled | de | Die Beratung ist abgesagt
                    appointment-cancelled | en | The consultation is cancelled
                    """)
    void whoElseOfTheMunicipalityTakesPartIsWrittenToWithoutALinkThatActs(
            String fact, String language, String heading) {
        var read =
                letter(OTTO, fact, Map.of("language", language, "before", "2027-03-08T13:00:00Z"));
        readsWell(read, language, heading);
        assertThat(read.text())
                .contains("Otto Muster", "Bad Homburg", "2027")
                .doesNotContain("a-token-for-tests", "/beratung/", MUNICIPALITY);
        assertThat(read.html().select("a.action")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de | Die Beratung hat neue Angaben
                    en | The consultation has new details
                    """)
    void whoComesAlongIsNotToldOfAnotherTimeWhereThereIsNone(String language, String heading) {
        var there = Map.of("language", language, "before", "2027-03-09T09:00:00Z");
        var read = letter(OTTO, "appointment-moved", there);
        readsWell(read, language, heading);
        assertThat(read.text())
                .contains("Otto Muster", "2027")
                .doesNotContain(
                        "a-token-for-tests", "erschoben", "moved", "Bisheriger", "Date until now");
        assertThat(read.ics().orElseThrow()).contains("METHOD:REQUEST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de | Sie sind für die Beratung nicht mehr genannt
                    en | You are not named for the consultation any more
                    """)
    void whoComesAlongNoMoreIsToldAndHasNoEntryAnyMore(String language, String heading) {
        var left =
                Map.of(
                        "language",
                        language,
                        "before",
                        "2027-03-09T09:00:00Z",
                        "address",
                        "Neues Rathaus",
                        "formerCompanions",
                        List.of(companion("Nina Probe", NINA)));
        var read = letter(NINA, "appointment-moved", left);
        readsWell(read, language, heading);
        assertThat(read.text()).contains("Nina Probe", "Bad Homburg").doesNotContain("Neues");
        assertThat(read.ics().orElseThrow()).contains("METHOD:CANCEL");
        assertThat(letter(OTTO, "appointment-moved", left).ics().orElseThrow())
                .contains("METHOD:REQUEST");
    }

    @Test
    void theOfficeAndWhoAdvisesHearThatARequestIsOpenAgain() {
        var waited = letter(STAFF, "wait-ended", Map.of());
        readsWell(waited, "de", "Eine Beratungsanfrage ist wieder offen");
        assertThat(waited.text())
                .contains("nichts frei geworden", "schlagen Sie Termine vor")
                .doesNotContain("Erika Beispiel", "a-token-for-tests");
        assertThat(actionOf(waited)).isEqualTo(PORTAL + "/verwaltung/beratungen/aW5zZWw");
        var reopened = Map.of("by", "PERSON", "status", "REQUESTED");
        var cancelled = letter(STAFF, "appointment-cancelled", reopened);
        readsWell(cancelled, "de", "Eine Beratungsanfrage ist wieder offen");
        assertThat(cancelled.text())
                .contains("hat den vereinbarten Termin abgesagt")
                .doesNotContain("Erika Beispiel", "a-token-for-tests");
        assertThat(letter(CONSULTANT, "appointment-cancelled", reopened).text())
                .contains("Die Anfrage bleibt offen");
        for (var other :
                List.of(
                        Map.of("by", "STAFF", "status", "REQUESTED"),
                        Map.of("by", "PERSON", "status", "WITHDRAWN"))) {
            assertThat(letters("appointment-cancelled", other)).hasSize(3);
            assertThat(letter(CONSULTANT, "appointment-cancelled", other).text())
                    .doesNotContain("bleibt offen");
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, true", "WAITING, false", "OFFERED, false"})
    void onlyWhereNothingIsOnItsWayIsWhoAdvisesAskedForProposals(String status, boolean asked) {
        var read = letter(CONSULTANT, "consultation-assigned", Map.of("status", status));
        assertThat(read.text().contains("schlagen Sie bald Termine vor")).isEqualTo(asked);
    }

    @Test
    void whoAskedIsNotWrittenToTwiceAndWhoCannotBeTakesNoOthersLetter() {
        var written = new ArrayList<Letter>();
        var event =
                example(
                        "appointment-cancelled",
                        Map.of(
                                "companions",
                                List.of(
                                        companion("Erika", MUNICIPALITY),
                                        companion("Niemand", "<nobody>"),
                                        companion("Otto", OTTO))));
        assertThatThrownBy(
                        () ->
                                new ConsultationLetters(ReadLetter.drafts())
                                        .about(event, written::add))
                .isInstanceOf(UnreadableEvent.class);
        assertThat(written)
                .extracting(it -> ReadLetter.of(it).header("To"))
                .containsExactly(CONSULTANT, MUNICIPALITY, OTTO);
    }

    private static Map<String, Object> with(Map<String, ?> some, Map<String, ?> more) {
        var all = new HashMap<String, Object>(some);
        all.putAll(more);
        return all;
    }

    @Test
    void everybodyWhoAdvisesIsRemindedToo() {
        var both =
                Map.<String, Object>of(
                        "secondConsultantName",
                        "Dora Daneben",
                        "secondConsultantEmail",
                        SECOND,
                        "mode",
                        "ON_SITE",
                        "address",
                        "Rathausplatz 1");
        assertThat(letters("appointment-approaching", both)).hasSize(3);
        for (var reader : List.of(CONSULTANT, SECOND)) {
            var read = letter(reader, "appointment-approaching", both);
            readsWell(read, "de", "Ihr Beratungstermin rückt näher");
            assertThat(read.text())
                    .contains(
                            "Dienstag, 9. März 2027, 10:00 bis 11:30 Uhr",
                            "Ort: Rathausplatz 1 (Bad Homburg)",
                            "Ansprechperson: Erika Beispiel")
                    .doesNotContain("a-token-for-tests");
            assertThat(actionOf(read)).isEqualTo(PORTAL + "/beratende/beratungen/aW5zZWw");
        }
        assertThat(letter(SECOND, "appointment-approaching", both).text())
                .contains("gemeinsam mit Karla Probst-Muster");
        assertThat(letters("appointment-approaching", Map.of())).hasSize(2);
    }

    @Test
    void onlineIsWhereTheRoomIs() {
        for (var reader : List.of(MUNICIPALITY, CONSULTANT)) {
            var read = letter(reader, "appointment-scheduled", Map.of());
            assertThat(read.html().select("dd a").eachAttr("href"))
                    .containsExactly("https://konferenz.example.org/beratung");
            assertThat(read.text())
                    .contains(
                            "Form: online",
                            "Dienstag, 9. März 2027, 10:00 bis 11:30 Uhr",
                            "Außerdem dabei: Max Muster")
                    .doesNotContain("- Ort:", "max@bad-homburg.example");
        }
        var without = letter(MUNICIPALITY, "appointment-scheduled", Map.of("onlineAddress", ""));
        assertThat(without.text()).contains("Den Zugang schickt Ihnen die beratende Person.");
        var called =
                letter(
                        MUNICIPALITY,
                        "appointment-scheduled",
                        Map.of("onlineAddress", "Telefon 0561 0000"));
        assertThat(called.text()).contains("Online-Zugang: Telefon 0561 0000");
    }

    @Test
    void byPhoneBothKnowWhoCallsWhomAndWhere() {
        var call = Map.of("mode", "PHONE", "phone", "06172 1000");
        var municipality = letter(MUNICIPALITY, "appointment-scheduled", call);
        assertThat(municipality.text())
                .contains(
                        "Form: telefonisch",
                        "Anruf: Die beratende Person ruft Sie unter 06172 1000 an.")
                .doesNotContain("Ort:", "Online-Zugang", "konferenz.example.org");
        assertThat(letter(CONSULTANT, "appointment-scheduled", call).text())
                .contains(
                        "Form: telefonisch", "Anruf: Rufen Sie Erika Beispiel unter 06172 1000 an.")
                .doesNotContain("Ort:", "Online-Zugang", "konferenz.example.org");
        assertThat(letter(SECOND, "appointment-accompanied", call).text())
                .contains(" ruft Erika Beispiel unter 06172 1000 an und holt Sie dazu.")
                .doesNotContain("Rufen Sie");
        var owners = Map.of("mode", "PHONE", "language", "en");
        assertThat(letter(MUNICIPALITY, "appointment-approaching", owners).text())
                .as("as the owner calls it")
                .contains("Form: by phone", "Call: The consultant calls you at 06172 1000.");
    }

    @Test
    void whoDoesNotCallAnyMoreIsToldNoNumber() {
        var moved =
                letter(
                        "ben@ekom21.example",
                        "appointment-moved",
                        Map.of(
                                "mode",
                                "PHONE",
                                "phone",
                                "06172 1000",
                                "formerConsultantName",
                                "Ben Entwurf",
                                "formerConsultantEmail",
                                "ben@ekom21.example"));
        var left =
                letter(
                        SECOND,
                        "appointment-unaccompanied",
                        Map.of(
                                "mode",
                                "PHONE",
                                "phone",
                                "06172 1000",
                                "formerConsultantEmail",
                                SECOND));
        var cancelled = letter(CONSULTANT, "appointment-cancelled", Map.of("mode", "PHONE"));
        for (var read : List.of(moved, left, cancelled)) {
            assertThat(read.text())
                    .contains("Form: telefonisch")
                    .doesNotContain("06172", "Anruf:", "Ort:", "Online-Zugang");
            assertThat(read.ics().orElseThrow()).doesNotContain("LOCATION", "06172");
        }
    }

    @Test
    void onSiteIsAPlaceAndBothKnowWhomToAskFor() {
        var place =
                Map.of("mode", "ON_SITE", "address", "Rathausplatz 1, Raum 2", "onlineAddress", "");
        var municipality = letter(MUNICIPALITY, "appointment-scheduled", place);
        assertThat(municipality.text())
                .contains(
                        "Form: vor Ort",
                        "Ort: Rathausplatz 1, Raum 2 (Bad Homburg)",
                        "Beratung durch: Karla Probst-Muster",
                        "Kontakt zur Beratung: " + CONSULTANT)
                .doesNotContain("Online-Zugang");
        assertThat(actionOf(municipality)).isEqualTo(REQUEST);

        var consultant = letter(CONSULTANT, "appointment-scheduled", place);
        assertThat(consultant.text())
                .contains(
                        "Ort: Rathausplatz 1, Raum 2 (Bad Homburg)",
                        "Ansprechperson: Erika Beispiel",
                        "E-Mail der Ansprechperson: " + MUNICIPALITY)
                .doesNotContain("a-token-for-tests");
        assertThat(actionOf(consultant)).isEqualTo(PORTAL + "/beratende/beratungen/aW5zZWw");

        assertThat(
                        letter(
                                        MUNICIPALITY,
                                        "appointment-scheduled",
                                        Map.of("mode", "ON_SITE", "onlineAddress", ""))
                                .text())
                .contains("Ort: Bad Homburg\n");
    }

    @Test
    void aMoveTellsWhenItWouldHaveBeen() {
        var before = Map.of("before", "2027-03-08T13:00:00Z");
        for (var reader : List.of(MUNICIPALITY, CONSULTANT)) {
            assertThat(
                            letter(
                                            reader,
                                            "appointment-moved",
                                            Map.of(
                                                    "before",
                                                    "2027-03-08T13:00:00Z",
                                                    "formerConsultantName",
                                                    "",
                                                    "formerConsultantEmail",
                                                    ""))
                                    .text())
                    .contains(
                            "Bisheriger Termin: Montag, 8. März 2027, 14:00 Uhr",
                            "Dienstag, 9. März 2027, 10:00 bis 11:30 Uhr");
        }
        assertThat(letters("appointment-moved", before)).isNotEmpty();
    }

    @Test
    void whoComesInsteadHasANewAppointmentAndWhoCameBeforeHasNone() {
        var handedOver =
                Map.of(
                        "before",
                        "2027-03-08T13:00:00Z",
                        "formerConsultantName",
                        "Ben Entwurf",
                        "formerConsultantEmail",
                        "ben@ekom21.example");
        assertThat(letters("appointment-moved", handedOver)).hasSize(4);
        var former = letter("ben@ekom21.example", "appointment-moved", handedOver);
        assertThat(former.html().select("h1").text()).isEqualTo("Ein Beratungstermin ist abgesagt");
        assertThat(former.text())
                .contains(
                        "(Montag, 8. März 2027, 14:00 bis 15:30 Uhr) übernimmt Karla Probst-Muster")
                .doesNotContain("konferenz");
        assertThat(letter(CONSULTANT, "appointment-moved", handedOver).subject())
                .startsWith("Neuer Beratungstermin");
        assertThat(letter(MUNICIPALITY, "appointment-moved", handedOver).subject())
                .startsWith("Verschoben");
    }

    @Test
    void whoComesAlongIsToldAndNamedToTheOthers() {
        assertThat(letters("appointment-accompanied", Map.of())).hasSize(3);
        var second = letter(SECOND, "appointment-accompanied", Map.of());
        readsWell(second, "de", "Sie haben einen neuen Beratungstermin");
        assertThat(second.text())
                .contains("gemeinsam mit Karla Probst-Muster", "Ansprechperson: Erika Beispiel");
        assertThat(actionOf(second)).isEqualTo(PORTAL + "/beratende/beratungen/aW5zZWw");
        for (var reader : List.of(MUNICIPALITY, CONSULTANT)) {
            assertThat(letter(reader, "appointment-accompanied", Map.of()).text())
                    .contains("Dora Daneben", "Beratung auch durch: Dora Daneben", SECOND)
                    .contains("bringt Ihren Kalender auf den neuen Stand");
        }
    }

    @Test
    void whoDoesNotComeAlongAnyMoreIsToldAndTheOthersToo() {
        assertThat(letters("appointment-unaccompanied", FORMER)).hasSize(3);
        var former = letter(SECOND, "appointment-unaccompanied", FORMER);
        readsWell(former, "de", "Ein Beratungstermin ist abgesagt");
        assertThat(former.text()).contains("Karla Probst-Muster berät allein");
        readsWell(
                letter(CONSULTANT, "appointment-unaccompanied", FORMER),
                "de",
                "Wer zu Ihrem Beratungstermin mitkommt");
        assertThat(letter(MUNICIPALITY, "appointment-unaccompanied", FORMER).text())
                .contains("kommt Dora Daneben nicht mehr mit. Der Termin findet statt")
                .doesNotContain("Beratung auch durch");
    }

    @Test
    void whoComesAlongIsToldOfMovesAndCancellations() {
        var two =
                Map.of(
                        "secondConsultantName",
                        "Dora Daneben",
                        "secondConsultantEmail",
                        SECOND,
                        "formerConsultantName",
                        "",
                        "formerConsultantEmail",
                        "");
        assertThat(letters("appointment-moved", two)).hasSize(4);
        assertThat(letter(SECOND, "appointment-moved", two).html().select("h1").text())
                .isEqualTo("Ein Beratungstermin ist verschoben");
        assertThat(letters("appointment-cancelled", two)).hasSize(4);
        assertThat(letter(SECOND, "appointment-cancelled", two).html().select("h1").text())
                .isEqualTo("Ein Beratungstermin ist abgesagt");
        assertThat(letter(MUNICIPALITY, "appointment-approaching", two).text())
                .contains("Beratung auch durch: Dora Daneben");
        var away =
                letter(STAFF, "absence-collides", Map.of("second", true, "proposals", List.of()));
        assertThat(away.text())
                .contains("als zweite beratende Person mit")
                .doesNotContain("niemanden gefunden");
    }

    @Test
    void whoComesAlongIsToldWhomTheyMeetWhenOnlyTheOtherOneChanged() {
        var another =
                Map.of(
                        "before",
                        "2027-03-09T09:00:00Z",
                        "formerConsultantName",
                        "Ben Entwurf",
                        "formerConsultantEmail",
                        "ben@ekom21.example",
                        "secondConsultantName",
                        "Dora Daneben",
                        "secondConsultantEmail",
                        SECOND);
        assertThat(letters("appointment-moved", another)).hasSize(5);
        var second = letter(SECOND, "appointment-moved", another);
        readsWell(second, "de", "Wer zu Ihrem Beratungstermin mitkommt");
        assertThat(second.text())
                .contains("kommt Karla Probst-Muster mit")
                .doesNotContain("verschoben", "Ben Entwurf");
        assertThat(actionOf(second)).isEqualTo(PORTAL + "/beratende/beratungen/aW5zZWw");
        assertThat(letter("ben@ekom21.example", "appointment-moved", another).text())
                .contains("übernimmt Karla Probst-Muster");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    REQUESTED | de | Wir schlagen Ihnen einen anderen Termin vor
                    REQUESTED | en | we will propose another appointment
                    SCHEDULED | de | Ihre anderen Termine dieser Beratung bleiben
                    SCHEDULED | en | Your other appointments of this consultation stand
                    """)
    void whoseAppointmentIsCancelledReadsWhatIsLeft(String status, String language, String words) {
        var read =
                letter(
                        MUNICIPALITY,
                        "appointment-cancelled",
                        Map.of("status", status, "language", language));
        assertThat(read.text()).contains(words);
        assertThat(actionOf(read)).startsWith(REQUEST);
        var over =
                letter(
                        MUNICIPALITY,
                        "appointment-cancelled",
                        Map.of("status", "WITHDRAWN", "manageToken", "", "language", language));
        assertThat(over.text()).doesNotContain(words, "/beratung/aW5zZWw");
    }

    @Test
    void whatIsHeldAnotherWayAtTheSameTimeIsNotCalledMoved() {
        var same =
                Map.<String, Object>of(
                        "before",
                        "2027-03-09T09:00:00Z",
                        "formerConsultantName",
                        "",
                        "formerConsultantEmail",
                        "",
                        "secondConsultantName",
                        "Dora Daneben",
                        "secondConsultantEmail",
                        SECOND);
        var german = letter(MUNICIPALITY, "appointment-moved", same);
        readsWell(german, "de", "Ihr Beratungstermin hat neue Angaben");
        assertThat(german.text()).contains("bleibt").doesNotContain("verschoben", "Bisher");
        assertThat(german.ics().orElseThrow()).contains("METHOD:REQUEST", "SEQUENCE:2");
        for (var reader : List.of(CONSULTANT, SECOND)) {
            var read = letter(reader, "appointment-moved", same);
            readsWell(read, "de", "Ein Beratungstermin hat neue Angaben");
            assertThat(read.ics().orElseThrow()).contains("METHOD:REQUEST");
        }
        var english = new HashMap<>(same);
        english.put("language", "en");
        readsWell(
                letter(MUNICIPALITY, "appointment-moved", english),
                "en",
                "Your consultation has new details");
    }

    @Test
    void whoIsToldOfAnEarlierTimeIsLedToMoveThereAndKeepsTheirsUntilThen() {
        var free = Map.<String, Object>of("free", "2027-03-08T13:00:00Z");
        var german = letter(MUNICIPALITY, "earlier-free", free);
        assertThat(actionOf(german))
                .isEqualTo(
                        PORTAL
                                + "/beratung/aW5zZWw/verschieben?start=2027-03-08T13%3A00%3A00Z&token=a-token-for-tests");
        assertThat(german.text())
                .contains("8. März 2027", "14:00", "Wer zuerst verschiebt", "bleibt Ihr Termin")
                .contains("9. März 2027");
        assertThat(german.ics()).isEmpty();
        var english = letter(MUNICIPALITY, "earlier-free", Map.of("language", "en"));
        assertThat(english.text()).contains("whoever moves there first has it");
        assertThat(actionOf(english)).endsWith("&lang=en");
    }

    @Test
    void whyTheOfficeEndedARequestIsQuotedAndNobodyReadsTheirOwnWords() {
        var why = Map.<String, Object>of("by", "STAFF", "reason", "Das Modul gibt es nicht mehr.");
        assertThat(letter(MUNICIPALITY, "consultation-withdrawn", why).text())
                .contains("haben wir zurückgezogen", "> Das Modul gibt es nicht mehr.");
        var own = Map.<String, Object>of("by", "PERSON", "reason", "Keine Zeit");
        assertThat(letter(MUNICIPALITY, "consultation-withdrawn", own).text())
                .contains("Sie haben Ihre Anfrage")
                .doesNotContain("Keine Zeit");
    }

    @Test
    void aCancellationNamesWhoCancelledAndQuotesWhy() {
        var byPerson = Map.of("by", "PERSON", "reason", "Die Stelle ist\nnicht besetzt.");
        assertThat(letter(MUNICIPALITY, "appointment-cancelled", byPerson).text())
                .contains("Sie haben den Termin zu „Standortbestimmung“ abgesagt");
        assertThat(letter(CONSULTANT, "appointment-cancelled", byPerson).text())
                .contains(
                        "Bad Homburg hat den Termin zu „Standortbestimmung“ abgesagt",
                        "> Die Stelle ist\n> nicht besetzt.");
        for (var by : List.of("STAFF", "CONSULTANT")) {
            var read =
                    letter(MUNICIPALITY, "appointment-cancelled", Map.of("by", by, "reason", ""));
            assertThat(read.text())
                    .contains("Leider müssen wir", "aus Ihrem Kalender entfernt")
                    .doesNotContain("> ");
        }
    }

    @Test
    void aReasonIsQuotedLineByLine() {
        var read =
                letter(
                        MUNICIPALITY,
                        "consultation-declined",
                        Map.of("reason", "Das Kontingent ist erschöpft.\n\nGern 2028 wieder."));
        assertThat(read.html().select("blockquote p").eachText())
                .containsExactly("Das Kontingent ist erschöpft.", "Gern 2028 wieder.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report-released", "report-corrected"})
    void aReportLeadsToWhatItRecommends(String fact) {
        var read =
                letter(
                        MUNICIPALITY,
                        fact,
                        Map.of("projects", List.of("p-1", "p-2"), "gatherings", List.of("g-1")));
        assertThat(actionOf(read)).isEqualTo(REQUEST);
        assertThat(read.html().select("dd a").eachAttr("href"))
                .containsExactly(
                        PORTAL + "/projekte/p-1",
                        PORTAL + "/projekte/p-2",
                        PORTAL + "/veranstaltungen/g-1");
    }

    @Test
    void theStaffIsToldWhatIsMissingSinceWhenAndWhoCouldGo() {
        assertThat(
                        letter(
                                        STAFF,
                                        "consultant-missing",
                                        Map.of("fields", List.of("ENERGY", "DATA_PLATFORMS")))
                                .text())
                .contains("Handlungsfelder: Energie, Datenplattformen");
        assertThat(letter(STAFF, "request-overdue", Map.of("since", "2027-02-01T09:00:00Z")).text())
                .contains("Eingegangen: Montag, 1. Februar 2027, 10:00 Uhr");
        var proposals =
                List.of(
                        Map.of(
                                "consultant",
                                "ben",
                                "name",
                                "Ben Entwurf",
                                "start",
                                "2027-03-09T09:00:00Z"));
        assertThat(
                        letter(
                                        STAFF,
                                        "absence-collides",
                                        Map.of(
                                                "start",
                                                "2027-03-09T09:00:00Z",
                                                "proposals",
                                                proposals))
                                .text())
                .contains(
                        "Karla Probst-Muster ist am Dienstag, 9. März 2027, 10:00 Uhr abwesend",
                        "Vorschlag: Ben Entwurf: Dienstag, 9. März 2027, 10:00 Uhr");
        assertThat(letter(STAFF, "absence-collides", Map.of("proposals", List.of())).text())
                .contains("niemanden gefunden");
        assertThat(letter(STAFF, "absence-collides", Map.of("reason", "hours")).text())
                .contains("Karla Probst-Muster arbeitet am", "nicht mehr und hat dann")
                .doesNotContain("abwesend");
        assertThat(letter(STAFF, "absence-collides", Map.of("reason", "inactive")).text())
                .contains("Karla Probst-Muster berät nicht mehr")
                .doesNotContain("abwesend");
    }

    @Test
    void whatCameOfAnAppointmentIsAskedOfTheConsultantAndThenOfTheStaff() {
        var when = Map.of("start", "2027-03-09T09:00:00Z", "end", "2027-03-09T10:30:00Z");
        var asked = letter(CONSULTANT, "outcome-missing", when);
        readsWell(asked, "de", "Hat Ihr Beratungstermin stattgefunden?");
        assertThat(asked.text())
                .contains("Ihr Termin mit Bad Homburg war am Dienstag, 9. März 2027, 10:00");
        assertThat(actionOf(asked)).isEqualTo(PORTAL + "/beratende/beratungen/aW5zZWw");
        assertThat(letters("outcome-missing", when)).hasSize(1);
        var again = Map.of("start", when.get("start"), "end", when.get("end"), "again", true);
        var missing = letter(STAFF, "outcome-missing", again);
        readsWell(missing, "de", "Der Ausgang eines Beratungstermins fehlt");
        assertThat(missing.text())
                .contains("nicht vermerkt", "Karla Probst-Muster vor mindestens drei Arbeitstagen");
        assertThat(actionOf(missing)).isEqualTo(PORTAL + "/verwaltung/beratungen/aW5zZWw");
        assertThat(letters("outcome-missing", again)).hasSize(1);
    }

    @Test
    void whoCannotBeWrittenToTakesNoLetterFromTheConsultant() {
        var written = new ArrayList<Letter>();
        var event = example("appointment-cancelled", Map.of("email", "<nobody>"));
        assertThatThrownBy(
                        () ->
                                new ConsultationLetters(ReadLetter.drafts())
                                        .about(event, written::add))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageNotContaining("nobody");
        assertThat(written)
                .singleElement()
                .satisfies(it -> assertThat(ReadLetter.of(it).header("To")).isEqualTo(CONSULTANT));
    }

    @Test
    void aLetterIsNamedAfterItsCauseSoThatARepeatIsTheSame() {
        var once = letters("appointment-scheduled", Map.of());
        var again = letters("appointment-scheduled", Map.of("moduleTitle", "Anders"));
        assertThat(once).extracting(Letter::id).isEqualTo(again.stream().map(Letter::id).toList());
        assertThat(once)
                .extracting(Letter::id)
                .satisfiesExactly(
                        id -> assertThat(id).matches("e-1:consultant-booked:[\\w-]{22}"),
                        id -> assertThat(id).matches("e-1:appointment-scheduled:[\\w-]{22}"),
                        id -> assertThat(id).matches("e-1:companion-invited:[\\w-]{22}"));
    }

    @Test
    void otherFactsAreNotOursToTell() {
        for (var fact :
                List.of(
                        "appointment-held",
                        "appointment-missed",
                        "consultation-expired",
                        "consultation-unrecorded")) {
            assertThat(letters(fact, Map.of())).as(fact).isEmpty();
        }
    }

    @Test
    void whatLacksAFactIsUnreadable() {
        for (var lacking :
                List.of(
                        List.of("consultation-requested", "confirmToken"),
                        List.of("consultation-confirmed", "moduleTitle"),
                        List.of("appointment-offered", "starts"),
                        List.of("poll-opened", "asked"),
                        List.of("poll-completed", "starts"),
                        List.of("offer-ended", "why"),
                        List.of("appointment-scheduled", "appointment"),
                        List.of("appointment-moved", "before"),
                        List.of("appointment-cancelled", "by"),
                        List.of("consultation-declined", "reason"),
                        List.of("consultant-missing", "municipalityName"),
                        List.of("absence-collides", "consultantName"))) {
            assertThatThrownBy(() -> letters(lacking.get(0), Map.of(lacking.get(1), "")))
                    .as("%s", lacking)
                    .isInstanceOf(UnreadableEvent.class);
        }
    }

    @Test
    void factsDoNotPrintWhomTheyAreAbout() {
        var moved =
                example(
                        "appointment-moved",
                        Map.of(
                                "formerConsultantName",
                                "Ben Entwurf",
                                "formerConsultantEmail",
                                "ben@ekom21.example"));
        var cancelled = example("appointment-cancelled", Map.of("reason", "Erika ist krank"));
        var offered = example("appointment-offered", Map.of("note", "Für Erika"));
        var declined = example("consultation-declined", Map.of("reason", "Erika"));
        var polled = example("poll-opened", Map.of());
        var requested = example("consultation-requested", Map.of());
        var collides = example("absence-collides", Map.of());
        assertThat(
                        List.of(
                                moved.dataAs(ConsultationFacts.Case.class),
                                moved.dataAs(ConsultationFacts.Appointment.class),
                                moved.dataAs(ConsultationFacts.Moved.class),
                                moved.dataAs(ConsultationFacts.Manageable.class),
                                cancelled.dataAs(ConsultationFacts.Cancelled.class),
                                offered.dataAs(ConsultationFacts.Offered.class),
                                declined.dataAs(ConsultationFacts.Declined.class),
                                requested.dataAs(ConsultationFacts.Confirmable.class),
                                polled.dataAs(ConsultationFacts.Opened.class),
                                collides.dataAs(ConsultationFacts.Colliding.class)))
                .extracting(Object::toString)
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .doesNotContain(
                                                "@", "Erika", "Karla", "Ben", "Max", "token"));
    }

    static String actionOf(ReadLetter read) {
        return read.html().select("a.action").attr("href");
    }
}
