package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.Visitor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** From a project's page to the last letter; the catalogue is scripted. */
class SubscriptionPagesTest extends SignedInPages {
    private static final String SUBSCRIBER = "c3Vic2NyaWJlci1mb3ItdGVzdHM";
    private static final String OF_LETTER = "/subscriptions/" + SUBSCRIBER;
    private static final String END =
            "/abonnements/"
                    + SUBSCRIBER
                    + "/abbestellen?token=geheim&zu=FIELD~ENERGY&zu=FIELD~WASTE";
    private static final String CONFIRM =
            "/abonnements/" + SUBSCRIBER + "/PROJECT~bus/bestaetigen?token=geheim";
    private static final String THREE =
            "{\"items\": ["
                    + field("ENERGY")
                    + ","
                    + field("WASTE")
                    + ", {\"interest\": \"PROJECT~bus\", \"kind\": \"PROJECT\", \"id\": \"bus\","
                    + " \"title\": \"Bürgerbus <b>\", \"titleEnglish\": \"Citizens' bus\", \"since\": \"2026-01-01T09:00:00Z\"}]}";

    private static String field(String field) {
        return "{\"interest\": \"FIELD~%s\", \"kind\": \"FIELD\", \"id\": \"%s\", \"since\": \"2026-01-01T09:00:00Z\"}"
                .formatted(field, field);
    }

    @BeforeEach
    void everythingWorks() {
        CATALOG.answers("GET /projects", 200, CatalogAnswers.found(CatalogAnswers.CARD, 30, ""));
        CATALOG.answers("GET /projects/bus", 200, CatalogAnswers.project("PUBLISHED", ""), "\"5\"");
        CATALOG.answers("POST /subscriptions", 202, "{\"active\": false}");
        CATALOG.answers("GET " + OF_LETTER, 200, THREE);
        CATALOG.answers("POST " + OF_LETTER + "/ending", 204, "");
        CATALOG.answers("POST " + OF_LETTER + "/PROJECT~bus/confirmation", 200, field("ENERGY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        "/abonnements",
                        "/abonnements/neu",
                        "/abonnements/neu?zu=FIELD~DATA_PLATFORMS",
                        "/abonnements/neu?zu=PROJECT~bus",
                        "/abonnements/neu/gesendet",
                        CONFIRM,
                        END)) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        for (var sent :
                List.of(
                        reader.send(reader.open(CONFIRM), "#bestaetigen", Map.of()),
                        reader.send(reader.open(END), "#abbestellen", Map.of()))) {
            assertThat(sent.status()).isEqualTo(200);
            PortalTest.assertSound(sent, language);
        }
    }

    @Test
    void aProjectsPageAndAFieldsListLeadToTheForm() {
        var browser = new Browser(port, "de");
        var toProject = browser.open("/projekte/bus").one("#abonnieren").attr("href");
        assertThat(browser.open(toProject).one("#worum").text()).isEqualTo("Bürgerbus auf Abruf");
        var list = browser.open("/projekte?field=ENERGY&field=WASTE");
        assertThat(list.html().select("#abonnieren a").eachText())
                .containsExactly(
                        "Neue Projekte zu Energie per E-Mail erfahren",
                        "Neue Projekte zu Abfall per E-Mail erfahren");
        var toField = list.html().select("#abonnieren a").getFirst().attr("href");
        assertThat(browser.open(toField).one("#worum").text())
                .isEqualTo("Neue Projekte im Handlungsfeld Energie");
        assertThat(browser.open("/projekte").one("#abonnieren a").attr("href"))
                .isEqualTo("/abonnements/neu");
        assertThat(browser.open("/abonnements/neu").html().select("#zu option")).hasSize(10);
        assertThat(browser.open("/abonnements/neu?zu=FIELD~MAGIC").status()).isEqualTo(404);
        assertThat(browser.open("/abonnements/neu?zu=PROJECT~none").status()).isEqualTo(404);
    }

    @Test
    void whoDoesNotSignInTypesAnAddressAndAgrees() {
        var browser = new Browser(port, "en");
        var form = browser.open("/abonnements/neu?zu=FIELD~ENERGY");

        var wrong = browser.send(form, Map.of("email", "erika"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html().select("#fehler li")).hasSize(2);
        assertThat(wrong.one("#email").val()).isEqualTo("erika");
        PortalTest.assertSound(wrong, "en");
        assertThat(CATALOG.calls("POST /subscriptions")).isEmpty();

        var sent = browser.send(wrong, Map.of("email", " erika@kassel.example", "privacy", "true"));
        assertThat(sent.address()).isEqualTo("/abonnements/neu/gesendet");
        var call = CATALOG.calls("POST /subscriptions").getFirst();
        assertThat(call.json().toString())
                .isEqualTo(
                        "{\"interest\":\"FIELD~ENERGY\",\"email\":\"erika@kassel.example\",\"language\":\"en\"}");
        assertThat(call.header("Authorization")).isNull();

        CATALOG.refuses("POST /subscriptions", 503, "unavailable");
        var away = browser.send(form, Map.of("email", "erika@kassel.example", "privacy", "true"));
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.one("#email").val())
                .as("nothing is lost")
                .isEqualTo("erika@kassel.example");
    }

