package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.Browser.Page;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** What the office does in "Verwaltung"; the events service is scripted. */
class DeskPagesTest extends SignedInPages {
    private static final String ONE = "/gatherings/forum";
    private static final String PAGE = "/verwaltung/veranstaltungen/forum";
    private static final String PEOPLE = PAGE + "/teilnehmende";
    private static final String WHO = ONE + "/registrations/r1";
    private static final String SEEN = "\"7\"";

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(SignInTest.ALBA);
        EVENTS.answers(
                "GET /gatherings",
                200,
                "{\"items\":[%s,%s],\"page\":0,\"size\":25,\"total\":40}"
                        .formatted(
                                gathering("PUBLISHED", ""),
                                gathering("DRAFT", "").replace("\"forum\"", "\"entwurf\"")));
        EVENTS.answers("GET " + ONE, 200, gathering("PUBLISHED", ""), SEEN);
        EVENTS.answers("GET " + ONE + "/letters-due", 200, "{\"letters\":12}");
        EVENTS.answers("GET " + ONE + "/registrations", 200, ROSTER);
        EVENTS.answers("GET " + WHO, 200, registration("SEATED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var status : List.of("DRAFT", "PUBLISHED", "CANCELLED")) {
            EVENTS.answers("GET " + ONE, 200, gathering(status, ", \"reason\": \"Sturm\""), SEEN);
            for (var address :
                    List.of(
                            "/verwaltung",
                            "/verwaltung?status=DRAFT&page=1",
                            "/verwaltung/veranstaltungen/neu",
                            PAGE,
                            PAGE + "/aendern",
                            PAGE + "/absagen",
                            PEOPLE,
                            PEOPLE + "?query=k%C3%A4the&status=SEATED&page=x",
                            PEOPLE + "/neu",
                            PEOPLE + "/r1",
                            PEOPLE + "/r1/abmelden")) {
                var page = reader.open(address);
                assertThat(page.status()).as(address).isEqualTo(200);
                PortalTest.assertSound(page, language);
            }
        }
    }

    @Test
    void theOfficeSeesEveryGatheringAndFiltersByStatus() {
        var page = browser.open("/verwaltung");
        assertThat(page.one("#zeile-entwurf").text()).contains("Entwurf");
        assertThat(page.one("#zeile-forum").text()).contains("Regionalforum", "Veröffentlicht");

        var drafts = browser.open("/verwaltung?status=DRAFT");

        assertThat(drafts.one("#status option[selected]").val()).isEqualTo("DRAFT");
        assertThat(drafts.one("a[rel=next]").attr("href"))
                .contains("status=DRAFT")
                .contains("page=1");
        assertThat(EVENTS.queries())
                .containsExactly(
                        "GET /gatherings?page=0&size=25",
                        "GET /gatherings?status=DRAFT&from=2000-01-01T00:00:00Z&page=0&size=25");
    }

