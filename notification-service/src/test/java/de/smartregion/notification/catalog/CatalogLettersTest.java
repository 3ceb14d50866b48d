package de.smartregion.notification.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.notification.letter.Drafts;
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
    private static final String DESK = PORTAL + "/verwaltung/projekte/c2Vuc29yZW4tdW5kLWJvZGVu~1";
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
                    submission-commented | de | Eine Nachricht zu Ihrer Einreichung
                    submission-commented | en | A message about your submission
                    submission-declined  | de | Wir veröffentlichen Ihre Einreichung nicht
                    submission-declined  | en | We will not publish your submission
                    submission-withdrawn | de | Ihre Einreichung ist zurückgezogen
                    submission-withdrawn | en | Your submission is withdrawn
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    project-submitted    | de | Zu prüfen: Sensoren im Boden gegen trockene Stadtbäume         | Eine Einreichung ist zu prüfen
                    project-submitted    | en | To review: Soil sensors against drought of city trees         | A submission is to be reviewed
                    submission-sent-back | de | Zurückgegeben: Sensoren im Boden gegen trockene Stadtbäume     | Eine Einreichung ist zurückgegeben
                    submission-sent-back | en | Sent back: Soil sensors against drought of city trees         | A submission was sent back
                    submission-declined  | de | Abgelehnt: Sensoren im Boden gegen trockene Stadtbäume         | Eine Einreichung ist abgelehnt
                    submission-declined  | en | Declined: Soil sensors against drought of city trees          | A submission was declined
                    submission-published | de | Veröffentlicht: Sensoren im Boden gegen trockene Stadtbäume    | Eine Einreichung ist veröffentlicht
                    submission-published | en | Published: Soil sensors against drought of city trees         | A submission is published
                    project-revised      | de | Neue Fassung: Sensoren im Boden                                | Ein Projekt hat sich geändert
                    project-revised      | en | New version: Soil sensors against drought of city trees       | A project has changed
                    project-archived     | de | Archiviert: Sensoren im Boden                                  | Ein Projekt ist archiviert
                    project-archived     | en | Archived: Soil sensors against drought of city trees          | A project is archived
                    confirmation-due     | de | Bestätigung erbeten: Sensoren im Boden                         | Ein Kontakt ist gefragt, ob noch alles stimmt
                    confirmation-due     | en | Confirmation asked for: Soil sensors against drought of city trees | A contact is asked whether everything is still true
                    reuse-wanted         | de | Nachnutzung gewünscht (Kassel): Sensoren im Boden gegen trockene Stadtbäume | Eine Kommune möchte ein Projekt nachnutzen
                    reuse-wanted         | en | Reuse wanted (Kassel): Soil sensors against drought of city trees | A municipality wants to reuse a project
                    """)
    void theStaffHearsOfEverythingInItsOwnLanguage(
            String fact, String language, String subject, String heading) {
        var read = toStaff(fact, Map.of(), language);

        assertThat(read.subject()).isEqualTo(subject);
        assertThat(read.header("Content-Language")).isEqualTo(language);
        var html = read.html();
        assertThat(html.select("h1").eachText()).containsExactly(heading);
        assertThat(html.select("a.action")).hasSize(1);
        assertThat(html.select("a").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link).startsWith(PORTAL).doesNotContain("token"))
                .allSatisfy(link -> assertThat(read.text()).contains(link));
        assertThat(read.subject() + read.text() + html.text())
                .doesNotContain("{", "null", "a-token-for-tests");
        assertThat(read.text().contains("Sensoren im Boden")).isEqualTo(language.equals("de"));
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
        assertThat(actionOf(read)).isEqualTo(DESK);

        var change = toStaff("project-submitted", Map.of("revision", 2, "ags", "", "title", ""));
        assertThat(change.subject()).isEqualTo("Zu prüfen: ohne Titel");
        assertThat(change.text())
                .contains("wurde eine Änderung eingereicht")
                .doesNotContain("Gemeindeschlüssel");
    }

    @Test
    void theStaffIsToldWhatIsAskedOfAnAuthorWhoseSubmissionIsSentBack() {
        var read = toStaff("submission-sent-back", Map.of("comment", "Die Kosten.\n\nEin Bild."));
        assertThat(read.html().select("blockquote p").eachText())
                .containsExactly("Die Kosten.", "Ein Bild.");
        assertThat(read.text()).contains("Erika Beispiel", AUTHOR, "06434001");
        assertThat(actionOf(read)).isEqualTo(DESK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    submission-commented | de | Neue Nachricht: Sensoren im Boden gegen trockene Stadtbäume
                    submission-commented | en | New message: Soil sensors against drought of city trees
                    submission-withdrawn | de | Zurückgezogen: Sensoren im Boden gegen trockene Stadtbäume
                    submission-withdrawn | en | Withdrawn: Soil sensors against drought of city trees
                    """)
    void whatItsAuthorSaysOrTakesBackTheStaffAloneIsTold(
            String fact, String language, String subject) {
        var letters = lettersOf(fact, Map.of("role", "AUTHOR", "by", "Erika Beispiel"), language);
        assertThat(letters).singleElement().satisfies(it -> assertThat(toStaff(it)).isTrue());
        var read = ReadLetter.of(letters.getFirst());
        assertThat(read.subject()).isEqualTo(subject);
        assertThat(read.text()).contains("Erika Beispiel", AUTHOR).doesNotContain("{", "token");
        assertThat(actionOf(read)).startsWith(DESK);
    }

    @Test
    void whatOneSideSaysIsAQuotationThatNamesWhatItIsAbout() {
        var toAuthor = lettersOf("submission-commented", Map.of("comment", "Eins.\n\nZwei."), "de");
        assertThat(toAuthor).singleElement().satisfies(it -> assertThat(toStaff(it)).isFalse());
        var read = ReadLetter.of(toAuthor.getFirst());
        assertThat(read.html().select("blockquote p").eachText()).containsExactly("Eins.", "Zwei.");
        assertThat(read.text()).contains("Betrifft: Kommunen");
        assertThat(actionOf(read)).isEqualTo(DRAFT);
        assertThat(toPerson("submission-commented", Map.of("field", "later")).text())
                .doesNotContain("Betrifft");

        var declined = toPerson("submission-declined", Map.of("revision", 2));
        assertThat(declined.text())
                .contains("Ihre Änderung", "> Das ist kein Projekt der Region.")
                .contains("Die bisherige Fassung bleibt sichtbar");
        assertThat(actionOf(declined)).isEqualTo(DRAFT);
        assertThat(actionOf(toPerson("submission-withdrawn", Map.of()))).isEqualTo(DRAFT);
    }

    @Test
    void theStaffIsToldWhatIsPublishedAndWhose() {
        var read = toStaff("submission-published", Map.of());
        assertThat(read.text())
                .contains("steht jetzt im Projektkatalog", "Erika Beispiel", AUTHOR)
                .doesNotContain("Änderung");
        assertThat(actionOf(read)).isEqualTo(DESK);
        assertThat(read.html().select("dd a").eachAttr("href")).containsExactly(PROJECT);

        assertThat(lettersOf("submission-published", Map.of("revision", 2), "de"))
                .as("project-revised tells the staff")
                .singleElement()
                .satisfies(it -> assertThat(toStaff(it)).isFalse());
    }

    @Test
    void theStaffIsToldWhatOfAProjectHasChanged() {
        var changed = Map.of("changed", List.of("title", "cost", "later"));
        assertThat(toStaff("project-revised", changed).text())
                .contains("Geändert wurde: Titel, Kosten.", "Stabsstelle Digitalisierung", PROJECT);
        assertThat(toStaff("project-revised", Map.of("changed", "")).text())
                .doesNotContain("Geändert wurde");
    }

    @Test
    void theStaffIsToldWhyAProjectIsArchived() {
        var read = toStaff("project-archived", Map.of());
        assertThat(read.text())
                .contains("> Das Projekt ist in einem anderen aufgegangen.")
                .contains("Stabsstelle Digitalisierung", PROJECT, "/projekte/bmFjaGZvbGdlcg")
                .doesNotContain("Sie als Kontakt");
    }

    @Test
    void theStaffIsToldWhoIsAskedUntilWhen() {
        var read = toStaff("confirmation-due", Map.of("together", 10));
        assertThat(read.text())
                .contains("Montag, 4. Mai 2026", "Dienstag, 3. August 2027")
                .contains("Stabsstelle Digitalisierung");
        assertThat(actionOf(read)).isEqualTo(PROJECT);
    }

    @Test
    void whoIsRemindedReadsThatTheyWereAskedAndTheStaffKnows() {
        var letters = lettersOf("confirmation-due", Map.of("repeated", true), "de");

        assertThat(letters).hasSize(1);
        var read = ReadLetter.of(letters.getFirst());
        assertThat(read.text()).contains("schon einmal gefragt", "Stimmt noch alles?");
        assertThat(ReadLetter.of(lettersOf("confirmation-due", Map.of(), "de").getLast()).text())
                .doesNotContain("schon einmal gefragt");
    }

    @ParameterizedTest
    @CsvSource({
        "de, Bestätigung bei vielen Projekten erbeten, bei mindestens 11 Projekten, Werden heute noch einmal viele gefragt, /verwaltung/bestaetigungen",
        "en, Confirmation asked for many projects, of at least 11 projects, If many more are asked today, /verwaltung/bestaetigungen?lang=en"
    })
    void ofManyThatAreAskedAtOnceTheStaffIsToldByOneLetterADay(
            String language, String subject, String many, String again, String path) {
        var first = lettersOf("confirmation-due", Map.of("together", 11), language);
        var second =
                lettersOf(
                        "confirmation-due", Map.of("together", 40, "project", "another"), language);

        assertThat(first).hasSize(2);
        assertThat(second.getFirst().id())
                .matches("confirmation-due-2027-02-01:confirmations-asked:[\\w-]{22}")
                .isEqualTo(first.getFirst().id());
        var read = ReadLetter.of(first.getFirst());
        assertThat(read.subject()).isEqualTo(subject);
        assertThat(read.text())
                .containsIgnoringCase(many)
                .contains(again)
                .doesNotContain("Stabsstelle", "Sensoren", "sensors");
        assertThat(actionOf(read)).isEqualTo(PORTAL + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project-submitted",
                "submission-sent-back",
                "submission-declined",
                "submission-published",
                "project-revised",
                "project-archived",
                "confirmation-due",
                "reuse-wanted"
            })
    void whoIsTheStaffAndAsksOrAnswersToGetsBothLetters(String fact) {
        var staff = "staff@region.example";
        var contact = Map.of("name", "Stelle", "email", staff);
        var changes =
                Map.<String, Object>of(
                        "email",
                        staff,
                        "contactEmail",
                        staff,
                        "profile",
                        Map.of("title", "Bäume", "contact", contact));
        var once = letters(fact, changes);
        assertThat(once).extracting(Letter::id).hasSize(2).doesNotHaveDuplicates();
        assertThat(letters(fact, changes))
                .extracting(Letter::id)
                .isEqualTo(once.stream().map(Letter::id).toList());
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
    @ValueSource(
            strings = {
                "project-submitted",
                "submission-sent-back",
                "project-archived",
                "confirmation-due",
                "reuse-wanted"
            })
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
        assertThatThrownBy(() -> about(event, "de", written))
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
                        List.of("submission-commented", "comment"),
                        List.of("submission-declined", "comment"),
                        List.of("submission-withdrawn", "role"),
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
        return toStaff(fact, changes, "de");
    }

    private static ReadLetter toStaff(
            String fact, Map<String, ? extends @Nullable Object> changes, String staffLanguage) {
        return lettersOf(fact, changes, staffLanguage).stream()
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
        return lettersOf(fact, changes, "de");
    }

    private static List<Letter> lettersOf(
            String fact, Map<String, ? extends @Nullable Object> changes, String staffLanguage) {
        var written = new ArrayList<Letter>();
        about(OwnersExamples.ofCatalog(fact, changes), staffLanguage, written);
        return written;
    }

    /** Every topic's letters see it; only those it concerns write. */
    private static void about(CloudEvent event, String staffLanguage, List<Letter> written) {
        all(ReadLetter.drafts(staffLanguage))
                .forEach(letters -> letters.about(event, written::add));
    }

    private static List<CatalogLetters> all(Drafts drafts) {
        return List.of(
                new SubmissionLetters(drafts),
                new ProjectLetters(drafts),
                new ReuseLetters(drafts));
    }
}