    @Test
    void whoSignedInIsToldAtOnceAtTheAddressOfTheAccountAndEndsItThere() {
        CATALOG.answers("POST /subscriptions", 200, "{\"active\": true}");
        CATALOG.answers("GET /subscriptions/own", 200, THREE);
        CATALOG.answers("DELETE /subscriptions/own/PROJECT~bus", 204, "");
        var browser = browserOf(SignInTest.MIRA);
        browser.open("/mein-bereich");
        var form = browser.open("/abonnements/neu?zu=PROJECT~bus");
        assertThat(form.one("#adresse").text()).endsWith("mira.musterfeld@kassel.example");
        assertThat(form.html().select("#email, #privacy")).isEmpty();

        var own = browser.send(form, "#abonnieren", Map.of());

        assertThat(own.address()).isEqualTo("/abonnements");
        assertThat(own.one("#hinweis").text()).contains("Sie haben das abonniert");
        assertThat(own.html().select("#abonnements > li")).hasSize(3);
        assertThat(own.one("#abo-bus a").text()).isEqualTo("Bürgerbus <b>");
        PortalTest.assertSound(own, "de");
        var call = CATALOG.calls("POST /subscriptions").getFirst();
        assertThat(call.json().toString())
                .isEqualTo("{\"interest\":\"PROJECT~bus\",\"email\":null,\"language\":\"de\"}");
        assertThat(call.header("Authorization")).startsWith("Bearer ");
        var ended = browser.send(own, "#abo-bus form", Map.of());
        assertThat(ended.one("#hinweis").text()).contains("Abbestellt");
        assertThat(CATALOG.calls("DELETE /subscriptions/own/PROJECT~bus")).hasSize(1);
        assertThat(browser.open("/mein-bereich").one("#zu-abonnements").attr("href"))
                .isEqualTo("/abonnements");
    }

    @Test
    void whoSignedInWithoutARoleIsToldAtOnceAndEndsItThereToo() {
        CATALOG.answers("GET /subscriptions/own", 200, THREE);
        var browser =
                browserOf(
                        Map.of(
                                "sub", "9e0d-gast",
                                "name", "Gast Vorlage",
                                "email", "gast@kassel.example",
                                "email_verified", true,
                                "roles", List.of()));
        browser.open("/anmelden?ziel=%2F");
        assertThat(browser.open("/abonnements/neu?zu=FIELD~ENERGY").one("#adresse").text())
                .endsWith("gast@kassel.example");
        assertThat(browser.open("/abonnements").html().select("#abonnements > li")).hasSize(3);
    }

    @Test
    void whoseAddressTheProviderHasNotVerifiedTypesOneToo() {
        var browser =
                browserOf(
                        Map.of(
                                "sub", "9e0d-gast",
                                "name", "Gast Vorlage",
                                "email", "gast@kassel.example",
                                "email_verified", false,
                                "roles", List.of()));
        assertThat(browser.open("/anmelden?ziel=%2F").text()).contains("Gast Vorlage");
        var form = browser.open("/abonnements/neu?zu=FIELD~ENERGY");
        assertThat(form.html().select("#adresse")).isEmpty();

        var sent =
                browser.send(
                        form,
                        "#abonnieren",
                        Map.of("email", "gast@kassel.example", "privacy", "true"));

        assertThat(sent.address()).isEqualTo("/abonnements/neu/gesendet");
        assertThat(CATALOG.calls("POST /subscriptions").getFirst().json().toString())
                .contains("\"email\":\"gast@kassel.example\"");
    }

    @Test
    void lookingAtTheFirstLettersLinkChangesNothingAndItsButtonConfirms() {
        var confirmation = "POST " + OF_LETTER + "/PROJECT~bus/confirmation";
        var browser = new Browser(port, "de");
        var ask = browser.open(CONFIRM);
        assertThat(ask.header("X-Robots-Tag").orElseThrow()).contains("noindex");
        assertThat(CATALOG.calls(confirmation)).isEmpty();

        assertThat(browser.send(ask, Map.of()).one("#status").text())
                .isEqualTo("Ihr Abonnement ist bestätigt");
        assertThat(CATALOG.calls(confirmation).getFirst().header("Link-token")).isEqualTo("geheim");

        CATALOG.refuses(confirmation, 404, "subscription-not-found");
        var over = browser.send(ask, Map.of());
        assertThat(over.status()).isEqualTo(404);
        assertThat(over.text()).contains("Der Link gilt nicht mehr");
        PortalTest.assertSound(over, "de");
    }

