package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.Browser.Page;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What a municipality's person does in "Mein Bereich"; the events service is scripted. */
@ExtendWith(OutputCaptureExtension.class)
class AccountPagesTest extends SignedInPages {
    private static final String DIARY = "GET /registrations";
    private static final String MINE = "/gatherings/forum/registrations/r1";
    private static final String PAGE = "/mein-bereich/anmeldungen/forum/r1";
    private static final String WAITING = "/gatherings/kongress/registrations/r2";
    private static final String LETTERS = "/letter-language";
    private static final String FEED = "/api/events/calendar-feeds/geheim-1";

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(SignInTest.MIRA);
        EVENTS.answers(DIARY, 200, diary());
        EVENTS.answers("GET /gatherings/forum", 200, GATHERING);
        EVENTS.answers("GET " + MINE, 200, registration("SEATED"));
        EVENTS.answers("GET " + LETTERS, 200, "{\"language\":\"de\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of("/mein-bereich", "/mein-bereich/kalender", PAGE, PAGE + "/abmelden")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
    }

    @Test
    void whatComesStandsFirstSoonestFirstAndThenWhatIsPast() {
        var page = browser.open("/mein-bereich");

        assertThat(page.html().select("article h3").eachText())
                .containsExactly("Bald", "Forum", "Fällt aus", "Gestern", "Lange her");
        assertThat(page.one("#anmeldung-r1").text())
                .contains("Platz bestätigt", "3 Plätze", "Ändern: Forum", "Abmelden: Forum");
        assertThat(page.one("#anmeldung-r2").text())
                .contains("Auf der Warteliste", "Sie sind Nummer 4 auf der Warteliste");
        assertThat(page.one("#anmeldung-r3").text())
                .contains("Veranstaltung fällt aus")
                .doesNotContain("Ändern");
        assertThat(page.one("#anmeldung-r4").text()).doesNotContain("Ändern");
    }

    @Test
    void whoHasNothingIsLedToTheGatherings() {
        EVENTS.answers(DIARY, 200, "{\"items\":[],\"page\":0,\"size\":100,\"total\":0}");

        var page = browser.open("/mein-bereich");

        assertThat(page.one(".portal-empty").text())
                .contains("Sie haben sich noch für keine Veranstaltung angemeldet");
        assertThat(page.one(".portal-empty a").attr("href")).isEqualTo("/veranstaltungen");
    }

    @Test
    void whereTheServiceIsAwayThePageSaysSoAndTheRestIsThere() {
        browser.open("/mein-bereich");
        EVENTS.goAway();

        var page = browser.open("/mein-bereich");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Ihre Anmeldungen sind gerade nicht abrufbar");
        assertThat(page.one("#zum-kalender").attr("href")).isEqualTo("/mein-bereich/kalender");
        PortalTest.assertSound(page, "de");
    }

