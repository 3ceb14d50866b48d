package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** What forums came to, as everybody reads it and as the office writes it; events are scripted. */
class FindingPagesTest extends SignedInPages {
    private static final String FORUM = "/veranstaltungen/forum";
    private static final String DESK = "/verwaltung" + FORUM;
    private static final String NEW = DESK + "/ergebnisse/neu";
    private static final String PAGE = "/ergebnisse/f1";
    private static final String EDIT = "/verwaltung" + PAGE;
    private static final String SEEN = "\"7\"";

    private Browser browser;

    /** Nobody is told anything by this service without a token, so everybody is signed in here. */
    @BeforeEach
    void everythingWorks() {
        EVENTS.answers("GET /gatherings", 200, page(""));
        EVENTS.answers("GET /gatherings/forum", 200, gathering("FORUM", "HELD"), "\"2\"");
        EVENTS.answers("GET /findings", 200, page(finding("")));
        EVENTS.answers("GET /findings/f1", 200, finding(TEXTS), SEEN);
        browser = signedIn("de");
    }

    private Browser signedIn(String language) {
        PROVIDER.knows(SignInTest.ALBA);
        var reader = new Browser(port, language);
        assertThat(reader.open("/verwaltung").status()).isEqualTo(200);
        return reader;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = signedIn(language);
        for (var address :
                List.of(
                        "/ergebnisse",
                        "/ergebnisse?field=MOBILITY&page=1",
                        PAGE,
                        FORUM,
                        DESK,
                        NEW,
                        EDIT,
                        EDIT + "/entfernen",
                        "/beratung/anfragen?ergebnis=f1")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
    }

    @Test
    void aForumLeadsToWhatItCameToAndThatToAdviceAboutIt() {
        CONSULTING.answers("GET /modules", 200, ConsultingSays.MODULES);
        var forum = browser.open(FORUM);
        assertThat(forum.one("#ergebnis-f1").text()).contains("Projektidee", "Ein Fahrplan");

        var finding = browser.open(forum.one("#ergebnis-f1 a").attr("href"));
        assertThat(finding.one("h1").text()).isEqualTo("Ein Fahrplan");
        assertThat(finding.html().select(".portal-html strong").text()).isEqualTo("einer");
        assertThat(finding.one("#forum").attr("href")).isEqualTo(FORUM);
        assertThat(finding.one(".portal-nav [aria-current]").text()).isEqualTo("Veranstaltungen");
        assertThat(finding.one("#forum").text()).isEqualTo("Forum Süd");

        var form = browser.open(finding.one("#beraten").attr("href"));
        assertThat(form.one("#bezug a").attr("href")).isEqualTo(PAGE);
        assertThat(form.one("#bezug").text()).contains("Ein Fahrplan");
        assertThat(form.one("#field-MOBILITY").hasAttr("checked")).isTrue();
        assertThat(form.one("input[name=ergebnis]").val()).isEqualTo("f1");
    }

    @Test
    void aRequestCarriesItToTheServiceAndBothMayBeNamed() {
        CONSULTING.answers("GET /modules", 200, ConsultingSays.MODULES);
        CONSULTING.answers(
                "POST /consultations",
                201,
                "{\"consultation\":\"c-1\",\"status\":\"UNCONFIRMED\"}");
        CATALOG.answers("GET /projects/bus", 200, CatalogAnswers.project("PUBLISHED", ""), "\"5\"");
        var who =
                browser.open(
                        "/beratung/anfragen/angaben?module=einstieg&mode=ON_SITE&municipality=06611000"
                                + "&field=ENERGY&language=de&projekt=bus&ergebnis=f1");
        assertThat(who.html().select("#bezug a").eachAttr("href"))
                .containsExactly("/projekte/bus", PAGE);

        browser.send(
                who,
                Map.of(
                        "from-1", ConsultingSays.DAY + "T09:00",
                        "until-1", ConsultingSays.DAY + "T12:00",
                        "name", "Käthe Müller",
                        "email", "kaethe-f1@kassel.example",
                        "question", "Wie fangen wir an?",
                        "address", "Rathaus",
                        "privacy", "true"));

        var sent = CONSULTING.calls("POST /consultations").getFirst().json();
        assertThat(sent.path("finding").asString()).isEqualTo("f1");
        assertThat(sent.path("project").asString()).isEqualTo("bus");
    }

    @Test
    void aCaseNamesItForTheOfficeToo() {
        CONSULTING.answers(
                "GET /consultations/c-1",
                200,
                ConsultingSays.request("REQUESTED", ", \"finding\": \"f1\""),
                "\"7\"");
        CONSULTING.answers("GET /consultations/c-1/candidates", 200, ConsultingSays.CANDIDATES);
        for (var address : List.of("/verwaltung/beratungen/c-1", "/beratung/c-1?token=geheim")) {
            assertThat(browser.open(address).html().select("a[href=" + PAGE + "]").text())
                    .as(address)
                    .isEqualTo("Ein Fahrplan");
        }

        EVENTS.refuses("GET /findings/f1", 404, "finding-not-found");
        for (var address : List.of("/verwaltung/beratungen/c-1", "/beratung/c-1?token=geheim")) {
            var gone = browser.open(address);
            assertThat(gone.html().select("a[href=" + PAGE + "]")).as(address).isEmpty();
            assertThat(gone.html().text()).contains("Ergebnis, nicht mehr veröffentlicht");
        }

        EVENTS.answers("GET /findings/f1", 503, "{}");
        assertThat(browser.open("/verwaltung/beratungen/c-1").one("a[href=" + PAGE + "]").text())
                .as("away is not gone")
                .isEqualTo("f1");
    }

    @Test
    void theListIsNarrowedDownToAFieldAndPaged() {
        EVENTS.answers(
                "GET /findings", 200, page(finding("")).replace("\"total\":1", "\"total\":50"));
        var list = browser.open("/ergebnisse?field=MOBILITY&page=1");
        assertThat(EVENTS.queries().getLast())
                .isEqualTo("GET /findings?field=MOBILITY&page=1&size=20");
        assertThat(list.one("#ergebnis-f1 a").attr("href")).isEqualTo(PAGE);
        assertThat(list.one("#field option[selected]").val()).isEqualTo("MOBILITY");
        assertThat(list.one("a[rel=next]").attr("href"))
                .isEqualTo("/ergebnisse?field=MOBILITY&page=2");
        browser.open("/ergebnisse?field=FUN&page=x");
        assertThat(EVENTS.queries().getLast()).isEqualTo("GET /findings?page=0&size=20");
    }

    @Test
    void ofManyAForumShowsTheNewestAndLeadsToTheList() {
        var forum = browser.open(FORUM);
        assertThat(EVENTS.queries()).contains("GET /findings?gathering=forum&page=0&size=20");
        assertThat(forum.html().select("#alle-ergebnisse")).isEmpty();

        EVENTS.answers(
                "GET /findings", 200, page(finding("")).replace("\"total\":1", "\"total\":50"));
        var list = browser.open(browser.open(FORUM).one("#alle-ergebnisse").attr("href"));

        assertThat(EVENTS.queries().getLast())
                .isEqualTo("GET /findings?gathering=forum&page=0&size=20");
        assertThat(list.one("a[rel=next]").attr("href"))
                .isEqualTo("/ergebnisse?forum=forum&page=1");
        PortalTest.assertSound(list, "de");
        browser.open("/ergebnisse?forum=a.b");
        assertThat(EVENTS.queries().getLast()).isEqualTo("GET /findings?page=0&size=20");
    }

    @Test
    void whatIsAwayIsSaidAndTheRestStands() {
        EVENTS.answers("GET /findings", 503, "{}");
        var forum = browser.open(FORUM);
        assertThat(forum.status()).isEqualTo(200);
        assertThat(forum.one("#ergebnisse-weg").text()).contains("gerade nicht abrufbar");
        assertThat(browser.open(DESK).one("#ergebnisse-weg").text()).contains("gerade nicht");
        var list = browser.open("/ergebnisse");
        assertThat(list.one("#weg").text())
                .contains("gerade nicht")
                .doesNotContain("Termine", "Anmeldungen");
        assertThat(list.one("#filter").attr("aria-label")).isEqualTo("Ergebnisse filtern");
        EVENTS.answers("GET /gatherings/forum", 503, "{}");
        assertThat(browser.open(PAGE).one("#forum").text()).isEqualTo("Zum Regionalforum");
    }

    @Test
    void onlyForumsHaveFindings() {
        EVENTS.answers("GET /gatherings/forum", 200, gathering("WEBINAR", "PUBLISHED"), "\"2\"");
        assertThat(browser.open(FORUM).html().select("#ergebnisse")).isEmpty();
        assertThat(EVENTS.calls("GET /findings")).isEmpty();
        assertThat(browser.open(NEW).status()).isEqualTo(404);
        EVENTS.answers("GET /findings", 200, page(""));
        assertThat(browser.open(DESK).html().select("#ergebnisse")).isEmpty();
        EVENTS.answers("GET /findings", 503, "{}");
        assertThat(browser.open(DESK).html().select("#ergebnisse")).isEmpty();
    }

    @Test
    void theOfficeStillManagesWhatWasRecordedBeforeAForumBecameSomethingElse() {
        EVENTS.answers("GET /gatherings/forum", 200, gathering("EXCHANGE", "HELD"), "\"2\"");
        var desk = browser.open(DESK);
        assertThat(desk.html().select("#ergebnis-f1 a").eachAttr("href"))
                .containsExactly(PAGE, EDIT, EDIT + "/entfernen");
        assertThat(desk.html().select("#neues-ergebnis")).isEmpty();
    }

    @Test
    void whatIsGoneIsNotFound() {
        EVENTS.refuses("GET /findings/f1", 404, "finding-not-found");
        for (var address : List.of(PAGE, EDIT, EDIT + "/entfernen")) {
            assertThat(browser.open(address).status()).as(address).isEqualTo(404);
        }
    }

    @Test
    void theOfficeRecordsWhatAForumCameToOnceHoweverOftenItIsSent() {
        EVENTS.answers("POST /findings", 201, finding(TEXTS), "\"1\"");
        var form = browser.open(browser.open(DESK).one("#neues-ergebnis").attr("href"));
        assertThat(form.one("#kind-RESULT").hasAttr("checked")).isTrue();
        assertThat(form.one("#field-ENERGY").hasAttr("checked")).isTrue();

        var page = browser.send(form, typed());
        browser.send(form, typed());

        assertThat(page.address()).isEqualTo(DESK);
        assertThat(page.one("#hinweis").text()).contains("festgehalten");
        var sent = EVENTS.calls("POST /findings");
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().header("Idempotency-key"))
                .isNotBlank()
                .isEqualTo(sent.getLast().header("Idempotency-key"));
        assertThat(sent.getFirst().json())
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"gathering": "forum", "kind": "IDEA", "title": {"de": "Mitfahrbank", "en": null},
                                         "text": {"de": "An **jeder** Haltestelle.", "en": null}, "fields": ["MOBILITY"]}
                                        """));
    }

    @Test
    void whatIsWrongOrRefusedStandsAtItsFieldAndTheEntriesStay() {
        var form = browser.open(NEW);
        var wrong = browser.send(form, Map.of("finding-kind", "FUN", "title-de", "", "fields", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#finding-kind", "#title-de", "#text-de", "#fields");
        PortalTest.assertSound(wrong, "de");
        assertThat(EVENTS.calls("POST /findings")).isEmpty();

        EVENTS.answers("POST /findings", 400, "{\"errors\":[{\"field\":\"title.de\"}]}");
        var unaccepted = browser.send(form, typed());
        assertThat(unaccepted.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#title-de");
        assertThat(unaccepted.one("#title-de").val()).isEqualTo("Mitfahrbank");

        EVENTS.refuses("POST /findings", 409, "gathering-cancelled");
        var refused = browser.send(form, typed());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#warum").text()).contains("abgesagt");
        assertThat(refused.one("input[name=key]").val())
                .isNotEqualTo(form.one("input[name=key]").val());

        EVENTS.goAway();
        var away = browser.send(form, typed());
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.one("#title-de").val()).isEqualTo("Mitfahrbank");
    }

    @Test
    void aFindingIsChangedInTheVersionThatWasSeen() {
        EVENTS.answers("PUT /findings/f1", 200, finding(TEXTS), "\"8\"");
        var form = browser.open(EDIT);
        assertThat(form.one("#kind-IDEA").hasAttr("checked")).isTrue();
        assertThat(form.one("#text-de").text()).contains("**einer**");

        var page = browser.send(form, Map.of("title-de", "Neuer Titel"));

        assertThat(page.address()).isEqualTo(DESK);
        assertThat(EVENTS.calls("PUT /findings/f1"))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.header("If-match")).isEqualTo(SEEN);
                            assertThat(call.json().at("/title/de").asString())
                                    .isEqualTo("Neuer Titel");
                            assertThat(call.json().at("/gathering").asString()).isEqualTo("forum");
                        });
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsToldAndTheEntriesStay() {
        var form = browser.open(EDIT);
        EVENTS.answers(
                "GET /findings/f1", 200, finding(TEXTS).replace("MOBILITY", "ENERGY"), "\"8\"");
        EVENTS.refuses("PUT /findings/f1", 412, "precondition-failed");

        var page = browser.send(form, Map.of("title-de", "Mein Titel"));

        assertThat(page.status()).isEqualTo(412);
        assertThat(page.html().select("#veraltet li").eachText())
                .containsExactly("Handlungsfelder: ENERGY");
        assertThat(page.one("#title-de").val()).isEqualTo("Mein Titel");
        PortalTest.assertSound(page, "de");
        EVENTS.answers("PUT /findings/f1", 200, finding(TEXTS), "\"9\"");
        browser.send(page, Map.of());
        assertThat(EVENTS.calls("PUT /findings/f1").getLast().header("If-match"))
                .isEqualTo("\"8\"");
    }

    @ParameterizedTest
    @CsvSource({"de, 404, entfernt", "en, 412, removed"})
    void whatSomebodyElseRemovedMeanwhileCanBeRecordedAnewWithTheEntriesKept(
            String language, int answered, String word) {
        var reader = signedIn(language);
        var form = reader.open(EDIT);
        EVENTS.refuses("GET /findings/f1", 404, "finding-not-found");
        EVENTS.refuses("PUT /findings/f1", answered, "finding-not-found");
        EVENTS.answers("POST /findings", 201, finding(TEXTS), "\"1\"");

        var page = reader.send(form, Map.of("title-de", "Mein Titel"));

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.one("#entfernt").text()).contains(word);
        assertThat(page.one("#title-de").val()).isEqualTo("Mein Titel");
        PortalTest.assertSound(page, language);
        reader.send(page, Map.of());
        assertThat(EVENTS.calls("POST /findings"))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.header("Idempotency-key")).isNotBlank();
                            assertThat(call.json().at("/title/de").asString())
                                    .isEqualTo("Mein Titel");
                            assertThat(call.json().at("/gathering").asString()).isEqualTo("forum");
                        });
    }

    @Test
    void aFindingIsRemovedAfterBeingAskedOnceMore() {
        EVENTS.refusesOnce("DELETE /findings/f1", 412, "precondition-failed");
        EVENTS.answers("DELETE /findings/f1", 204, "");
        var asked = browser.open(EDIT + "/entfernen");
        assertThat(asked.one("#was").text()).isEqualTo("Ein Fahrplan");

        var outdated = browser.send(asked, "#weg-damit", Map.of());
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("inzwischen geändert");

        var page = browser.send(outdated, "#weg-damit", Map.of());
        assertThat(page.address()).isEqualTo(DESK);
        assertThat(page.one("#hinweis").text()).contains("entfernt");
        assertThat(EVENTS.calls("DELETE /findings/f1").getLast().header("If-match"))
                .isEqualTo(SEEN);
    }

    @Test
    void nobodyElseHasTheseHands() {
        PROVIDER.knows(SignInTest.MIRA);
        var municipal = new Browser(port, "de");
        for (var address : List.of(NEW, EDIT, EDIT + "/entfernen")) {
            assertThat(municipal.open(address).status()).as(address).isEqualTo(403);
        }
    }

    private static Map<String, String> typed() {
        return Map.of(
                "finding-kind", "IDEA",
                "title-de", " Mitfahrbank ",
                "text-de", "An **jeder** Haltestelle.",
                "fields", "MOBILITY");
    }

    @Test
    void searchEnginesAreToldOfGatheringsAndFindings() {
        EVENTS.answers(
                "GET /gatherings",
                200,
                page(
                        gathering("FORUM", "PUBLISHED")
                                + ","
                                + gathering("FORUM", "DRAFT").replace("\"forum\"", "\"entwurf\"")));

        CATALOG.answers(
                "GET /offers",
                200,
                "{\"items\": [%s, %s]}".formatted(offer("beratung", true), offer("geheim", false)));
        CATALOG.answers("GET /offers/beratung", 200, offer("beratung", true), "\"1\"");
        CATALOG.answers("GET /partners", 200, "{\"items\": []}");

        var map = browser.open("/sitemap.xml");

        assertThat(map.status()).isEqualTo(200);
        assertThat(map.header("Content-Type")).hasValue("application/xml;charset=UTF-8");
        var here = "http://127.0.0.1:" + port;
        assertThat(map.answer().body())
                .contains("<loc>" + here + "/projekte</loc></url>")
                .contains("<loc>" + here + "/veranstaltungen/forum</loc></url>")
                .contains(
                        "<loc>"
                                + here
                                + PAGE
                                + "</loc><lastmod>2026-11-20T09:00:00Z</lastmod></url>")
                .contains("<loc>" + here + "/angebote/beratung</loc></url>")
                .doesNotContain("entwurf", "geheim");
        for (var known : Jsoup.parse(map.answer().body(), "", Parser.xmlParser()).select("loc")) {
            var address = known.text().substring(here.length());
            if (!address.contains("/veranstaltungen/")) {
                assertThat(new Browser(port, "de").open(address).status())
                        .as(address)
                        .isNotEqualTo(404);
            }
        }
        EVENTS.goAway();
        assertThat(browser.open("/sitemap.xml").status()).isEqualTo(503);
    }

    private static String offer(String id, boolean visible) {
        return """
               {"id": "%s", "title": {"de": "Beratung"}, "summary": {"de": "Wir beraten."}, "fields": [], "links": [],
                "partners": [], "position": 1, "visible": %b}
               """
                .formatted(id, visible);
    }

    private static String page(String items) {
        return "{\"items\":[%s],\"page\":0,\"size\":20,\"total\":1}".formatted(items);
    }

    private static final String TEXTS =
            """
            , "text": {"de": "In **einer** Auskunft."}, "html": {"de": "<p>In <strong>einer</strong> Auskunft.</p>"}
            """;

    private static String finding(String more) {
        return """
               {"id": "f1", "gathering": "forum", "kind": "IDEA", "title": {"de": "Ein Fahrplan", "en": "One timetable"},
                "fields": ["MOBILITY"], "createdAt": "2026-11-20T09:00:00Z", "changedAt": "2026-11-20T09:00:00Z", "revision": 7%s}
               """
                .formatted(more);
    }

    private static String gathering(String kind, String status) {
        return """
               {"id": "forum", "kind": "%s", "title": {"de": "Forum Süd", "en": "Forum South"},
                "fields": ["ENERGY"], "partners": [],
                "startsAt": "2026-11-09T09:00:00Z", "endsAt": "2026-11-09T15:00:00Z",
                "registrationOpensAt": "2026-01-01T09:00:00Z", "registrationClosesAt": "2026-11-08T09:00:00Z",
                "attendances": [{"attendance": "ONLINE", "seats": 50}], "waitingList": true, "largestGroup": 5,
                "status": "%s", "revision": 2}
               """
                .formatted(kind, status);
    }
}