    @Test
    void lookingAtALettersLinkEndsNothingAndItsButtonsDo() {
        var browser = new Browser(port, "de");
        var page = browser.open(END);
        assertThat(page.html().select("#diese li").eachText())
                .containsExactly(
                        "Neue Projekte im Handlungsfeld Energie",
                        "Neue Projekte im Handlungsfeld Abfall");
        assertThat(CATALOG.calls("POST " + OF_LETTER + "/ending")).isEmpty();

        CATALOG.answers("GET " + OF_LETTER, 200, "{\"items\": [" + field("HEALTH") + "]}");
        var ended =
                browser.post(
                        "/abonnements/" + SUBSCRIBER + "/abbestellen",
                        Map.of("token", "geheim", "zu", "PROJECT~bus"));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.one("#uebrige").attr("href")).contains("token=geheim");
        browser.send(page, "#alle-abbestellen", Map.of());
        var calls = CATALOG.calls("POST " + OF_LETTER + "/ending");
        assertThat(calls)
                .extracting(it -> it.json().toString())
                .containsExactly("{\"interests\":[\"PROJECT~bus\"]}", "{\"interests\":[]}");
        assertThat(calls).allMatch(it -> "geheim".equals(it.header("Link-token")));

        CATALOG.refuses("GET " + OF_LETTER, 404, "subscription-not-found");
        var over = browser.open(END);
        assertThat(over.status()).isEqualTo(404);
        assertThat(over.text()).contains("Über diesen Link ist nichts (mehr) abonniert");
        PortalTest.assertSound(over, "de");
    }

    @Test
    void aLinkThatEndsNothingDoesNotSayThatItDid() {
        CATALOG.refuses("GET " + OF_LETTER, 404, "subscription-not-found");
        CATALOG.refuses("POST " + OF_LETTER + "/ending", 404, "subscription-not-found");
        var browser = new Browser(port, "de");
        for (var zu : List.of("FIELD~ENERGY", "all")) {
            var answer =
                    browser.post(
                            "/abonnements/" + SUBSCRIBER + "/abbestellen",
                            Map.of("token", "alt", "zu", zu));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.one("#status").text()).isEqualTo("Nachrichten abbestellen");
            assertThat(answer.text())
                    .contains("Über diesen Link ist nichts (mehr) abonniert")
                    .doesNotContain("nicht mehr gespeichert");
            PortalTest.assertSound(answer, "de");
        }
    }

    @Test
    void theAddressIsSaidToBeForgottenOnlyWhenNothingWaitsToBeConfirmed() {
        var browser = new Browser(port, "de");
        var end = "/abonnements/" + SUBSCRIBER + "/abbestellen";
        CATALOG.answers("GET " + OF_LETTER, 200, "{\"items\": []}");
        var waits = browser.post(end, Map.of("token", "geheim"));
        assertThat(waits.one("#status").text()).isEqualTo("Abbestellt");
        assertThat(waits.text()).doesNotContain("nicht mehr gespeichert");

        CATALOG.refuses("GET " + OF_LETTER, 404, "subscription-not-found");
        var forgotten = browser.post(end, Map.of("token", "geheim"));
        assertThat(forgotten.one("#status").text()).isEqualTo("Abbestellt");
        assertThat(forgotten.text()).contains("nicht mehr gespeichert");
    }

    /** As a mail program does it: without cookies, without our form, in either way to send one. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=b"})
    void oneClickInAMailProgramEndsWhatBroughtTheLetter(String type) {
        var body =
                type.startsWith("multipart")
                        ? "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n"
                        : "List-Unsubscribe=One-Click";
        var answer = new Visitor(port).post(END, body, "Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(200);
        var call = CATALOG.calls("POST " + OF_LETTER + "/ending").getFirst();
        assertThat(call.json().toString())
                .isEqualTo("{\"interests\":[\"FIELD~ENERGY\",\"FIELD~WASTE\"]}");
        assertThat(call.header("Link-token")).isEqualTo("geheim");

        CATALOG.refuses("POST " + OF_LETTER + "/ending", 404, "subscription-not-found");
        assertThat(new Visitor(port).post(END, body, "Content-Type", type).statusCode())
                .as("tried again")
                .isEqualTo(200);
        assertThat(new Visitor(port).post(CONFIRM, body, "Content-Type", type).statusCode())
                .as("nothing else is open to forged forms")
                .isEqualTo(403);
        assertThat(
                        new Visitor(port)
                                .post(
                                        "/abonnements/neu?zu=FIELD~ENERGY",
                                        body,
                                        "Content-Type",
                                        type)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNoInterestIsNotAskedFor() {
        var end = "/abonnements/" + SUBSCRIBER + "/abbestellen?token=geheim&zu=all";
        var answer = new Visitor(port).post(end, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).as("what there is to end").contains("id=\"alle-abbestellen\"");
        assertThat(CATALOG.calls("POST " + OF_LETTER + "/ending")).isEmpty();
    }
}
