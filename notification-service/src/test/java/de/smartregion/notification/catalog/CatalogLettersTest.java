package de.smartregion.notification.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.OwnersExamples;
import de.smartregion.notification.letter.ReadLetter;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the owner's examples to what people read. */
class CatalogLettersTest {
    private static final String PORTAL = "https://portal.region.example";
    private static final String DRAFT =
            PORTAL + "/projekte/entwuerfe/c2Vuc29yZW4tdW5kLWJvZGVu~1?token=a-token-for-tests";
    private static final String PROJECT = PORTAL + "/projekte/c2Vuc29yZW4tdW5kLWJvZGVu";
    private static final String TITLE = "Sensoren im Boden gegen trockene Stadtbäume";
    private static final String AUTHOR = "digital@bad-homburg.example";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    submission-started   | de | Ihr Entwurf für den Projektkatalog
                    submission-started   | en | Your draft for the project catalogue
                    project-submitted    | de | Ihre Einreichung ist eingegangen
                    project-submitted    | en | We have received your submission
                    submission-sent-back | de | Bitte überarbeiten Sie Ihre Einreichung
                    submission-sent-back | en | Please revise your submission
                    submission-published | de | Ihre Einreichung ist veröffentlicht
                    submission-published | en | Your submission is published
                    project-revised      | de | Das Projekt hat sich geändert
                    project-archived     | de | Das Projekt ist archiviert
                    project-archived     | en | The project is archived
                    confirmation-due     | de | Stimmt noch alles?
                    confirmation-due     | en | Is everything still true?
                    reuse-wanted         | de | Eine Kommune möchte Ihr Projekt nachnutzen
                    reuse-wanted         | en | A municipality wants to reuse your project
                    """)
    void everyLetterReadsWell(String fact, String language, String heading) {
        var read = toPerson(fact, Map.of("language", language));

        assertThat(read.header("To")).isEqualTo(AUTHOR);
        assertThat(read.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(read.header("Content-Language")).isEqualTo(language);
        assertThat(read.types()).hasSize(2);
        var html = read.html();
        assertThat(html.select("html").attr("lang")).isEqualTo(language);
        assertThat(html.title()).isEqualTo(read.subject());
        assertThat(html.select("h1").eachText()).containsExactly(heading);
        assertThat(html.select("table, img, script")).isEmpty();
        assertThat(html.select("a.action")).hasSize(1);
        assertThat(html.select("a")).allSatisfy(CatalogLettersTest::saysWhereItLeads);
        assertThat(read.subject() + html.text()).doesNotContain("{", "${");
        assertThat(read.text())
                .startsWith(heading)
                .contains("Geschäftsstelle Süd")
                .doesNotContain("{", "[(", "<", "&amp;", "&#");
        html.select("a").eachAttr("href").forEach(link -> assertThat(read.text()).contains(link));
        assertThat(read.text().contains("&lang=en") || read.text().contains("?lang=en"))
                .isEqualTo(language.equals("en"));
    }

    private static void saysWhereItLeads(Element link) {
        assertThat(link.attr("href")).startsWith(PORTAL + "/projekte/");
        assertThat(link.text()).isNotBlank().doesNotContain("http");
    }

    @Test
    void whoHasNoAccountGetsTheLinkToTheDraft() {
        assertThat(actionOf(toPerson("submission-started", Map.of()))).isEqualTo(DRAFT);
        assertThat(actionOf(toPerson("project-submitted", Map.of()))).isEqualTo(DRAFT);
        assertThat(actionOf(toPerson("submission-sent-back", Map.of()))).isEqualTo(DRAFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project-submitted", "submission-sent-back"})
    void whoSignedInGetsTheSamePageWithoutAToken(String fact) {
        assertThat(actionOf(toPerson(fact, Map.of("manageToken", ""))))
                .isEqualTo(PORTAL + "/projekte/entwuerfe/c2Vuc29yZW4tdW5kLWJvZGVu~1");
    }

    @Test
    void anAddressThatNobodyHasProvenIsToldNothingThatWasTyped() {
        var read =
                toPerson(
                        "submission-started",
                        Map.of("title", "Jetzt gewinnen", "name", "www.evil.example Gewinn"));
        assertThat(read.subject() + read.text() + read.html().text())
                .doesNotContain("gewinnen", "evil", "Gewinn");
    }

    @Test
    void theStaffIsToldWhatIsToReviewAndFromWhom() {
        var read = toStaff("project-submitted", Map.of());
        assertThat(read.subject()).isEqualTo("Zu prüfen: " + TITLE);
        assertThat(read.text())
                .contains("wurde eingereicht", "Erika Beispiel", AUTHOR, "06434001")
                .doesNotContain("a-token-for-tests", "Änderung");
        assertThat(actionOf(read))
                .isEqualTo(PORTAL + "/verwaltung/projekte/c2Vuc29yZW4tdW5kLWJvZGVu~1");

        var change = toStaff("project-submitted", Map.of("revision", 2, "ags", "", "title", ""));
        assertThat(change.subject()).isEqualTo("Zu prüfen: ohne Titel");
        assertThat(change.text())
                .contains("wurde eine Änderung eingereicht")
                .doesNotContain("Gemeindeschlüssel");
    }

    @Test
    void aChangeIsCalledOne() {
        var change = Map.<String, Object>of("revision", 2);
        assertThat(toPerson("project-submitted", change).text())
                .contains("Ihre Änderung an „" + TITLE + "“")
                .contains("Bis dahin bleibt die veröffentlichte Fassung sichtbar");
        assertThat(toPerson("submission-published", change).text())
                .contains("Ihre Änderung am Projekt „" + TITLE + "“ ist jetzt veröffentlicht");
    }

    @Test
    void theOfficesCommentIsQuotedLineByLine() {
        var read =
                toPerson(
                        "submission-sent-back",
                        Map.of("comment", "Bitte die Kosten ergänzen.\n\nUnd ein Bild."));
        assertThat(read.html().select("blockquote p").eachText())
                .containsExactly("Bitte die Kosten ergänzen.", "Und ein Bild.");
        assertThat(read.text())
                .contains(
                        "zu überarbeiten:\n\n> Bitte die Kosten ergänzen.\n> Und ein Bild.\n\n"
                                + "Einreichung überarbeiten:\n"
                                + DRAFT);
    }

    @Test
    void whatIsPublishedIsNamedInItsAuthorsLanguage() {
        var read = toPerson("submission-published", Map.of("language", "en"));
        assertThat(read.subject())
                .isEqualTo("Published: Soil sensors against drought of city trees");
        assertThat(actionOf(read)).isEqualTo(PROJECT + "?lang=en");
        assertThat(actionOf(toPerson("submission-published", Map.of()))).isEqualTo(PROJECT);
    }

    @Test
    void aContactReadsItsOwnLanguageAndGermanWhereNobodyHasSaidOne() {
        var english = toPerson("project-revised", Map.of("profile", profileOf("en")));
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.subject()).isEqualTo("Changed: Trees");
        assertThat(english.html().select("h1").text()).isEqualTo("The project has changed");
        assertThat(actionOf(english)).isEqualTo(PROJECT + "?lang=en");

        assertThat(toPerson("project-revised", Map.of("profile", profileOf("de"))).subject())
                .isEqualTo("Geändert: Bäume");
        for (var fact : List.of("project-revised", "project-archived", "reuse-wanted")) {
            assertThat(toPerson(fact, Map.of("language", "")).header("Content-Language"))
                    .as(fact)
                    .isEqualTo("de");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"project-archived", "confirmation-due", "reuse-wanted"})
    void aLetterInEnglishNamesTheProjectInEnglish(String fact) {
        var read = toPerson(fact, Map.of("language", "en"));
        assertThat(read.subject()).contains("Soil sensors against drought of city trees");
        assertThat(read.text()).doesNotContain("Sensoren im Boden");
    }

    private static Map<String, Object> profileOf(String language) {
        return Map.of(
                "title",
                "Bäume",
                "titleEnglish",
                "Trees",
                "contact",
                Map.of("name", "Stelle", "email", AUTHOR, "language", language));
    }

    @Test
    void nobodyIsWrittenToAboutAnImport() {
        assertThat(letters("submission-published", Map.of("imported", true))).isEmpty();
    }

    @Test
    void theContactIsToldWhyAProjectIsArchivedAndWhatFollows() {
        var read = toPerson("project-archived", Map.of());
        assertThat(read.html().select("blockquote p").eachText())
                .containsExactly("Das Projekt ist in einem anderen aufgegangen.");
        assertThat(read.html().select("dd a").eachAttr("href"))
                .containsExactly(PORTAL + "/projekte/bmFjaGZvbGdlcg");
        assertThat(toPerson("project-archived", Map.of("replacedBy", "")).html().select("dd"))
                .isEmpty();
    }

    @Test
    void theContactConfirmsByLinkAndKnowsUntilWhen() {
        var read = toPerson("confirmation-due", Map.of());
        assertThat(actionOf(read)).isEqualTo(PROJECT + "/bestaetigen?token=a-token-for-tests");
        assertThat(read.text()).contains("Montag, 4. Mai 2026", "Dienstag, 3. August 2027");
        assertThat(read.html().select("dd a").eachAttr("href")).containsExactly(PROJECT);
    }

    @Test
    void whoWantsAProjectIsToldToTheStaffAndOnlyTheMunicipalityToItsContact() {
        var staff = toStaff("reuse-wanted", Map.of());
        assertThat(staff.subject()).isEqualTo("Nachnutzung gewünscht (Kassel): " + TITLE);
        assertThat(staff.text())
                .contains("Max Muster", "digital@kassel.example", "Stabsstelle Digitalisierung")
                .contains("> Wir haben 800 junge Bäume.", "Kommunen mit diesem Wunsch: 3", PROJECT);

        var contact = toPerson("reuse-wanted", Map.of());
        assertThat(contact.text())
                .contains("Kassel möchte das Projekt", "> Wir haben 800 junge Bäume.", PROJECT)
                .doesNotContain("Max Muster", "digital@kassel.example");
        assertThat(toPerson("reuse-wanted", Map.of("note", "")).text())
                .doesNotContain(">", "Dazu wurde geschrieben", "nicht geprüft");
    }

    @Test
    void whoCannotBeWrittenToTakesNoLetterFromTheStaff() {
        var written = new ArrayList<Letter>();
        var event = OwnersExamples.ofCatalog("reuse-wanted", Map.of("contactEmail", "<nobody>"));
        assertThatThrownBy(() -> about(event, written))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageNotContaining("nobody");
        assertThat(written)
                .singleElement()
                .satisfies(it -> assertThat(toStaff(it)).as("to the staff").isTrue());
    }

    @Test
    void aLetterIsNamedAfterItsCauseSoThatARepeatIsTheSame() {
        var once = letters("project-submitted", Map.of());
        var again = letters("project-submitted", Map.of("title", "Anders"));
        assertThat(once).extracting(Letter::id).isEqualTo(again.stream().map(Letter::id).toList());
        assertThat(once)
                .extracting(Letter::id)
                .satisfiesExactly(
                        id -> assertThat(id).matches("e-1:submission-to-review:[\\w-]{22}"),
                        id -> assertThat(id).matches("e-1:submission-received:[\\w-]{22}"));
    }

    @Test
    void otherFactsAreNotOursToTell() {
        for (var fact : List.of("project-published", "project-confirmed", "project-reopened")) {
            assertThat(letters(fact, Map.of())).as(fact).isEmpty();
        }
    }

    @Test
    void whatLacksAFactIsUnreadable() {
        for (var lacking :
                List.of(
                        List.of("submission-started", "manageToken"),
                        List.of("submission-sent-back", "comment"),
                        List.of("submission-published", "profile"),
                        List.of("project-archived", "reason"),
                        List.of("confirmation-due", "confirmToken"),
                        List.of("reuse-wanted", "municipality"))) {
            assertThatThrownBy(() -> letters(lacking.get(0), Map.of(lacking.get(1), "")))
                    .as("%s", lacking)
                    .isInstanceOf(UnreadableEvent.class);
        }
    }

    @Test
    void factsDoNotPrintWhomTheyAreAbout() {
        var read = OwnersExamples.ofCatalog("reuse-wanted", Map.of());
        var due = OwnersExamples.ofCatalog("confirmation-due", Map.of());
        var archived = OwnersExamples.ofCatalog("project-archived", Map.of());
        var started = OwnersExamples.ofCatalog("submission-started", Map.of());
        var published = OwnersExamples.ofCatalog("submission-published", Map.of());
        assertThat(
                        List.of(
                                read.dataAs(CatalogFacts.Wanted.class),
                                due.dataAs(CatalogFacts.Due.class),
                                archived.dataAs(CatalogFacts.Archived.class),
                                started.dataAs(CatalogFacts.Author.class),
                                started.dataAs(CatalogFacts.Submission.class),
                                started.dataAs(CatalogFacts.Started.class),
                                published.dataAs(CatalogFacts.Published.class)))
                .extracting(Object::toString)
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .doesNotContain(
                                                "@", "Erika", "Max", "Stabsstelle", "token"));
    }

    private static String actionOf(ReadLetter read) {
        return read.html().select("a.action").attr("href");
    }

    private static ReadLetter toStaff(
            String fact, Map<String, ? extends @Nullable Object> changes) {
        return letters(fact, changes).stream()
                .filter(CatalogLettersTest::toStaff)
                .map(ReadLetter::of)
                .findFirst()
                .orElseThrow();
    }

    private static ReadLetter toPerson(
            String fact, Map<String, ? extends @Nullable Object> changes) {
        return letters(fact, changes).stream()
                .filter(letter -> !toStaff(letter))
                .map(ReadLetter::of)
                .findFirst()
                .orElseThrow();
    }

    private static boolean toStaff(Letter letter) {
        return ReadLetter.of(letter).header("To").equals("staff@region.example");
    }

    private static List<Letter> letters(
            String fact, Map<String, ? extends @Nullable Object> changes) {
        var written = new ArrayList<Letter>();
        about(OwnersExamples.ofCatalog(fact, changes), written);
        return written;
    }

    /** Every topic's letters see it; only those it concerns write. */
    private static void about(CloudEvent event, List<Letter> written) {
        all().forEach(letters -> letters.about(event, written::add));
    }

    private static List<CatalogLetters> all() {
        var drafts = ReadLetter.drafts();
        return List.of(
                new SubmissionLetters(drafts),
                new ProjectLetters(drafts),
                new ReuseLetters(drafts));
    }
}