    @Test
    void aGatheringIsDraftedInTheTimeOfBerlinOnceHoweverOftenItIsSent() {
        EVENTS.answers("POST /gatherings", 201, gathering("DRAFT", ""), "\"0\"");
        var form = browser.open("/verwaltung/veranstaltungen/neu");

        var page = browser.send(form, typed());
        browser.send(form, typed());

        assertThat(page.address()).isEqualTo(PAGE);
        assertThat(page.one("#hinweis").text()).contains("Der Entwurf ist gespeichert");
        var sent = EVENTS.calls("POST /gatherings");
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().header("Idempotency-key"))
                .isNotBlank()
                .isEqualTo(sent.getLast().header("Idempotency-key"));
        assertThat(sent.getFirst().json())
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"kind": "FORUM", "title": {"de": "Forum Nord", "en": null}, "summary": null, "description": null,
                                         "fields": ["ENERGY"], "partners": ["ekom21", "Land"],
                                         "startsAt": "2027-03-27T09:00:00Z", "endsAt": "2027-03-28T13:00:00Z",
                                         "registrationOpensAt": "2027-01-01T07:00:00Z", "registrationClosesAt": "2027-03-26T11:30:00Z",
                                         "attendances": [{"attendance": "ON_SITE", "seats": 60}], "waitingList": true, "largestGroup": 3,
                                         "place": {"name": "Palais", "street": "Platz 1", "postcode": "34119", "town": "Kassel"},
                                         "onlineAddress": null, "host": {"name": "Geschäftsstelle", "email": null}}
                                        """));
    }

    @Test
    void whatCannotBeReadStandsAtItsFieldAndNothingIsSent() {
        var page =
                browser.send(
                        browser.open("/verwaltung/veranstaltungen/neu"),
                        Map.of(
                                "kind", "",
                                "summary-en", "only English",
                                "starts", "morgen",
                                "ends", "2027-03-28T02:30",
                                "seats-ONLINE", "viele",
                                "largestGroup", "x"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly(
                        "#kind",
                        "#title-de",
                        "#summary-de",
                        "#starts",
                        "#ends",
                        "#opens",
                        "#closes",
                        "#seats-ONLINE",
                        "#largestGroup");
        assertThat(page.one("#summary-en").text()).isEqualTo("only English");
        assertThat(page.one("#seats-ONLINE").val()).isEqualTo("viele");
        assertThat(EVENTS.calls("POST /gatherings")).isEmpty();
        PortalTest.assertSound(page, "de");
    }

    @Test
    void whatTheServiceDoesNotAcceptStandsAtItsField() {
        EVENTS.answers(
                "POST /gatherings",
                400,
                """
                {"type": "urn:smartregion:problem:invalid-input", "errors": [
                  {"field": "place.postcode", "message": "x"}, {"field": "endsAt", "message": "x"},
                  {"field": "partners[1]", "message": "x"}, {"field": "attendances[0].seats", "message": "x"}]}
                """);

        var page = browser.send(browser.open("/verwaltung/veranstaltungen/neu"), typed());

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#partners", "#ends", "#seats-ON_SITE", "#place-postcode");
        assertThat(page.one("#ends-fehler").text()).contains("nach dem Beginn");
        assertThat(page.one("#title-de").val()).isEqualTo("Forum Nord");
    }

    @Test
    void whenTheServiceIsAwayWhatWasTypedStays() {
        var form = browser.open("/verwaltung/veranstaltungen/neu");
        EVENTS.goAway();

        var page = browser.send(form, typed());

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.one("#hinweis").text()).contains("Ihre Angaben sind noch da");
        assertThat(page.one("#title-de").val()).isEqualTo("Forum Nord");
        assertThat(page.one("input[name=key]").val()).isEqualTo(form.one("input[name=key]").val());
        assertThat(browser.open("/verwaltung").text())
                .contains("Veranstaltungen zurzeit nicht abrufbar");
    }

    @Test
    void aGatheringIsChangedInTheVersionThatWasSeen() {
        EVENTS.answers("PUT " + ONE, 200, gathering("PUBLISHED", ""), "\"8\"");
        var form = browser.open(PAGE + "/aendern");
        assertThat(form.one("#starts").val()).isEqualTo("2027-06-09T11:00");
        assertThat(form.one("#onlineAddress").val()).isEqualTo("https://konferenz.example/raum");
        assertThat(form.one("#briefe").text()).contains("bis zu 12 E-Mails");

        var page = browser.send(form, Map.of("title-de", "Neuer Titel"));

        assertThat(page.address()).isEqualTo(PAGE);
        assertThat(page.one("#hinweis").text()).contains("Die Änderungen sind gespeichert");
        assertThat(EVENTS.calls("PUT " + ONE))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.header("If-match")).isEqualTo(SEEN);
                            var json = call.json();
                            assertThat(json.at("/title/de").asString()).isEqualTo("Neuer Titel");
                            assertThat(json.at("/startsAt").asString())
                                    .isEqualTo("2027-06-09T09:00:00Z");
                            assertThat(json.at("/host/email").asString())
                                    .isEqualTo("forum@office.example");
                        });
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsToldAndTheEntriesStay() {
        var form = browser.open(PAGE + "/aendern");
        EVENTS.answers(
                "GET " + ONE,
                200,
                gathering("PUBLISHED", "").replace("Kongress Palais", "Rathaus"),
                "\"8\"");
        EVENTS.refuses("PUT " + ONE, 412, "precondition-failed");

        var page = browser.send(form, Map.of("title-de", "Mein Titel"));

        assertThat(page.status()).isEqualTo(412);
        assertThat(page.html().select("#veraltet li").eachText())
                .containsExactly("Name des Ortes: Rathaus");
        assertThat(page.one("#title-de").val()).isEqualTo("Mein Titel");
        assertThat(page.one("#place-name").val()).isEqualTo("Kongress Palais");
        PortalTest.assertSound(page, "de");

        EVENTS.answers("PUT " + ONE, 200, gathering("PUBLISHED", ""), "\"9\"");
        browser.send(page, Map.of("place-name", "Rathaus"));
        assertThat(EVENTS.calls("PUT " + ONE).getLast().header("If-match")).isEqualTo("\"8\"");
    }

    @Test
    void whatIsRefusedIsSaidAndTheEntriesStay() {
        EVENTS.refuses("PUT " + ONE, 409, "attendance-withdrawn");

        var page = browser.send(browser.open(PAGE + "/aendern"), Map.of("title-de", "Mein Titel"));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.one("#warum").text()).contains("lässt sich nicht mehr streichen");
        assertThat(page.one("#title-de").val()).isEqualTo("Mein Titel");
    }

    @Test
    void aDraftIsLookedAtAsThePublicWillSeeItAndPublished() {
        EVENTS.answers("GET " + ONE, 200, gathering("DRAFT", ""), SEEN);
        EVENTS.answers("POST " + ONE + "/publication", 200, gathering("PUBLISHED", ""), "\"8\"");
        EVENTS.answers("GET " + ONE + "/letters-due", 200, "{\"letters\":0}");
        var preview = browser.open(PAGE);
        assertThat(preview.one("h1").text()).isEqualTo("Forum Süd");
        assertThat(preview.one("#briefe").text()).isEqualTo("Das löst 0 E-Mails aus.");
        assertThat(preview.html().select("a[href$=/anmelden]")).isEmpty();

        var page = browser.send(preview, Map.of());

        assertThat(page.one("#hinweis").text()).contains("ist veröffentlicht");
        assertThat(EVENTS.calls("POST " + ONE + "/publication"))
                .singleElement()
                .satisfies(call -> assertThat(call.header("If-match")).isEqualTo(SEEN));
        assertThat(EVENTS.queries()).contains("GET " + ONE + "/letters-due?action=PUBLISH");
    }

    @Test
    void whatIsMissingToPublishLeadsToItsField() {
        EVENTS.answers("GET " + ONE, 200, gathering("DRAFT", ""), SEEN);
        EVENTS.answers(
                "POST " + ONE + "/publication",
                409,
                """
                {"type": "urn:smartregion:problem:gathering-incomplete", "missing": ["description", "host"]}
                """);

        var page = browser.send(browser.open(PAGE), Map.of());

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.html().select("#warum a").eachAttr("href"))
                .containsExactly(PAGE + "/aendern#description-de", PAGE + "/aendern#host-name");
        EVENTS.refuses("POST " + ONE + "/publication", 412, "precondition-failed");
        var outdated = browser.send(browser.open(PAGE), Map.of());
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("Es wurde nichts getan");
    }

    @Test
    void callingOffNeedsAReasonAndIsAskedOnceMore() {
        EVENTS.answers("POST " + ONE + "/cancellation", 200, gathering("CANCELLED", ""), "\"8\"");
        var form = browser.open(PAGE + "/absagen");
        assertThat(form.one("#briefe").text()).isEqualTo("Das löst 12 E-Mails aus.");
        var empty = browser.send(form, Map.of("reason", " "));
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.one("#reason-fehler").text()).contains("Geben Sie einen Grund");

        var question = browser.send(form, Map.of("reason", "Die Referentin ist krank."));
        assertThat(question.one("h1").text()).isEqualTo("Wirklich absagen?");
        assertThat(question.one("#grund").text()).isEqualTo("Die Referentin ist krank.");
        assertThat(EVENTS.calls("POST " + ONE + "/cancellation")).isEmpty();
        PortalTest.assertSound(question, "de");

        var page = browser.send(question, Map.of());
        assertThat(page.one("#hinweis").text()).contains("Die Veranstaltung ist abgesagt");
        assertThat(EVENTS.calls("POST " + ONE + "/cancellation"))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.header("If-match")).isEqualTo(SEEN);
                            assertThat(call.json().path("reason").asString())
                                    .isEqualTo("Die Referentin ist krank.");
                        });
    }

    @Test
    void howManyLettersItCausesMayBeUnknown() {
        EVENTS.refuses("GET " + ONE + "/letters-due", 503, "unavailable");

        assertThat(browser.open(PAGE + "/absagen").one("#briefe").text())
                .contains("lässt sich gerade nicht sagen");
    }

    @Test
    void theRosterIsSearchedFilteredAndPaged() {
        var page = browser.open(PEOPLE + "?query=m%C3%BCller%26&status=SEATED");

        assertThat(EVENTS.queries())
                .contains(
                        "GET " + ONE + "/registrations?query=müller&&status=SEATED&page=0&size=50");
        assertThat(page.one("#zeile-r1").text())
                .contains("Käthe Müller", "Kassel", "Platz bestätigt", "Austragen: Käthe Müller");
        assertThat(page.one("#zeile-r2").text()).contains("Abgemeldet").doesNotContain("Austragen");
        assertThat(page.one("#query").val()).isEqualTo("müller&");
        assertThat(page.one("a[rel=next]").attr("href"))
                .isEqualTo(PEOPLE + "?query=m%C3%BCller%26&status=SEATED&page=1");
        assertThat(page.one("#csv").attr("href")).isEqualTo(PEOPLE + ".csv");
    }

    @Test
    void whereThereIsNoRosterOrNobodyAnswersThePageSaysSo() {
        EVENTS.refuses("GET " + ONE + "/registrations", 404, "gathering-not-found");
        assertThat(browser.open(PEOPLE).one("#keine").text()).contains("noch keine Liste");
        EVENTS.refuses("GET " + ONE + "/registrations", 503, "unavailable");
        var page = browser.open(PEOPLE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.one("#weg").text()).contains("gerade nicht abrufbar");
        EVENTS.refuses("GET " + ONE, 404, "gathering-not-found");
        assertThat(browser.open(PEOPLE).status()).isEqualTo(404);
        assertThat(browser.open(PAGE).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv;charset=UTF-8",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    void theRosterIsHandedOnAsAFileThatNobodyKeeps(String ending, String type) {
        var file = "\uFEFFName;E-Mail\r\nKäthe;k@kassel.example\r\n";
        EVENTS.sends("GET " + ONE + "/registrations." + ending, type, file);

        var page = browser.open(PEOPLE + "." + ending);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElseThrow()).isEqualToIgnoringCase(type);
        assertThat(page.header("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"teilnehmende-forum." + ending + "\"");
        assertThat(page.header("Cache-Control").orElseThrow()).isEqualTo("no-store");
        if (ending.equals("csv")) {
            assertThat(page.answer().body()).isEqualTo(file);
        }
        assertThat(EVENTS.calls("GET " + ONE + "/registrations." + ending))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).startsWith("Bearer "));
    }

    @Test
    void aFileThatIsNotThereOrKeptOrLateIsAPage() {
        var line = "GET " + ONE + "/registrations.csv";
        assertThat(browser.open(PEOPLE + ".csv").status()).isEqualTo(404);
        EVENTS.refuses(line, 403, "forbidden");
        assertThat(browser.open(PEOPLE + ".csv").status()).isEqualTo(403);
        EVENTS.refuses(line, 503, "unavailable");
        assertThat(browser.open(PEOPLE + ".csv").status()).isEqualTo(503);
        assertThat(browser.open(PEOPLE + ".exe").status()).isEqualTo(404);
    }

    @Test
    void somebodyIsPutOnWithNothingToConfirm() {
        EVENTS.answers(
                "POST " + ONE + "/registrations",
                201,
                """
                {"registration": "r9", "status": "SEATED", "seats": 2, "attendance": "ONLINE"}
                """);

        var page = browser.send(browser.open(PEOPLE + "/neu"), somebody());

        assertThat(page.address()).isEqualTo(PEOPLE);
        assertThat(page.one("#hinweis").text()).contains("eingetragen und hat einen Platz");
        assertThat(EVENTS.calls("POST " + ONE + "/registrations"))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.header("Idempotency-key")).isNotBlank();
                            assertThat(call.json())
                                    .isEqualTo(
                                            JsonMapper.shared()
                                                    .readTree(
                                                            """
                                                            {"name": "Käthe Müller", "email": "kaethe@kassel.example", "municipality": "06611000",
                                                             "function": null, "companions": 1, "attendance": "ONLINE", "language": "de",
                                                             "privacyAccepted": true, "confirmed": true}
                                                            """));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "already-registered, #email-fehler, schon eine Anmeldung",
        "group-too-large, #companions-fehler, So viele Personen",
        "registration-closed, #hinweis, Die Anmeldung ist beendet",
        "full, #hinweis, Alle Plätze sind belegt"
    })
    void whoCannotBePutOnIsSaidWhereItBelongs(String problem, String where, String words) {
        EVENTS.refuses("POST " + ONE + "/registrations", 409, problem);

        var page = browser.send(browser.open(PEOPLE + "/neu"), somebody());

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.one(where).text()).contains(words);
        assertThat(page.one("#name").val()).isEqualTo("Käthe Müller");
        PortalTest.assertSound(page, "de");
    }

    @Test
    void anEmptyFormPutsNobodyOnAndNamesEveryField() {
        var page = browser.send(browser.open(PEOPLE + "/neu"), Map.of());

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#name", "#email", "#municipality", "#attendance", "#privacy");
        assertThat(EVENTS.calls("POST " + ONE + "/registrations")).isEmpty();
        PortalTest.assertSound(page, "de");
    }

    @Test
    void seatsAreChangedUnlessTheyAreNotFree() {
        EVENTS.answers("PUT " + WHO, 200, registration("SEATED"));
        var form = browser.open(PEOPLE + "/r1");
        assertThat(form.text()).contains("Mira Musterfeld");

        var page = browser.send(form, Map.of("companions", "4"));

        assertThat(page.address()).isEqualTo(PEOPLE);
        assertThat(page.one("#hinweis").text()).contains("Die Anmeldung ist geändert");
        assertThat(EVENTS.calls("PUT " + WHO).getFirst().json().path("companions").asInt())
                .isEqualTo(4);
        EVENTS.refuses("PUT " + WHO, 409, "no-seats-for-change");
        var refused = browser.send(form, Map.of("companions", "4"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#companions-fehler").text()).contains("nicht genug Plätze frei");
    }

    @Test
    void somebodyIsTakenOffAfterBeingAskedOnceMore() {
        EVENTS.answers("POST " + WHO + "/cancellation", 200, registration("CANCELLED"));
        var question = browser.open(PEOPLE + "/r1/abmelden");
        assertThat(EVENTS.calls("POST " + WHO + "/cancellation")).isEmpty();

        var page = browser.send(question, Map.of());

        assertThat(page.address()).isEqualTo(PEOPLE);
        assertThat(page.one("#hinweis").text()).contains("Die Person ist ausgetragen");
        assertThat(EVENTS.calls("POST " + WHO + "/cancellation")).hasSize(1);
    }

    @Test
    void nobodyElseHasTheseHandsAndAForgedFormDoesNothing() {
        PROVIDER.knows(SignInTest.MIRA);
        var municipal = new Browser(port, "de");
        for (var address :
                List.of("/verwaltung", PAGE, PAGE + "/aendern", PEOPLE, PEOPLE + ".csv")) {
            Page page = municipal.open(address);
            assertThat(page.status()).as(address).isEqualTo(403);
        }
        browser.open(PAGE);
        var forged = browser.post(PAGE + "/absagen", Map.of("reason", "x", "sure", "ja"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(EVENTS.calls("POST " + ONE + "/cancellation")).isEmpty();
        // What the service keeps from the person although the portal would not.
        EVENTS.refuses("GET " + ONE, 403, "forbidden");
        assertThat(browser.open(PAGE).status()).isEqualTo(403);
    }

    private static Map<String, String> typed() {
        return Map.ofEntries(
                Map.entry("kind", "FORUM"),
                Map.entry("title-de", " Forum Nord "),
                Map.entry("fields", "ENERGY"),
                Map.entry("partners", "ekom21\r\n\r\n Land "),
                // The clocks change in the night between.
                Map.entry("starts", "2027-03-27T10:00"),
                Map.entry("ends", "28.3.2027 15:00"),
                Map.entry("opens", "2027-01-01T08:00:00"),
                Map.entry("closes", "26.03.2027, 12:30"),
                Map.entry("seats-ON_SITE", "60"),
                Map.entry("largestGroup", "3"),
                Map.entry("place-name", "Palais"),
                Map.entry("place-street", "Platz 1"),
                Map.entry("place-postcode", "34119"),
                Map.entry("place-town", "Kassel"),
                Map.entry("host-name", "Geschäftsstelle"));
    }

    private static Map<String, String> somebody() {
        return Map.of(
                "name", "Käthe Müller",
                "email", "kaethe@kassel.example",
                "municipality", "Kassel",
                "suggestion", "06611000",
                "companions", "1",
                "attendance", "ONLINE",
                "privacy", "true");
    }

    private static String gathering(String status, String more) {
        return """
               {"id": "forum", "kind": "FORUM", "title": {"de": "Forum Süd", "en": "Forum South"},
                "summary": {"de": "Worum es geht"}, "description": {"de": "Programm\\n10 Uhr Beginn"},
                "fields": ["ENERGY", "HEALTH"], "partners": ["ekom21"],
                "startsAt": "2027-06-09T09:00:00Z", "endsAt": "2027-06-09T15:00:00Z",
                "registrationOpensAt": "2026-01-01T09:00:00Z", "registrationClosesAt": "2027-06-08T09:00:00Z",
                "attendances": [{"attendance": "ON_SITE", "seats": 20}, {"attendance": "ONLINE", "seats": 50}],
                "waitingList": true, "largestGroup": 5,
                "place": {"name": "Kongress Palais", "street": "Platz 1", "postcode": "34119", "town": "Kassel"},
                "onlineAddress": "https://konferenz.example/raum",
                "host": {"name": "Geschäftsstelle", "email": "forum@office.example"},
                "status": "%s", "revision": 2%s}
               """
                .formatted(status, more);
    }

    private static final String ROSTER =
            """
            {"items": [
              {"registration": "r1", "number": 1, "status": "SEATED", "attendance": "ON_SITE", "seats": 3,
               "name": "Käthe Müller", "email": "kaethe@kassel.example", "municipality": "06611000", "function": "Amtsleitung"},
              {"registration": "r2", "number": 2, "status": "CANCELLED", "attendance": "ONLINE", "seats": 1}],
             "page": 0, "size": 50, "total": 77}
            """;
}
