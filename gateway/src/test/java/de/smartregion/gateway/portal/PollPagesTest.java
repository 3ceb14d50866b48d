package de.smartregion.gateway.portal;

import static de.smartregion.gateway.portal.ConsultingSays.DAY;
import static de.smartregion.gateway.portal.ConsultingSays.at;
import static de.smartregion.gateway.portal.ConsultingSays.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.Browser.Page;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** How the others are asked what suits them, and say so; the consulting service is scripted. */
class PollPagesTest extends SignedInPages {
    private static final String ONE = "/consultations/c-1";
    private static final String PAGE = "/beratung/c-1";
    private static final String BALLOT = PAGE + "/abstimmung";
    private static final String TOKEN = "geheim-geheim-geheim";
    private static final String LINK = "?token=" + TOKEN;
    private static final String DESK = "/verwaltung/beratungen/c-1";

    private final String nine = "suits-" + start();
    private final String one = "suits-" + at(DAY, "13:15");

    private Browser browser;

    @BeforeEach
    void somethingIsOffered() {
        browser = new Browser(port, "de");
        CATALOG.answers("GET /projects/bus", 200, CatalogAnswers.project("PUBLISHED", ""), "\"5\"");
        CONSULTING.answers("GET " + ONE + "/candidates", 200, ConsultingSays.CANDIDATES);
        CONSULTING.answers("GET " + ONE + "/ballot", 200, ConsultingSays.ballot(""));
        CONSULTING.answers("POST " + ONE + "/poll", 200, ConsultingSays.polled());
        CONSULTING.answers("PUT " + ONE + "/ballot", 200, ConsultingSays.ballot(""));
        stored(ConsultingSays.pollable());
    }

    private static void stored(String consultation) {
        CONSULTING.answers("GET " + ONE, 200, consultation, "\"7\"");
    }

    @Test
    void whoAsksSeesWhoWillBeAskedAndThenWhatTheySay() {
        var form = browser.open(PAGE + LINK);
        assertThat(form.html().select("#umfrage li").eachText()).containsExactly("Käthe");

        stored(ConsultingSays.polled());
        var page = browser.send(form, "#umfrage", Map.of());

        assertThat(page.one("#hinweis").text()).contains("erhalten eine E-Mail");
        assertThat(CONSULTING.calls("POST " + ONE + "/poll").getFirst().header("Link-token"))
                .isEqualTo(TOKEN);
        assertThat(page.html().select("#umfrage")).isEmpty();
        answersStandInATable(page);
        assertThat(page.one("label[for=start-2]").text()).contains("(passt am besten)");
        assertThat(page.one("label[for=start-1]").text()).doesNotContain("passt");
    }

    @Test
    void theOfficeAsksForThemAndSeesTheSame() {
        var office = browserOf(SignInTest.ALBA);
        var form = office.open(DESK);

        stored(ConsultingSays.polled());
        var page = office.send(form, "#umfrage", Map.of());

        assertThat(page.address()).isEqualTo(DESK);
        assertThat(page.one("#hinweis").text()).contains("erhält die Kommune eine");
        answersStandInATable(page);
    }

    private static void answersStandInATable(Page page) {
        var table = page.one("[aria-labelledby=antworten] table");
        assertThat(table.select("thead th").eachText().getLast()).contains("passt am besten");
        assertThat(table.select("tbody th[scope=row]").eachText())
                .containsExactly("Käthe <b>", "Otto");
        assertThat(table.select("tbody td").eachText())
                .containsExactly(
                        "passt nicht", "zur Not", "noch keine Antwort", "noch keine Antwort");
    }

