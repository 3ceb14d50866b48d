package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.catalog.OfficeOffer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the office keeps its offers and partners; the catalogue is scripted. */
class OfferPagesTest extends SignedInPages {
    private static final String OFFERS = "/verwaltung/angebote";
    private static final String OFFER = OFFERS + "/beratung";
    private static final String PARTNERS = "/verwaltung/partner";
    private static final String PARTNER = PARTNERS + "/ekom";
    private static final String SEEN = "\"7\"";
    private static final String ONE =
            """
            {"id": "beratung", "title": {"de": "Beratung", "en": "Advice"}, "summary": {"de": "Wir beraten."}, "fields": ["ENERGY"],
             "kind": "CONSULTING", "target": "/projekte", "contact": {"name": "Team", "email": "team@office.example"},
             "links": [{"label": "Mehr", "url": "https://office.example/"}],
             "partners": [{"id": "ekom", "name": "ekom21", "url": "https://ekom.example/"}], "position": 1, "visible": true}
            """;
    private static final String HIDDEN =
            """
            {"id": "bald", "title": {"de": "Bald"}, "summary": {"de": "x"}, "fields": [], "kind": "OTHER", "links": [], "partners": [], "position": 2, "visible": false}
            """;
    private static final String EKOM =
            """
            {"id": "ekom", "name": "ekom21", "summary": {"de": "IT für Kommunen"}, "link": {"label": "ekom21", "url": "https://ekom.example/"}, "position": 1}
            """;

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(SignInTest.ALBA);
        CATALOG.answers("GET /offers", 200, "{\"items\": [" + ONE + "," + HIDDEN + "]}");
        CATALOG.answers("GET /offers/beratung", 200, ONE, SEEN);
        CATALOG.answers("GET /partners", 200, "{\"items\": [" + EKOM + "]}");
        CATALOG.answers("GET /partners/ekom", 200, EKOM, SEEN);
    }

    @Test
    void aFormSentTwiceCarriesTheSameKey() {
        CATALOG.answers("POST /partners", 201, EKOM, "\"0\"");
        var form = browser.open(PARTNERS + "/neu");
        var fields =
                Map.of(
                        "name", "ekom21",
                        "summary-de", "IT",
                        "link-label", "ekom21",
                        "link-url", "https://ekom.example/");

        browser.send(form, fields);
        browser.send(form, fields);

        assertThat(CATALOG.calls("POST /partners"))
                .hasSize(2)
                .allSatisfy(
                        it ->
                                assertThat(it.header("Idempotency-key"))
                                        .isEqualTo(form.one("input[name=key]").val()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        OFFERS,
                        OFFERS + "?hinweis=made",
                        OFFERS + "/neu",
                        OFFER,
                        OFFER + "/entfernen",
                        PARTNERS,
                        PARTNERS + "?hinweis=removed",
                        PARTNERS + "/neu",
                        PARTNER,
                        PARTNER + "/entfernen")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        for (var empty : List.of(OFFERS, PARTNERS)) {
            var wrong = reader.send(reader.open(empty + "/neu"), Map.of("contact-phone", "1"));
            assertThat(wrong.status()).isEqualTo(400);
            PortalTest.assertSound(wrong, language);
        }
        for (var kind : OfficeOffer.Kind.values()) {
            assertThat(reader.open(OFFER).one("#kind option[value=" + kind + "]").text())
                    .isNotBlank();
        }
    }

    @Test
    void theOfficeSeesWhatNobodyElseSeesYet() {
        var page = browser.open(OFFERS);

        assertThat(page.one("#zeile-beratung").text()).contains("Beratung", "1", "Sichtbar");
        assertThat(page.one("#zeile-bald").text()).contains("Bald", "Anderes", "Nicht sichtbar");
        assertThat(browser.open(PARTNERS).one("#zeile-ekom").text())
                .contains("ekom21", "https://ekom.example/");
        assertThat(browser.open("/verwaltung").one("#angebote").attr("href")).isEqualTo(OFFERS);
        CATALOG.goAway();
        assertThat(browser.open(OFFERS).one("#weg").text()).contains("nicht abrufbar");
        assertThat(browser.open(PARTNERS).one("#weg").text()).contains("nicht abrufbar");
    }

    @Test
    void anOfferIsMadeOfWhatWasTyped() {
        CATALOG.answers("POST /offers", 201, ONE, "\"0\"");

        var page =
                browser.send(
                        browser.open(OFFERS + "/neu"),
                        Map.of(
                                "title-de", " Förderlotse ",
                                "summary-de", "Wir finden Geld.",
                                "kind", "FUNDING",
                                "fields", "ENERGY",
                                "partners", "ekom",
                                "target", "/projekte?field=ENERGY",
                                "links", "Land | https://land.example/\n\nEU|https://eu.example",
                                "position", "3",
                                "visible", ""));

        assertThat(page.address()).isEqualTo(OFFERS);
        assertThat(page.one("#hinweis").text()).contains("gespeichert");
        assertThat(CATALOG.calls("POST /offers").getFirst().json())
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"title": {"de": "Förderlotse", "en": null}, "summary": {"de": "Wir finden Geld.", "en": null}, "fields": ["ENERGY"],
                                         "kind": "FUNDING", "target": "/projekte?field=ENERGY",
                                         "links": [{"label": "Land", "url": "https://land.example/"}, {"label": "EU", "url": "https://eu.example"}],
                                         "partners": ["ekom"], "position": 3, "visible": false}
                                        """));
    }

    @Test
    void whatCannotBeReadStandsAtItsFieldAndNothingIsSent() {
        var page =
                browser.send(
                        browser.open(OFFERS + "/neu"),
                        Map.of(
                                "text-en", "only English",
                                "links", "https://without-a-name.example",
                                "contact-phone", "0561 1",
                                "position", "vorn"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly(
                        "#title-de",
                        "#summary-de",
                        "#text-de",
                        "#kind",
                        "#links",
                        "#contact-name",
                        "#contact-email",
                        "#position");
        assertThat(page.one("#text-en").text()).isEqualTo("only English");
        assertThat(CATALOG.calls("POST /offers")).isEmpty();
    }

    @Test
    void whatTheServiceDoesNotAcceptStandsAtItsField() {
        CATALOG.answers(
                "PUT /offers/beratung",
                400,
                """
                {"type": "urn:smartregion:problem:invalid-input", "errors": [
                  {"field": "links[0].url", "message": "x"}, {"field": "title.de", "message": "x"}, {"field": "summary", "message": "x"}]}
                """);

        var page = browser.send(browser.open(OFFER), Map.of("title-de", "x".repeat(300)));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#title-de", "#summary-de", "#links");
        CATALOG.refuses("PUT /offers/beratung", 409, "partner-unknown");
        var refused = browser.send(browser.open(OFFER), Map.of("title-de", "Mein Titel"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("Einen der Partner");
        assertThat(refused.one("#title-de").val()).isEqualTo("Mein Titel");
        CATALOG.goAway();
        var away = browser.send(refused, Map.of());
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.one("#title-de").val()).isEqualTo("Mein Titel");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsToldAndTheEntriesStay() {
        var form = browser.open(OFFER);
        assertThat(form.one("#links").text()).isEqualTo("Mehr | https://office.example/");
        assertThat(form.one("#partner-ekom").hasAttr("checked")).isTrue();
        CATALOG.answers(
                "GET /offers/beratung", 200, ONE.replace("Wir beraten.", "Wir helfen."), "\"8\"");
        CATALOG.refuses("PUT /offers/beratung", 412, "precondition-failed");

        var page = browser.send(form, Map.of("title-de", "Mein Titel"));

        assertThat(page.status()).isEqualTo(412);
        assertThat(page.html().select("#veraltet li").eachText())
                .containsExactly("Kurzfassung auf Deutsch: Wir helfen.");
        assertThat(page.one("#title-de").val()).isEqualTo("Mein Titel");
        PortalTest.assertSound(page, "de");
        CATALOG.answers("PUT /offers/beratung", 200, ONE, "\"9\"");
        assertThat(browser.send(page, Map.of()).one("#hinweis").text()).contains("Änderungen");
        assertThat(
                        CATALOG.calls("PUT /offers/beratung").stream()
                                .map(call -> call.header("If-match")))
                .containsExactly(SEEN, "\"8\"");
    }

    @Test
    void removingIsAskedOnceMoreAndMeansWhatWasSeen() {
        CATALOG.answers("DELETE /offers/beratung", 204, "");
        var question = browser.open(OFFER + "/entfernen");
        assertThat(question.one("#was").text()).isEqualTo("Beratung");
        assertThat(CATALOG.calls("DELETE /offers/beratung")).isEmpty();

        var page = browser.send(question, Map.of());

        assertThat(page.address()).isEqualTo(OFFERS);
        assertThat(page.one("#hinweis").text()).contains("entfernt");
        assertThat(CATALOG.calls("DELETE /offers/beratung").getFirst().header("If-match"))
                .isEqualTo(SEEN);
        CATALOG.refuses("DELETE /offers/beratung", 412, "precondition-failed");
        var outdated = browser.send(question, Map.of());
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("Es wurde nichts getan");
        CATALOG.refuses("DELETE /offers/beratung", 404, "offer-not-found");
        assertThat(browser.send(question, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void aPartnerIsKeptTheSameWay() {
        CATALOG.answers("POST /partners", 201, EKOM, "\"0\"");
        var made =
                browser.send(
                        browser.open(PARTNERS + "/neu"),
                        Map.of(
                                "name", "House of IT",
                                "summary-de", "Ein Verein",
                                "link-label", "House of IT",
                                "link-url", "https://house.example/"));
        assertThat(made.one("#hinweis").text()).contains("Der Partner ist gespeichert");
        assertThat(CATALOG.calls("POST /partners").getFirst().json().at("/link/url").asString())
                .isEqualTo("https://house.example/");

        CATALOG.refuses("PUT /partners/ekom", 412, "precondition-failed");
        var form = browser.open(PARTNER);
        CATALOG.answers("GET /partners/ekom", 200, EKOM.replace("IT für", "Technik für"), "\"8\"");
        var outdated = browser.send(form, Map.of("name", "ekom 21"));
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.html().select("#veraltet li").eachText())
                .containsExactly("Kurzfassung auf Deutsch: Technik für Kommunen");
        CATALOG.answers("PUT /partners/ekom", 200, EKOM, "\"9\"");
        assertThat(browser.send(outdated, Map.of()).address()).isEqualTo(PARTNERS);

        CATALOG.answers("DELETE /partners/ekom", 204, "");
        assertThat(
                        browser.send(browser.open(PARTNER + "/entfernen"), Map.of())
                                .one("#hinweis")
                                .text())
                .contains("entfernt");
        assertThat(CATALOG.calls("DELETE /partners/ekom").getFirst().header("If-match"))
                .isEqualTo("\"8\"");
    }

    @Test
    void nobodyElseHasTheseHands() {
        browser.open(OFFERS);
        PROVIDER.knows(SignInTest.MIRA);
        var municipal = new Browser(port, "de");
        for (var address :
                Stream.of(OFFERS, OFFER, PARTNERS, PARTNER)
                        .flatMap(it -> Stream.of(it, it + "/neu", it + "/entfernen"))
                        .toList()) {
            assertThat(municipal.open(address).status()).as(address).isEqualTo(403);
        }
        assertThat(browser.post(OFFER + "/entfernen", Map.of()).status()).isEqualTo(403);
        CATALOG.refuses("GET /offers/beratung", 404, "offer-not-found");
        assertThat(browser.open(OFFER).status()).isEqualTo(404);
        CATALOG.refuses("GET /offers", 403, "forbidden");
        assertThat(browser.open(OFFERS).status()).isEqualTo(403);
    }
}
