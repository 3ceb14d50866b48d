package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** How the office reviews what was handed in; the catalogue is scripted. */
class ReviewPagesTest extends SignedInPages {
    private static final String ONE = "/submissions/bus~2";
    private static final String LIST = "/verwaltung/projekte";
    private static final String PAGE = LIST + "/bus~2";

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(SignInTest.ALBA);
        CATALOG.answers(
                "GET /submissions",
                200,
                CatalogAnswers.page(CatalogAnswers.line("bus~2", "SUBMITTED"), 40));
        CATALOG.answers(
                "GET " + ONE, 200, CatalogAnswers.submission("SUBMITTED", true, ""), "\"7\"");
        CATALOG.answers("GET " + ONE + "/diff", 200, CatalogAnswers.DIFF);
        CATALOG.answers("GET /projects/bus/reuses", 200, CatalogAnswers.WISHES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        LIST,
                        LIST + "?state=ALL&query=bus&page=1",
                        PAGE,
                        PAGE + "/ablehnen",
                        LIST + "/import")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
    }

    @Test
    void theOfficeSeesWhatWaitsFirstAndSearchesTheRest() {
        var page = browser.open(LIST);
        assertThat(page.one("table").text()).contains("Bürgerbus auf Abruf", "Kassel", "Änderung");
        assertThat(page.one("tbody a").attr("href")).isEqualTo(PAGE);
        assertThat(page.one("tbody tr").text()).contains("3 2 neue Kommentare");
        assertThat(page.one("#state option[selected]").val()).isEqualTo("WAITING");

        browser.open(LIST + "?state=ALL&query=bus");

        assertThat(CATALOG.queries())
                .containsExactly(
                        "GET /submissions?waiting=true&page=0&size=25",
                        "GET /submissions?waiting=false&query=bus&page=0&size=25");
        CATALOG.goAway();
        assertThat(browser.open(LIST).one("#weg").text()).contains("nicht abrufbar");
    }

    @Test
    void aChangeIsComparedAndPublishedInTheVersionThatWasSeen() {
        CATALOG.answers(
                "POST " + ONE + "/publication",
                200,
                CatalogAnswers.submission("PUBLISHED", false, ""));
        var form = browser.open(PAGE);
        assertThat(form.one("#aenderungen ins").text()).contains("auf Abruf");
        assertThat(form.text()).contains("Mira Musterfeld", "Bitte <b>kürzer</b>.", "eingereicht");
        assertThat(form.one("#wunsch-06611000").text()).contains("Kassel", "Wir <b>auch</b>");

        var page = browser.send(form, "#veroeffentlichen", Map.of());

        assertThat(page.one("#hinweis").text()).contains("Das Projekt ist veröffentlicht");
        assertThat(CATALOG.calls("POST " + ONE + "/publication").getFirst().header("If-match"))
                .isEqualTo("\"7\"");
        CATALOG.refuses("POST " + ONE + "/publication", 412, "precondition-failed");
        var outdated = browser.send(form, "#veroeffentlichen", Map.of());
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("Es wurde nichts getan");
        CATALOG.refuses("POST " + ONE + "/publication", 409, "submission-withdrawn");
        var refused = browser.send(form, "#veroeffentlichen", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("zurückgezogen");
    }

    @Test
    void itIsSentBackWithWordsAndNeverWithout() {
        CATALOG.answers(
                "POST " + ONE + "/return", 200, CatalogAnswers.submission("SENT_BACK", false, ""));
        var form = browser.open(PAGE);

        var wrong = browser.send(form, "#zurueckgeben", Map.of("comment", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#comment-fehler").text()).isNotBlank();
        PortalTest.assertSound(wrong, "de");
        var page = browser.send(form, "#zurueckgeben", Map.of("comment", "Bitte kürzer"));

        assertThat(page.one("#hinweis").text()).contains("zurückgegeben");
        assertThat(CATALOG.calls("POST " + ONE + "/return"))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json().path("comment").asString())
                                        .isEqualTo("Bitte kürzer"));
    }

    @Test
    void theReasonIsStillThereWhenNothingWasDeclined() {
        var asked = browser.open(PAGE + "/ablehnen");
        var typed = Map.of("reason", "Passt nicht \u202A");
        CATALOG.refuses("POST " + ONE + "/refusal", 400, "invalid");
        var unaccepted = browser.send(asked, "#ablehnung", typed);
        assertThat(unaccepted.status()).isEqualTo(400);
        assertThat(unaccepted.one("#fehler a").attr("href")).isEqualTo("#reason");
        assertThat(unaccepted.one("#reason-fehler").text()).contains("nicht angenommen");
        assertThat(unaccepted.one("#reason").text()).startsWith("Passt nicht");
        PortalTest.assertSound(unaccepted, "de");
        CATALOG.refuses("POST " + ONE + "/refusal", 412, "precondition-failed");
        var outdated = browser.send(asked, "#ablehnung", typed);
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("Es wurde nichts getan");
        assertThat(outdated.one("#reason").text()).startsWith("Passt nicht");
        CATALOG.refuses("POST " + ONE + "/refusal", 409, "submission-withdrawn");
        var refused = browser.send(asked, "#ablehnung", typed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("zurückgezogen");
        assertThat(refused.one("#reason").text()).startsWith("Passt nicht");
        PortalTest.assertSound(refused, "de");
    }

    @Test
    void aChangeThatWasOnlyBegunIsTakenBackByTheOffice() {
        CATALOG.answers("GET " + ONE, 200, CatalogAnswers.submission("DRAFT", false, ""), "\"7\"");
        CATALOG.answers(
                "POST " + ONE + "/withdrawal",
                200,
                CatalogAnswers.submission("WITHDRAWN", false, ""));
        assertThat(browser.open(LIST).html().select("#state option").eachAttr("value"))
                .contains("DRAFT");
        var form = browser.open(PAGE);
        assertThat(form.html().select("#pruefung, #weiterschreiben")).isEmpty();
        PortalTest.assertSound(form, "de");

        var page = browser.send(form, "#zurueckziehen", Map.of());

        assertThat(page.one("#hinweis").text()).contains("zurückgezogen");
        assertThat(CATALOG.calls("POST " + ONE + "/withdrawal").getFirst().header("If-match"))
                .isEqualTo("\"7\"");
    }

    @Test
    void aCommentIsSaid() {
        CATALOG.answers(
                "POST " + ONE + "/comments", 201, CatalogAnswers.submission("SUBMITTED", true, ""));

        var page =
                browser.send(
                        browser.open(PAGE),
                        "#kommentieren",
                        Map.of("text", "Schön", "field", "title"));

        assertThat(page.one("#hinweis").text()).contains("gespeichert");
        var said = CATALOG.calls("POST " + ONE + "/comments").getFirst();
        assertThat(said.json().path("field").asString()).isEqualTo("title");
        assertThat(said.header("Idempotency-key")).isNotBlank();
    }

    @Test
    void whatTheOfficeHasReadItSaysByAButton() {
        CATALOG.answers(
                "POST " + ONE + "/reading", 200, CatalogAnswers.submission("SUBMITTED", true, ""));
        var form = browser.open(PAGE);
        assertThat(form.one("#gelesen").text()).contains("1 neuer Kommentar");

        var page = browser.send(form, "#gelesen", Map.of());

        assertThat(page.one("#hinweis").text()).contains("gelesen");
        assertThat(CATALOG.calls("POST " + ONE + "/reading?comments=1"))
                .as("no more than was shown")
                .hasSize(1);
    }

    @Test
    void nobodyIsAskedOnAPageWhereNobodyAnswers() {
        for (var state : List.of("PUBLISHED", "WITHDRAWN", "DECLINED")) {
            CATALOG.answers(
                    "GET " + ONE, 200, CatalogAnswers.submission(state, false, ""), "\"7\"");
            assertThat(browser.open(PAGE).html().select("#kommentieren")).as(state).isEmpty();
        }
    }

    @Test
    void itIsDeclinedForGoodOnlyWithAReasonAndAfterBeingAskedOnceMore() {
        CATALOG.answers(
                "POST " + ONE + "/refusal", 200, CatalogAnswers.submission("DECLINED", false, ""));
        var asked = browser.open(browser.open(PAGE).one("#ablehnen").attr("href"));
        assertThat(asked.text()).contains("Das lässt sich nicht zurücknehmen");
        assertThat(CATALOG.calls("POST " + ONE + "/refusal")).isEmpty();

        var wrong = browser.send(asked, "#ablehnung", Map.of("reason", " "));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#reason-fehler").text()).isNotBlank();
        PortalTest.assertSound(wrong, "de");
        var page = browser.send(asked, "#ablehnung", Map.of("reason", "Gehört nicht hierher"));

        assertThat(page.one("#hinweis").text()).contains("abgelehnt");
        var sent = CATALOG.calls("POST " + ONE + "/refusal").getFirst();
        assertThat(sent.json().path("reason").asString()).isEqualTo("Gehört nicht hierher");
        assertThat(sent.header("If-match")).isEqualTo("\"7\"");
        CATALOG.refuses("POST " + ONE + "/refusal", 409, "submission-declined");
        var refused = browser.send(asked, "#ablehnung", Map.of("reason", "noch einmal"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("abgelehnt");
    }

    @Test
    void aFileIsCheckedAndItsReportNamesEveryLine() {
        CATALOG.answers(
                "POST /imports",
                200,
                "{\"accepted\":2,\"rejected\":1,\"known\":0,\"dry\":true,\"lines\":[{\"line\":3,\"field\":\"title\",\"message\":\"fehlt\"},{\"line\":4,\"field\":\"links[1].url\",\"message\":\"falsch\"},{\"line\":5,\"field\":\"contact.email\",\"message\":\"falsch\"},{\"line\":6,\"field\":\"\",\"message\":\"zu kurz\"}]}");
        var form = browser.open(LIST + "/import");

        var page = browser.upload(form, "#datei", "projekte.csv", "externalId;title\r\n1;Bus");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.one("#zahlen").text())
                .isEqualTo("In Ordnung: 2. Schon bekannt: 0. Fehlerhaft: 1.");
        assertThat(page.html().select("#bericht tbody tr").eachText())
                .containsExactly(
                        "3 Titel (title) fehlt",
                        "4 Links (links[1].url) falsch",
                        "5 E-Mail-Adresse (contact.email) falsch",
                        "6 Ganze Zeile zu kurz");
        assertThat(page.html().select("#bericht [lang]").eachText())
                .containsExactly("(title)", "(links[1].url)", "(contact.email)");
        PortalTest.assertSound(page, "de");
        var sent = CATALOG.calls("POST /imports").getFirst();
        assertThat(sent.body()).isEqualTo("externalId;title\r\n1;Bus");
        assertThat(sent.header("Content-type")).isEqualTo("text/csv");
        assertThat(sent.header("Accept-language")).isEqualTo("de-de");
        assertThat(CATALOG.queries()).contains("POST /imports?dry=true");
        assertThat(form.one("#uebernehmen").attr("formaction")).contains("dry=false");
        CATALOG.refuses("POST /imports", 400, "import-unreadable");
        var refused = browser.upload(form, "#datei", "x.json", "{");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.one("#abgelehnt").text()).contains("lässt sich nicht lesen");
        assertThat(browser.upload(form, "#datei", "x.csv", "").one("#abgelehnt").text())
                .contains("Wählen Sie eine Datei");
    }

    @Test
    void nobodyElseHasTheseHands() {
        browser.open(LIST);
        PROVIDER.knows(SignInTest.MIRA);
        var municipal = new Browser(port, "de");
        for (var address : List.of(LIST, PAGE, LIST + "/import")) {
            assertThat(municipal.open(address).status()).as(address).isEqualTo(403);
        }
        assertThat(browser.post(PAGE + "/veroeffentlichen", Map.of()).status()).isEqualTo(403);
        CATALOG.refuses("GET " + ONE, 403, "forbidden");
        assertThat(browser.open(PAGE).status()).isEqualTo(403);
        CATALOG.refuses("GET " + ONE, 404, "submission-not-found");
        assertThat(browser.open(PAGE).status()).isEqualTo(404);
    }
}