    @Test
    void whereThereIsNothingToAskItIsSaid() {
        for (var why : List.of("nothing-to-choose", "nobody-to-ask")) {
            CONSULTING.refuses("POST " + ONE + "/poll", 409, why);
            var page = browser.send(browser.open(PAGE + LINK), "#umfrage", Map.of());
            assertThat(page.status()).isEqualTo(409);
            assertThat(page.one("#abgelehnt").text())
                    .containsAnyOf("nur eine Zeit", "sonst niemand genannt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        var form = reader.open(BALLOT + LINK);
        PortalTest.assertSound(form, language);
        PortalTest.assertSound(reader.open(BALLOT + LINK + "&hinweis=gespeichert"), language);
        PortalTest.assertSound(reader.send(form, Map.of()), language);
        CONSULTING.refuses("GET " + ONE + "/ballot", 404, "consultation-not-found");
        PortalTest.assertSound(reader.open(BALLOT + LINK), language);
    }

    @Test
    void whoIsAskedSaysOfEachTimeWhetherItSuitsThemAndMayChangeIt() {
        var form = browser.open(BALLOT + LINK);
        assertThat(form.one("#wer").text()).contains("Mira <b>Musterfeld (Kassel)");
        assertThat(form.text()).contains("Antwort von Käthe");
        assertThat(form.html().select("fieldset legend")).hasSize(2);
        assertThat(form.html().select("input[type=radio][checked]")).isEmpty();

        CONSULTING.answers(
                "GET " + ONE + "/ballot",
                200,
                ConsultingSays.ballot(
                        "\"%s\": \"IF_NEEDED\", \"%s\": \"NO\""
                                .formatted(start(), at(DAY, "13:15"))));
        var page = browser.send(form, Map.of(nine, "IF_NEEDED", one, "NO"));

        assertThat(page.one("#hinweis").text()).contains("Danke");
        assertThat(page.answer().uri().getQuery()).contains("token=" + TOKEN);
        var sent = CONSULTING.calls("PUT " + ONE + "/ballot").getFirst();
        assertThat(sent.header("Link-token")).isEqualTo(TOKEN);
        assertThat(sent.json().path("answers").path(start().toString()).asString())
                .isEqualTo("IF_NEEDED");
        assertThat(sent.json().path("answers").size()).isEqualTo(2);
        assertThat(page.html().select("input[type=radio][checked]").eachAttr("id"))
                .containsExactly("zeit-1-IF_NEEDED", "zeit-2-NO");
        assertThat(page.one("#abstimmung button").text()).isEqualTo("Antwort ändern");
        browser.send(page, Map.of(nine, "YES"));
        assertThat(
                        CONSULTING
                                .calls("PUT " + ONE + "/ballot")
                                .getLast()
                                .json()
                                .path("answers")
                                .path(start().toString())
                                .asString())
                .isEqualTo("YES");
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasSaidIsKept() {
        var page = browser.send(browser.open(BALLOT + LINK), Map.of(one, "YES", nine, "MAYBE"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.one("#fehler").text()).contains("noch nicht gespeichert");
        assertThat(page.one("#zeit-1-fehler").text()).contains("ob diese Zeit");
        assertThat(page.html().select("#zeit-2-fehler")).isEmpty();
        assertThat(page.html().select("input[type=radio][checked]").eachAttr("id"))
                .containsExactly("zeit-2-YES");
        assertThat(CONSULTING.calls("PUT " + ONE + "/ballot")).isEmpty();
    }

    @Test
    void whenAnotherTimeIsOfferedMeanwhileItIsAskedAbout() {
        var form = browser.open(BALLOT + LINK);
        CONSULTING.answers(
                "PUT " + ONE + "/ballot",
                400,
                "{\"errors\": [{\"field\": \"answers[%s]\"}]}".formatted(start()));
        var page = browser.send(form, Map.of(nine, "YES", one, "NO"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.one("#fehler").text()).contains("noch nicht gespeichert");
        assertThat(CONSULTING.calls("GET " + ONE + "/ballot"))
                .as("asked what there is now")
                .hasSize(3);
    }

    @Test
    void aLinkThatOpensNothingSaysSoToEverybody() {
        assertThat(browser.open(BALLOT).status()).isEqualTo(404);
        var form = browser.open(BALLOT + LINK);
        CONSULTING.refuses("PUT " + ONE + "/ballot", 409, "link-expired");
        var late = browser.send(form, Map.of(nine, "YES", one, "YES"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.one("#status").text()).contains("nichts mehr zu beantworten");
        for (var status : List.of(404, 409)) {
            CONSULTING.refuses("GET " + ONE + "/ballot", status, "link-expired");
            for (var page :
                    List.of(
                            browser.open(BALLOT + LINK),
                            browser.send(form, Map.of(nine, "YES", one, "YES")))) {
                assertThat(page.status()).isEqualTo(404);
                assertThat(page.one("#status").text()).contains("nichts mehr zu beantworten");
            }
        }
        CONSULTING.goAway();
        assertThat(browser.open(BALLOT + LINK).status()).isEqualTo(503);
    }

    @Test
    void withoutItsTokenNoFormIsAccepted() {
        for (var address : List.of(BALLOT + LINK, PAGE + "/umfrage" + LINK)) {
            assertThat(browser.post(address, Map.of(nine, "YES", one, "YES")).status())
                    .isEqualTo(403);
        }
        assertThat(CONSULTING.calls("PUT " + ONE + "/ballot")).isEmpty();
        assertThat(CONSULTING.calls("POST " + ONE + "/poll")).isEmpty();
    }
}
