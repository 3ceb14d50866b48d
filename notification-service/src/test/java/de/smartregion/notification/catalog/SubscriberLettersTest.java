package de.smartregion.notification.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.OwnersExamples;
import de.smartregion.notification.letter.ReadLetter;
import de.smartregion.platform.event.UnreadableEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the owner's examples to what subscribers read, and how they end it. */
class SubscriberLettersTest {
    private static final String PORTAL = "https://portal.region.example";
    private static final String PROJECT = PORTAL + "/projekte/c2Vuc29yZW4tdW5kLWJvZGVu";
    private static final String SUBSCRIBER = PORTAL + "/abonnements/c3Vic2NyaWJlci1mb3ItdGVzdHM";
    private static final String REQUESTED = "subscription-requested";
    private static final String NEWS = "project-news";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PUBLISHED | de | Ein neues Projekt ist veröffentlicht | Neues Projekt: Sensoren im Boden gegen trockene Stadtbäume
                    PUBLISHED | en | A new project is published           | New project: Soil sensors against drought of city trees
                    REVISED   | de | Ein Projekt hat sich geändert        | Neue Fassung: Sensoren im Boden gegen trockene Stadtbäume
                    REVISED   | en | A project has changed                | New version: Soil sensors against drought of city trees
                    ARCHIVED  | de | Ein Projekt ist archiviert           | Archiviert: Sensoren im Boden gegen trockene Stadtbäume
                    ARCHIVED  | en | A project is archived                | Archived: Soil sensors against drought of city trees
                    REOPENED  | de | Ein Projekt ist wieder aktuell       | Wieder aktuell: Sensoren im Boden gegen trockene Stadtbäume
                    REOPENED  | en | A project is up to date again        | Up to date again: Soil sensors against drought of city trees
                    """)
    void newsLeadToTheProjectAndToTheirEnd(
            String news, String language, String heading, String subject) {
        var read = read(NEWS, Map.of("news", news, "language", language));
        assertThat(read.subject()).isEqualTo(subject);
        assertThat(read.header("To")).isEqualTo("erika@bad-homburg.example");
        assertThat(read.header("Content-Language")).isEqualTo(language);
        var html = read.html();
        assertThat(html.select("h1").eachText()).containsExactly(heading);
        var lang = language.equals("en") ? "lang=en" : "";
        assertThat(html.select("a.action").attr("href"))
                .isEqualTo(PROJECT + (lang.isEmpty() ? "" : "?" + lang));
        var end =
                SUBSCRIBER
                        + "/abbestellen?token=an-end-for-tests"
                        + (lang.isEmpty() ? "" : "&" + lang)
                        + "&zu=PROJECT~c2Vuc29yZW4tdW5kLWJvZGVu";
        assertThat(html.select("dd a").eachAttr("href")).containsExactly(end);
        assertThat(read.header("List-Unsubscribe")).isEqualTo("<" + end + ">");
        assertThat(read.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        html.select("a").eachAttr("href").forEach(link -> assertThat(read.text()).contains(link));
        assertThat(read.subject() + html.text()).doesNotContain("{", "null");
    }

    @Test
    void aRevisionSaysWhatChangedInWordsAndIgnoresWhatHasNone() {
        assertThat(read(NEWS, Map.of()).text()).contains("Geändert wurde: Kurzfassung, Kosten.");
        assertThat(read(NEWS, Map.of("changed", List.of("summary", "example", "<b>"))).text())
                .contains("Geändert wurde: Kurzfassung.");
        assertThat(read(NEWS, Map.of("changed", "")).text()).doesNotContain("Geändert wurde");
    }

    @Test
    void newsOfFieldsSayWhichAndEndThemAll() {
        var read =
                read(
                        NEWS,
                        Map.of(
                                "news",
                                "PUBLISHED",
                                "because",
                                List.of("FIELD~ENERGY", "FIELD~DATA_PLATFORMS")));
        assertThat(read.text()).contains("Nachrichten zu Energie, Datenplattformen abonniert");
        assertThat(read.header("List-Unsubscribe"))
                .endsWith("?token=an-end-for-tests&zu=FIELD~ENERGY&zu=FIELD~DATA_PLATFORMS>");
    }

    @Test
    void whyAProjectWasPutAsideIsQuoted() {
        var read = read(NEWS, Map.of("news", "ARCHIVED", "reason", "Es gibt\nein neues."));
        assertThat(read.html().select("blockquote p").eachText())
                .containsExactly("Es gibt", "ein neues.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de | Bitte bestätigen Sie Ihr Abonnement | Nachrichten zum Projekt „Sensoren im Boden gegen trockene Stadtbäume“ | im Handlungsfeld Umwelt abonniert
                    en | Please confirm your subscription    | the project “Soil sensors against drought of city trees”               | in the field of action Environment
                    """)
    void whoTypedAnAddressMakesItsOwnerAskedAndNothingElse(
            String language, String heading, String project, String field) {
        var read = read(REQUESTED, Map.of("language", language));
        assertThat(read.html().select("h1").eachText()).containsExactly(heading);
        assertThat(read.text()).contains(project);
        assertThat(read.html().select("a.action").attr("href"))
                .startsWith(
                        SUBSCRIBER
                                + "/PROJECT~c2Vuc29yZW4tdW5kLWJvZGVu/bestaetigen?token=a-token-for-tests");
        assertThat(read.header("List-Unsubscribe")).as("nothing has begun").isEmpty();
        assertThat(
                        read(
                                        REQUESTED,
                                        Map.of(
                                                "language",
                                                language,
                                                "field",
                                                "ENVIRONMENT",
                                                "interest",
                                                "FIELD~ENVIRONMENT"))
                                .text())
                .contains(field);
    }

    @Test
    void aTitleStaysATitle() {
        var hostile =
                "Bäume\r\nBcc: all@x.example\r\n\r\n<script>alert(1)</script> =?UTF-8?B?SGk=?=";
        var read = read(NEWS, Map.of("title", hostile));
        assertThat(read.header("Bcc")).isEmpty();
        assertThat(read.headerNames()).doesNotHaveDuplicates();
        assertThat(read.html().select("script")).isEmpty();
        assertThat(read.subject())
                .isEqualTo(
                        "Neue Fassung: Bäume Bcc: all@x.example <script>alert(1)</script> = ?UTF-8?B?SGk= ?=");
        var interest = "PROJECT~x> , <https://evil.example";
        assertThat(read(NEWS, Map.of("because", List.of(interest))).header("List-Unsubscribe"))
                .matches("<[^<> ]+>");
    }

    @Test
    void whatLacksAFactOrTellsUnknownNewsIsUnreadable() {
        assertThatThrownBy(() -> read(NEWS, Map.of("endToken", "")))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> read(NEWS, Map.of("news", "SOLD")))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> read(REQUESTED, Map.of("email", "<nobody>")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageNotContaining("nobody");
    }

    @Test
    void factsDoNotPrintWhomTheyAreAbout() {
        assertThat(
                        List.of(
                                OwnersExamples.ofCatalog(NEWS, Map.of())
                                        .dataAs(CatalogFacts.News.class)
                                        .toString(),
                                OwnersExamples.ofCatalog(REQUESTED, Map.of())
                                        .dataAs(CatalogFacts.Requested.class)
                                        .toString()))
                .allSatisfy(it -> assertThat(it).doesNotContain("@", "token", "an-end"));
    }

    private static ReadLetter read(String fact, Map<String, ? extends @Nullable Object> changes) {
        var written = new ArrayList<Letter>();
        new SubscriberLetters(ReadLetter.drafts())
                .about(OwnersExamples.ofCatalog(fact, changes), written::add);
        assertThat(written).hasSize(1);
        return ReadLetter.of(written.getFirst());
    }
}