    @Test
    void aRegistrationIsChangedAndThePageSaysSoOnce() {
        EVENTS.answers("PUT " + MINE, 200, registration("SEATED"));
        var form = browser.open(PAGE);
        assertThat(form.one("#companions").val()).isEqualTo("2");
        assertThat(form.one("#function").val()).isEqualTo("Digitalisierungsbeauftragte");
        assertThat(form.one("#attendance-ON_SITE").hasAttr("checked")).isTrue();

        var page =
                browser.send(
                        form, Map.of("companions", "1", "attendance", "ONLINE", "language", "en"));

        assertThat(page.address()).isEqualTo("/mein-bereich");
        assertThat(page.one("#hinweis").text()).contains("Ihre Änderungen sind gespeichert");
        assertThat(browser.open("/mein-bereich").html().select("#hinweis")).isEmpty();
        assertThat(EVENTS.calls("PUT " + MINE))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json())
                                        .isEqualTo(
                                                JsonMapper.shared()
                                                        .readTree(
                                                                """
                                                                {"companions": 1, "function": "Digitalisierungsbeauftragte",
                                                                 "attendance": "ONLINE", "language": "en"}
                                                                """)));
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndNothingIsSent() {
        var page = browser.send(browser.open(PAGE), Map.of("companions", "9", "attendance", ""));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li").eachText())
                .containsExactly(
                        "Wählen Sie, ob Sie vor Ort oder online teilnehmen.",
                        "Geben Sie eine Zahl von 0 bis 4 an.");
        assertThat(page.one("#companions").val()).isEqualTo("9");
        assertThat(EVENTS.calls("PUT " + MINE)).isEmpty();
        PortalTest.assertSound(page, "de");
    }

    @Test
    void whereTheSeatsAreNotFreeTheRegistrationStaysAndTheFormSaysSo() {
        EVENTS.refuses("PUT " + MINE, 409, "no-seats-for-change");

        var page = browser.send(browser.open(PAGE), Map.of("companions", "4"));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.one("#companions-fehler").text())
                .contains("Dafür sind nicht genug Plätze frei");
        assertThat(page.one("#companions").val()).isEqualTo("4");
    }

    @Test
    void whenTheServiceFailsTheEntriesStay() {
        EVENTS.refuses("PUT " + MINE, 503, "roster-busy");

        var page = browser.send(browser.open(PAGE), Map.of("companions", "4"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.one("#hinweis").text()).contains("Ihre Angaben sind noch da");
        assertThat(page.one("#companions").val()).isEqualTo("4");
    }

    @Test
    void cancellingIsAskedOnceMore() {
        EVENTS.answers("POST " + MINE + "/cancellation", 200, registration("CANCELLED"));
        var question = browser.open(PAGE + "/abmelden");
        assertThat(EVENTS.calls("POST " + MINE + "/cancellation")).isEmpty();

        var page = browser.send(question, Map.of());

        assertThat(page.address()).isEqualTo("/mein-bereich");
        assertThat(page.one("#hinweis").text()).contains("Sie sind abgemeldet");
        assertThat(EVENTS.calls("POST " + MINE + "/cancellation")).hasSize(1);
    }

    @Test
    void whatHasEndedCannotBeChangedAndSomebodyElsesIsNotThere() {
        EVENTS.answers("GET " + MINE, 200, registration("CANCELLED"));
        assertThat(browser.open(PAGE).one("#hinweis").text())
                .contains("lässt sich nichts mehr ändern");
        EVENTS.refuses("GET " + MINE, 404, "registration-not-found");
        assertThat(browser.open(PAGE).status()).isEqualTo(404);
        assertThat(browser.open(PAGE + "/abmelden").status()).isEqualTo(404);
    }

    @Test
    void theCalendarsAddressIsShownOnceAndStandsInNoAddressAndNoLog(CapturedOutput log) {
        EVENTS.answers("POST /calendar-feed", 200, "{\"address\":\"" + FEED + "\"}");

        var page = browser.send(browser.open("/mein-bereich/kalender"), "#anlegen", Map.of());

        assertThat(page.address()).isEqualTo("/mein-bereich/kalender");
        assertThat(page.answer().uri().toString()).doesNotContain("geheim");
        assertThat(page.one("#adresse").val()).isEqualTo("http://127.0.0.1:" + port + FEED);
        assertThat(page.header("Cache-Control").orElseThrow()).contains("no-store");
        PortalTest.assertSound(page, "de");
        assertThat(browser.open("/mein-bereich/kalender").html().outerHtml())
                .doesNotContain("geheim-1");
        assertThat(log.getAll()).doesNotContain("geheim-1");
    }

    @Test
    void withoutAVerifiedAddressThereIsNoCalendar() {
        EVENTS.refuses("POST /calendar-feed", 409, "no-verified-address");

        var page = browser.send(browser.open("/mein-bereich/kalender"), "#anlegen", Map.of());

        assertThat(page.one("#hinweis").text()).contains("keine bestätigte E-Mail-Adresse");
        assertThat(page.html().select("#adresse")).isEmpty();
    }

    @Test
    void theCalendarsAddressIsRevoked() {
        EVENTS.answers("DELETE /calendar-feed", 204, "");

        var page = browser.send(browser.open("/mein-bereich/kalender"), "#beenden", Map.of());

        assertThat(page.one("#hinweis").text()).contains("Die Adresse ist gesperrt");
        assertThat(EVENTS.calls("DELETE /calendar-feed")).hasSize(1);
    }

    @Test
    void theLanguageOfLettersIsChosenForWhatComesAndForWhatThereIs() {
        EVENTS.answers("PUT " + LETTERS, 200, "{\"language\":\"en\"}");
        EVENTS.answers("PUT " + MINE, 200, registration("SEATED"));
        EVENTS.answers(
                "GET " + WAITING,
                200,
                registration("WAITING").replace("\"language\": \"de\"", "\"language\": \"en\""));
        var page = browser.open("/mein-bereich");
        assertThat(page.one("#sprache-de").hasAttr("checked")).isTrue();
        assertThat(page.one("#sprache-hinweis").text())
                .contains("eine E-Mail in der neuen Sprache");

        var next = browser.send(page, "#sprache-waehlen", Map.of("language", "en"));

        assertThat(next.address()).isEqualTo("/mein-bereich");
        assertThat(next.one("#hinweis").text()).contains("ab jetzt in dieser Sprache");
        PortalTest.assertSound(next, "de");
        assertThat(EVENTS.calls("PUT " + LETTERS))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).isEqualTo("{\"language\":\"en\"}"));
        assertThat(EVENTS.calls("PUT " + MINE))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json())
                                        .isEqualTo(
                                                JsonMapper.shared()
                                                        .readTree(
                                                                """
                                                                {"companions": 2, "function": "Digitalisierungsbeauftragte",
                                                                 "attendance": "ON_SITE", "language": "en"}
                                                                """)));
        assertThat(EVENTS.calls("PUT " + WAITING)).as("speaks it already").isEmpty();
        for (var over :
                List.of(
                        "webinar/registrations/r4",
                        "aus/registrations/r3",
                        "alt/registrations/r5")) {
            assertThat(EVENTS.calls("PUT /gatherings/" + over)).isEmpty();
        }
    }

    @Test
    void whatCouldNotBeChangedIsSaidAndTheChoiceIsKept() {
        EVENTS.answers("PUT " + LETTERS, 200, "{\"language\":\"en\"}");
        EVENTS.answers("GET " + WAITING, 200, registration("CANCELLED"));
        EVENTS.refuses("PUT " + MINE, 503, "roster-busy");

        var next =
                browser.send(
                        browser.open("/mein-bereich"),
                        "#sprache-waehlen",
                        Map.of("language", "en"));

        assertThat(next.one("#hinweis").text()).contains("noch einmal");
        assertThat(EVENTS.calls("PUT " + LETTERS)).hasSize(1);
    }

    @Test
    void withoutAVerifiedAddressNoLanguageIsKeptAndNothingChanged() {
        EVENTS.refuses("PUT " + LETTERS, 409, "no-verified-address");

        var next =
                browser.send(
                        browser.open("/mein-bereich"),
                        "#sprache-waehlen",
                        Map.of("language", "en"));

        assertThat(next.one("#hinweis").text()).contains("keine bestätigte E-Mail-Adresse");
        assertThat(EVENTS.calls("PUT " + MINE)).isEmpty();
        assertThat(
                        browser.send(
                                        browser.open("/mein-bereich"),
                                        "#sprache-waehlen",
                                        Map.of("language", "fr"))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void theFormOfWhoIsSignedInProposesTheLanguageOfTheAccount() {
        EVENTS.answers("GET " + LETTERS, 200, "{\"language\":\"en\"}");
        EVENTS.answers("GET /gatherings/forum", 200, GATHERING.replace("2026-12-", "2999-12-"));
        EVENTS.answers(
                "GET /seats",
                200,
                """
                {"items": [{"gathering": "forum", "registration": "OPEN",
                            "pools": [{"attendance": "ON_SITE", "seats": 20, "free": 5, "waiting": 0}]}]}
                """);
        browser.open("/mein-bereich"); // signs in

        var form = browser.open("/veranstaltungen/forum/anmelden");

        assertThat(form.one("#language-en").hasAttr("checked")).isTrue();
        EVENTS.answers("GET " + LETTERS, 200, "{}");
        assertThat(
                        browser.open("/veranstaltungen/forum/anmelden")
                                .one("#language-de")
                                .hasAttr("checked"))
                .as("nothing chosen: as the page speaks")
                .isTrue();
    }

    @Test
    void everyCallSpeaksForThePersonAndStaffHaveNoSuchPage() {
        browser.open(PAGE);
        assertThat(EVENTS.calls("GET " + MINE))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(PROVIDER.given())
                                        .contains(
                                                String.valueOf(call.header("Authorization"))
                                                        .substring("Bearer ".length())));

        PROVIDER.knows(SignInTest.ALBA);
        var staff = new Browser(port, "de");
        for (var address : List.of("/mein-bereich", "/mein-bereich/kalender", PAGE)) {
            assertThat(staff.open(address).status()).as(address).isEqualTo(403);
        }
    }

    @Test
    void whatTheServiceKeepsFromThePersonIsNotAllowed() {
        EVENTS.refuses("GET " + MINE, 403, "forbidden");

        Page page = browser.open(PAGE);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Diese Seite ist nicht für Sie freigegeben");
    }

    private static Instant ahead(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String diary() {
        return """
               {"items": [%s, %s, %s, %s, %s], "page": 0, "size": 100, "total": 5}
               """
                .formatted(
                        entry("r5", "CANCELLED", "alt", "Lange her", -300, "HELD"),
                        entry("r1", "SEATED", "forum", "Forum", 16, "PUBLISHED"),
                        entry("r4", "SEATED", "webinar", "Gestern", -1, "HELD"),
                        entry("r2", "WAITING", "kongress", "Bald", 2, "PUBLISHED"),
                        entry("r3", "SEATED", "aus", "Fällt aus", 27, "CANCELLED"));
    }

    private static String entry(
            String id, String status, String gathering, String title, int ahead, String state) {
        return """
               {"registration": "%s", "status": "%s", %s "seats": 3, "attendance": "ON_SITE",
                "gathering": {"id": "%s", "title": {"de": "%s"}, "kind": "FORUM", "startsAt": "%s",
                              "endsAt": "%s", "place": "Kassel", "status": "%s"}}
               """
                .formatted(
                        id,
                        status,
                        status.equals("WAITING") ? "\"position\": 4," : "",
                        gathering,
                        title,
                        ahead(ahead),
                        ahead(ahead).plusSeconds(3_600),
                        state);
    }

    private static final String GATHERING =
            """
            {"id": "forum", "kind": "FORUM", "title": {"de": "Forum"}, "fields": ["ENERGY"], "partners": [],
             "startsAt": "2026-12-09T09:00:00Z", "endsAt": "2026-12-09T15:00:00Z",
             "registrationOpensAt": "2026-11-01T09:00:00Z", "registrationClosesAt": "2026-12-08T09:00:00Z",
             "attendances": [{"attendance": "ON_SITE", "seats": 20}, {"attendance": "ONLINE", "seats": 50}],
             "waitingList": true, "largestGroup": 5, "status": "PUBLISHED", "revision": 2}
            """;
}
