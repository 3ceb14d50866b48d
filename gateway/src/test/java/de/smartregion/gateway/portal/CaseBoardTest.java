package de.smartregion.gateway.portal;

import static de.smartregion.gateway.portal.ConsultingSays.DAY;
import static de.smartregion.gateway.portal.ConsultingSays.LATER;
import static de.smartregion.gateway.portal.ConsultingSays.at;
import static de.smartregion.gateway.portal.ConsultingSays.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** How the office looks after consultations; the consulting service is scripted. */
class CaseBoardTest extends SignedInPages {
    private static final String BOARD = "/verwaltung/beratungen";
    private static final String PAGE = BOARD + "/c-1";
    private static final String ONE = "/consultations/c-1";
    private static final String SECOND = "/appointments/a-1/second";
    private static final String PEOPLE = "/verwaltung/beratende";

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(SignInTest.ALBA);
        CONSULTING.answers(
                "GET /consultations",
                200,
                ConsultingSays.page(
                        40,
                        ConsultingSays.line("c-1", "REQUESTED", true),
                        ConsultingSays.line("c-2", "SCHEDULED", false)));
        CONSULTING.answers("GET /load", 200, ConsultingSays.LOAD);
        CONSULTING.answers(
                "GET /consultants", 200, "{\"items\":[" + ConsultingSays.CONSULTANT + "]}");
        CONSULTING.answers("GET /consultants/karla", 200, ConsultingSays.CONSULTANT, "\"4\"");
        CONSULTING.answers("GET /modules", 200, ConsultingSays.MODULES);
        CONSULTING.answers(
                "GET /consultants/karla/week",
                200,
                ConsultingSays.week(DAY.with(DayOfWeek.MONDAY)));
        CONSULTING.answers("GET /slots", 200, ConsultingSays.slots());
        CONSULTING.answers("GET /consultations/c-1/slots", 200, ConsultingSays.slots());
        CONSULTING.answers("GET " + ONE + "/candidates", 200, ConsultingSays.CANDIDATES);
        CONSULTING.answers("GET " + ONE + SECOND, 200, ConsultingSays.SECONDS);
        stored(ConsultingSays.request("REQUESTED", ConsultingSays.ASSIGNMENT));
    }

    private static void stored(String consultation) {
        CONSULTING.answers("GET " + ONE, 200, consultation, "\"7\"");
    }

    private static String colliding() {
        return ConsultingSays.colliding(
                ConsultingSays.proposal("ben", "Ben Entwurf", start())
                        + ", "
                        + ConsultingSays.proposal(
                                "karla", "Karla Probst-Muster", at(LATER, "10:00")));
    }

    private static String held(boolean released) {
        return ConsultingSays.appointed("HELD", "HELD", start(), ConsultingSays.report(released));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        BOARD,
                        BOARD
                                + "?state=WAITING&consultant=karla&district=06611&place=Kassel&module=einstieg&mode=ONLINE&query=x&overdue=true&collides=true&page=1",
                        BOARD + "?place=Nirgendwo",
                        PAGE,
                        PAGE + "/angebot",
                        PAGE + "/termin?woche=" + LATER,
                        PAGE + "/weiterer",
                        PAGE + "/aendern",
                        PEOPLE,
                        PEOPLE + "/neu",
                        PEOPLE + "/karla",
                        PEOPLE + "/karla/woche",
                        PEOPLE + "/karla/abwesenheit",
                        PEOPLE + "/karla/verfuegbarkeit",
                        PEOPLE + "/karla/tag?tag=" + DAY,
                        PEOPLE + "/module/neu",
                        PEOPLE + "/module/einstieg")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        for (var consultation :
                List.of(
                        ConsultingSays.scheduled(),
                        ConsultingSays.hastenable(""),
                        ConsultingSays.hastenable("2026-11-20T09:00:00Z"),
                        ConsultingSays.offered(),
                        ConsultingSays.pollable(),
                        ConsultingSays.polled(),
                        ConsultingSays.colliding(""),
                        ConsultingSays.accompaniable(""),
                        ConsultingSays.accompaniable(ConsultingSays.second(true)),
                        colliding(),
                        ConsultingSays.series(),
                        held(false),
                        held(true))) {
            stored(consultation);
            PortalTest.assertSound(reader.open(PAGE), language);
        }
        PortalTest.assertSound(reader.open(PAGE + "/bericht"), language);
    }

    @Test
    void theBoardIsFilteredAndShowsWhatIsOverdueAndWhoHasHowMuch() {
        var page = browser.open(BOARD);
        assertThat(page.html().select("tr[id^=fall-]").eachAttr("id"))
                .containsExactly("fall-c-1", "fall-c-2"); // as the service orders them
        assertThat(page.one("#fall-c-1").text()).contains("Überfällig", "Kassel", "Angefragt");
        assertThat(page.one("#fall-c-2").text()).doesNotContain("Überfällig");
        assertThat(page.one("#fall-c-1 a").attr("href")).isEqualTo(PAGE);
        assertThat(page.html().select("#balken rect").eachAttr("width"))
                .containsExactly("75.0", "100.0");
        assertThat(page.one("#balken").attr("aria-hidden")).isEqualTo("true");
        assertThat(page.one("#auslastung-tabelle").text())
                .contains("Karla Probst-Muster 30 40 4", "Ben Entwurf 44 40 0");

        var searched =
                browser.open(
                        BOARD
                                + "?state=WAITING&consultant=karla&district=06611&query=Rat+%26+Haus&overdue=true");

        assertThat(CONSULTING.queries())
                .contains(
                        "GET /consultations?state=WAITING&consultant=karla&district=06611&query=Rat & Haus&overdue=true&page=0&size=25");
        assertThat(searched.one(".portal-paging a[rel=next]").attr("href"))
                .contains("query=Rat%20%26%20Haus", "page=1", "overdue=true");
        var narrowed = browser.open(BOARD + "?place=Bad+Homburg&module=einstieg&mode=ONLINE");
        assertThat(CONSULTING.queries())
                .contains(
                        "GET /consultations?municipality=06434001&module=einstieg&mode=ONLINE&page=0&size=25");
        assertThat(narrowed.one("#place").val()).startsWith("Bad Homburg");
        assertThat(narrowed.one("#module option[selected]").val()).isEqualTo("einstieg");
        assertThat(narrowed.one(".portal-paging a[rel=next]").attr("href"))
                .contains("place=06434001", "module=einstieg", "mode=ONLINE");
        CONSULTING.answers("GET /consultations.csv", 200, "Eingang;Stand");
        assertThat(narrowed.one("#xlsx").attr("href")).startsWith(BOARD + ".xlsx?place=06434001");
        var file =
                browser.open(
                        browser.open(BOARD + "?query=Rat+%26+Haus&mode=PHONE&place=06434001")
                                .one("#csv")
                                .attr("href"));
        assertThat(file.text()).isEqualTo("Eingang;Stand");
        assertThat(CONSULTING.queries())
                .contains(
                        "GET /consultations.csv?municipality=06434001&mode=PHONE&query=Rat & Haus");
        assertThat(browser.open(BOARD + "?place=Nirgendwo").one("#place-fehler").text())
                .contains("kennen wir nicht");
        CONSULTING.goAway();
        var away = browser.open(BOARD);
        assertThat(away.status()).isEqualTo(200);
        assertThat(away.one("#weg").text()).contains("nicht abrufbar");
        assertThat(away.one("#auslastung-weg").text()).contains("nicht abrufbar");
    }

    @Test
    void aCaseShowsWhyItWasAssignedAndWhatHappened() {
        var page = browser.open(PAGE);

        assertThat(page.one("#grund-karla").text()).contains("Gewählt", "3 von 40");
        assertThat(page.one("#grund-ben").text()).contains("Nein: Kreis");
        assertThat(page.text())
                .contains("kennt die Lage", "Wie <b>fangen</b> wir an?", "SOMETHING_NEW");
        assertThat(page.one("#ueberfaellig").text()).contains("Überfällig");
        assertThat(page.html().select("#zuweisen option").eachText())
                .containsExactly(
                        "Bitte wählen", "Karla Probst-Muster", "Ben Entwurf – passt nicht");
        CONSULTING.refuses("GET " + ONE + "/candidates", 503, "unavailable");
        var without = browser.open(PAGE);
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.one("#kandidaten-weg").text()).contains("nicht abrufbar");
    }

    @Test
    void theOfficeOverrulesWithANoteAndNeverWithout() {
        CONSULTING.answers(
                "POST " + ONE + "/assignment", 200, ConsultingSays.request("REQUESTED", ""));
        var form = browser.open(PAGE);

        var wrong = browser.send(form, "#zuweisen", Map.of("consultant", "ben"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#note-fehler").text()).isNotBlank();
        assertThat(wrong.one("#zuweisen option[selected]").val()).isEqualTo("ben");
        PortalTest.assertSound(wrong, "de");
        var page =
                browser.send(form, "#zuweisen", Map.of("consultant", "ben", "note", "Vertretung"));

        assertThat(page.one("#hinweis").text()).contains("neu zugewiesen");
        var sent = CONSULTING.calls("POST " + ONE + "/assignment").getFirst().json();
        assertThat(sent.path("consultant").asString()).isEqualTo("ben");
        assertThat(sent.path("note").asString()).isEqualTo("Vertretung");
        CONSULTING.refuses("POST " + ONE + "/assignment", 412, "precondition-failed");
        var outdated =
                browser.send(form, "#zuweisen", Map.of("consultant", "ben", "note", "Vertretung"));
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("inzwischen geändert");
    }

    @Test
    void aRequestIsDeclinedWithAReason() {
        CONSULTING.answers("POST " + ONE + "/decline", 200, ConsultingSays.request("DECLINED", ""));
        var form = browser.open(PAGE);

        assertThat(browser.send(form, "#ablehnen", Map.of()).one("#reason-fehler").text())
                .isNotBlank();
        var page = browser.send(form, "#ablehnen", Map.of("reason", "Nicht unser Thema"));

        assertThat(page.one("#hinweis").text()).contains("abgelehnt");
        assertThat(CONSULTING.calls("POST " + ONE + "/decline"))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json().path("reason").asString())
                                        .isEqualTo("Nicht unser Thema"));
        CONSULTING.refuses("POST " + ONE + "/decline", 409, "consultation-over");
        var refused = browser.send(form, "#ablehnen", Map.of("reason", "Nein"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("nichts mehr ändern");
        assertThat(refused.one("#reason").text()).isEqualTo("Nein");
    }

    @Test
    void theOfficeCallsOffOneOfSeveralOrEndsItAllAndSaysWhy() {
        stored(ConsultingSays.series());
        var cancelled = "POST " + ONE + "/appointments/a-1/cancellation";
        CONSULTING.answers(cancelled, 200, ConsultingSays.scheduled());
        CONSULTING.answers(
                "POST " + ONE + "/withdrawal", 200, ConsultingSays.request("WITHDRAWN", ""));
        var both = browser.open(PAGE);
        assertThat(both.html().select("#ablehnen")).as("it has its appointments").isEmpty();
        assertThat(both.one("#verschieben-a-0").attr("href")).endsWith("/termin?termin=a-0");
        var ask = browser.open(both.one("#absagen-a-1").attr("href"));
        PortalTest.assertSound(ask, "de");

        var wrong = browser.send(ask, "#absagen", Map.of());
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#reason-fehler").text()).isNotBlank();
        PortalTest.assertSound(wrong, "de");
        assertThat(CONSULTING.calls(cancelled)).isEmpty();
        var page = browser.send(ask, "#absagen", Map.of("reason", "Erkrankt"));
        assertThat(page.one("#hinweis").text()).contains("Termin ist abgesagt");
        assertThat(CONSULTING.calls(cancelled).getFirst().json().path("reason").asString())
                .isEqualTo("Erkrankt");

        var end = browser.open(browser.open(PAGE).one("#beenden").attr("href"));
        PortalTest.assertSound(end, "de");
        assertThat(browser.send(end, "#absagen", Map.of()).status()).isEqualTo(400);
        var ended = browser.send(end, "#absagen", Map.of("reason", "Die Stelle entfällt"));
        assertThat(ended.one("#hinweis").text()).contains("beendet");
        assertThat(CONSULTING.calls("POST " + ONE + "/withdrawal"))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json().path("reason").asString())
                                        .isEqualTo("Die Stelle entfällt"));
        assertThat(browser.open(PAGE + "/absagen?termin=gone").address()).isEqualTo(PAGE);
        stored(held(true));
        assertThat(browser.open(PAGE + "/beenden").address()).isEqualTo(PAGE);
    }

    @Test
    void theReasonIsStillThereWhenNothingWasEnded() {
        stored(ConsultingSays.series());
        var typed = Map.of("reason", "Erkrankt");
        for (var way : List.of("/absagen?termin=a-1", "/beenden")) {
            var ask = browser.open(PAGE + way);
            var call =
                    "POST "
                            + ONE
                            + (way.equals("/beenden")
                                    ? "/withdrawal"
                                    : "/appointments/a-1/cancellation");
            CONSULTING.refuses(call, 400, "invalid");
            var unaccepted = browser.send(ask, "#absagen", typed);
            assertThat(unaccepted.status()).isEqualTo(400);
            assertThat(unaccepted.one("#fehler a").attr("href")).isEqualTo("#reason");
            assertThat(unaccepted.one("#reason-fehler").text()).contains("nicht angenommen");
            assertThat(unaccepted.one("#reason").text()).isEqualTo("Erkrankt");
            PortalTest.assertSound(unaccepted, "de");
            CONSULTING.refuses(call, 412, "precondition-failed");
            var outdated = browser.send(ask, "#absagen", typed);
            assertThat(outdated.status()).isEqualTo(412);
            assertThat(outdated.one("#veraltet").text()).contains("Es wurde nichts getan");
            assertThat(outdated.one("#reason").text()).isEqualTo("Erkrankt");
            CONSULTING.refuses(call, 409, "consultation-over");
            var refused = browser.send(ask, "#absagen", typed);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.one("#abgelehnt").text()).contains("nichts mehr ändern");
            assertThat(refused.one("#reason").text()).isEqualTo("Erkrankt");
            PortalTest.assertSound(refused, "de");
        }
    }

    @Test
    void theOfficeSaysForThemThatTheyWouldRatherComeEarlier() {
        stored(ConsultingSays.hastenable(""));
        CONSULTING.answers(
                "PUT " + ONE + "/earlier", 200, ConsultingSays.hastenable("2026-11-20T09:00:00Z"));
        var said = browser.send(browser.open(PAGE), "#frueher-sagen", Map.of("wanted", "true"));
        assertThat(said.address()).isEqualTo(PAGE);
        assertThat(said.one("#hinweis").text()).contains("E-Mail");
        assertThat(CONSULTING.calls("PUT " + ONE + "/earlier"))
                .singleElement()
                .satisfies(call -> assertThat(call.json().path("wanted").asBoolean()).isTrue());
        stored(ConsultingSays.hastenable("2026-11-20T09:00:00Z"));
        assertThat(browser.open(PAGE).one("#frueher-seit").text())
                .contains("Die Kommune", "20. November 2026");
    }

    @Test
    void theOfficePutsRightWhatWasAskedFor() {
        CONSULTING.answers("PUT " + ONE, 200, ConsultingSays.request("REQUESTED", ""));
        var form = browser.open(browser.open(PAGE).one("#aendern").attr("href"));
        var page = browser.send(form, "#aendern", Map.of("address", "Neues Rathaus"));
        assertThat(page.address()).isEqualTo(PAGE);
        assertThat(page.one("#hinweis").text()).contains("geändert");
        assertThat(CONSULTING.calls("PUT " + ONE).getFirst().json().path("address").asString())
                .isEqualTo("Neues Rathaus");
    }

    @Test
    void severalTimesAreOffered() {
        CONSULTING.answers("POST " + ONE + "/offer", 200, ConsultingSays.offered());
        var form = browser.open(browser.open(PAGE).one("#anbieten").attr("href"));
        assertThat(form.html().select("#start input[type=checkbox]").eachAttr("value"))
                .containsExactly(start().toString(), at(DAY, "13:15").toString());
        assertThat(form.one("#wunschzeiten").text()).contains("Uhr");

        var wrong = browser.send(form, "#zeiten", Map.of("note", "Passt das?"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#start-fehler").text()).contains("eine bis fünf");
        assertThat(wrong.one("#note").text()).isEqualTo("Passt das?");
        PortalTest.assertSound(wrong, "de");
        var page =
                browser.send(
                        form,
                        "#zeiten",
                        Map.of("start", start().toString(), "consultant", "karla", "hours", "20"));

        assertThat(page.one("#hinweis").text()).contains("angeboten");
        var sent = CONSULTING.calls("POST " + ONE + "/offer").getFirst().json();
        assertThat(sent.path("hours").asInt()).isEqualTo(20);
        assertThat(sent.path("starts").path(0).path("start").asString())
                .isEqualTo(start().toString());
        assertThat(sent.path("starts").path(0).path("consultant").asString()).isEqualTo("karla");
    }

    @Test
    void anAppointmentIsSetMovedAndFollowedByAnother() {
        CONSULTING.answers("POST " + ONE + "/appointment", 200, ConsultingSays.scheduled());
        CONSULTING.answers("POST " + ONE + "/appointments", 200, ConsultingSays.scheduled());
        var form = browser.open(browser.open(PAGE).one("#ansetzen").attr("href"));

        var page =
                browser.send(
                        form,
                        "#zeiten",
                        Map.of("start", start().toString(), "note", "Wir kommen zu zweit."));

        assertThat(page.one("#hinweis").text()).contains("Termin steht fest");
        var sent = CONSULTING.calls("POST " + ONE + "/appointment").getFirst().json();
        assertThat(sent.path("start").asString()).isEqualTo(start().toString());
        assertThat(sent.path("note").asString()).isEqualTo("Wir kommen zu zweit.");
        CONSULTING.answers(
                "POST " + ONE + "/appointment", 409, ConsultingSays.taken(at(LATER, "10:00")));
        var lost =
                browser.send(form, "#zeiten", Map.of("start", start().toString(), "note", "Zwei"));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html().select("#next input").eachAttr("value"))
                .containsExactly(at(LATER, "10:00").toString());
        assertThat(lost.one("#note").text()).isEqualTo("Zwei");
        PortalTest.assertSound(lost, "de");
        stored(ConsultingSays.scheduled());
        var more = browser.open(browser.open(PAGE).one("#weiterer").attr("href"));
        assertThat(CONSULTING.queries())
                .as("times that are too soon for everybody else, too")
                .anyMatch(it -> it.contains("/slots?appointment=none"))
                .noneMatch(it -> it.contains("/slots?module"));
        assertThat(
                        browser.send(
                                        more,
                                        "#zeiten",
                                        Map.of("start", start().toString(), "consultant", "ben"))
                                .one("#hinweis")
                                .text())
                .contains("weitere Termin");
        assertThat(CONSULTING.calls("POST " + ONE + "/appointments"))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json().path("consultant").asString())
                                        .isEqualTo("ben"));
    }

    @Test
    void whatAnAbsenceCollidesWithIsOnTheBoardAndAProposalIsTakenWithOneClick() {
        CONSULTING.answers(
                "GET /consultations",
                200,
                ConsultingSays.page(
                        2,
                        ConsultingSays.line("c-1", "SCHEDULED", false)
                                .replaceFirst("\\{", "{\"collides\": true, "),
                        ConsultingSays.line("c-2", "REQUESTED", true)));
        CONSULTING.answers("POST " + ONE + "/appointment", 200, ConsultingSays.scheduled());
        stored(colliding());
        var board = browser.open(BOARD + "?collides=true");
        assertThat(board.one("#fall-c-1").text()).contains("Abwesenheit");
        assertThat(board.one("#fall-c-2").text()).doesNotContain("Abwesenheit");
        assertThat(board.one("#collides").hasAttr("checked")).isTrue();
        assertThat(CONSULTING.queries())
                .contains("GET /consultations?collides=true&page=0&size=25");

        var page = browser.open(PAGE);
        assertThat(page.one("#kollision-a-1").text()).contains("abwesend");
        assertThat(page.html().select("#kollision-a-1 button").eachText())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .startsWith(
                                                "Diesen Termin übernehmen: Ben Entwurf, Dienstag"),
                        second ->
                                assertThat(second)
                                        .startsWith(
                                                "Diesen Termin übernehmen: Karla Probst-Muster"));
        browser.send(page, "#vorschlag-a-1-1", Map.of());
        assertThat(browser.send(page, "#vorschlag-a-1-2", Map.of()).one("#hinweis").text())
                .contains("Termin steht fest");

        var sent = CONSULTING.calls("POST " + ONE + "/appointment");
        assertThat(sent.getFirst().json().path("consultant").asString()).isEqualTo("ben");
        assertThat(sent.getFirst().json().path("start").asString()).isEqualTo(start().toString());
        assertThat(sent.getFirst().json().path("note").asString()).isEqualTo("Vertretung");
        assertThat(sent.getLast().json().path("consultant").asString()).isEqualTo("karla");
        assertThat(sent.getLast().json().path("note").isNull()).isTrue();
        stored(ConsultingSays.colliding(""));
        assertThat(browser.open(PAGE).one("#kollision-a-1").text()).contains("keinen Vorschlag");
        stored(ConsultingSays.colliding("").replace("\"a1\"", "\"hours\""));
        assertThat(browser.open(PAGE).one("#kollision-a-1").text())
                .contains("arbeitet die beratende Person nicht mehr");
        stored(ConsultingSays.colliding("").replace("\"a1\"", "\"inactive\""));
        assertThat(browser.open(PAGE).one("#kollision-a-1").text()).contains("berät nicht mehr");
    }

    @Test
    void aSecondConsultantComesAlongAndIsTakenOff() {
        stored(ConsultingSays.accompaniable(""));
        CONSULTING.answers("PUT " + ONE + SECOND, 200, ConsultingSays.scheduled());
        CONSULTING.answers("DELETE " + ONE + SECOND, 200, ConsultingSays.scheduled());
        var page = browser.open(PAGE);
        assertThat(page.html().select("#zweite-a-1 option").eachText())
                .as("who is free, and what speaks against them")
                .containsExactly(
                        "Bitte wählen", "Dora Daneben – passt nicht: Handlungsfeld, Sprache");
        assertThat(page.one("#zweite-a-1").text()).contains("Nicht frei: Ben Entwurf");
        var nobody = browser.send(page, "#zweite-a-1 form", Map.of());
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.one("#zweite-wahl-a-1-fehler").text()).contains("Wählen");
        assertThat(nobody.one("#zweite-wahl-a-1").attr("aria-invalid")).isEqualTo("true");

        stored(ConsultingSays.accompaniable(ConsultingSays.second(false)));
        var done = browser.send(page, "#zweite-a-1 form", Map.of("consultant", "dora"));

        assertThat(done.one("#hinweis").text()).contains("kommt mit");
        assertThat(
                        CONSULTING
                                .calls("PUT " + ONE + SECOND)
                                .getFirst()
                                .json()
                                .path("consultant")
                                .asString())
                .isEqualTo("dora");
        assertThat(done.one("main ul.portal-cards").text())
                .contains("mit Karla Probst-Muster und Dora Daneben");
        assertThat(done.html().select("#zweite-abwesend-a-1")).isEmpty();
        stored(ConsultingSays.accompaniable(""));
        assertThat(browser.send(done, "#zweite-a-1 form", Map.of()).one("#hinweis").text())
                .contains("nicht mehr mit");
        assertThat(CONSULTING.calls("DELETE " + ONE + SECOND)).hasSize(1);

        CONSULTING.refuses("PUT " + ONE + SECOND, 409, "consultant-not-free");
        var refused = browser.send(page, "#zweite-a-1 form", Map.of("consultant", "dora"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("nicht frei");
        stored(ConsultingSays.accompaniable(ConsultingSays.second(true)));
        assertThat(browser.open(PAGE).one("#zweite-abwesend-a-1").text()).contains("abwesend");
        stored(ConsultingSays.scheduled());
        assertThat(browser.open(PAGE).html().select("#zweite-a-1"))
                .as("not for who does not decide it")
                .isEmpty();
    }

    @Test
    void aProposalForTheSecondOfTwoMovesTheSecond() {
        CONSULTING.answers("POST " + ONE + "/appointment", 200, ConsultingSays.scheduled());
        stored(
                ConsultingSays.collidingLater(
                        ConsultingSays.proposal("ben", "Ben Entwurf", start())));
        var page = browser.open(PAGE);
        assertThat(page.html().select("#kollision-a-0")).isEmpty();
        browser.send(page, "#vorschlag-a-1-1", Map.of());

        var other = browser.open(page.one("#kollision-a-1 a").attr("href"));
        assertThat(CONSULTING.queries()).anyMatch(it -> it.contains("/slots?appointment=a-1"));
        var missing = browser.send(other, "#zeiten", Map.of());
        assertThat(missing.status()).isEqualTo(400);
        browser.send(missing, "#zeiten", Map.of("start", at(DAY, "13:15").toString()));

        var sent = CONSULTING.calls("POST " + ONE + "/appointment");
        assertThat(sent).hasSize(2);
        assertThat(sent).allMatch(call -> call.json().path("appointment").asString().equals("a-1"));
        assertThat(sent.getFirst().json().path("consultant").asString()).isEqualTo("ben");
        assertThat(sent.getLast().json().path("start").asString())
                .isEqualTo(at(DAY, "13:15").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 1", "%C3%A4", "<b>"})
    void whereItCannotBeReadWhichAppointmentIsMeantNoneIsMoved(String termin) {
        stored(ConsultingSays.scheduled());
        CONSULTING.answers("POST " + ONE + "/appointment", 200, ConsultingSays.scheduled());
        var query = "?termin=" + URLEncoder.encode(termin, StandardCharsets.UTF_8);
        var shown = browser.open(PAGE + "/termin" + query);
        assertThat(shown.status()).isEqualTo(400);
        assertThat(shown.one("#welcher").text()).contains("nicht lesen");
        PortalTest.assertSound(shown, "de");

        var form = browser.open(PAGE + "/termin?termin=a-1");
        assertThat(CONSULTING.queries()).anyMatch(it -> it.contains("/slots?appointment=a-1"));
        form.one("#zeiten").attr("action", PAGE + "/termin" + query);
        var sent = browser.send(form, "#zeiten", Map.of("start", start().toString()));

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.one("#welcher").text()).contains("nichts geändert");
        assertThat(CONSULTING.calls("POST " + ONE + "/appointment")).isEmpty();
    }

    @Test
    void aReportMayBeAsLongAsItsFields() {
        stored(held(false));
        CONSULTING.answers("PUT " + ONE + "/report", 200, held(false));
        var form = browser.open(PAGE + "/bericht");
        var text = "Grüße, schöne Häuser. ".repeat(1_000).substring(0, 20_000).strip();

        var page =
                browser.send(
                        form,
                        "#bericht",
                        Map.of("situation", text, "advice", text, "nextSteps", text));

        assertThat(page.status()).isEqualTo(200);
        assertThat(
                        CONSULTING
                                .calls("PUT " + ONE + "/report")
                                .getFirst()
                                .json()
                                .path("nextSteps")
                                .asString())
                .isEqualTo(text);
    }

    @Test
    void whatNoFileHoldsIsSaidBesideIt() {
        assertThat(browser.open(BOARD).html().select("#nicht-alle")).isEmpty();
        CONSULTING.answers(
                "GET /consultations",
                200,
                ConsultingSays.page(10_001, ConsultingSays.line("c-1", "REQUESTED", true)));
        assertThat(browser.open(BOARD).one("#nicht-alle").text()).contains("ersten 10.000");
    }

    @Test
    void theOfficeWritesTheReportAndReleasesIt() {
        stored(ConsultingSays.appointed("HELD", "HELD", start(), ""));
        CONSULTING.answers("PUT " + ONE + "/report", 200, held(false));
        CONSULTING.answers("POST " + ONE + "/report/release", 200, held(true));
        var form = browser.open(browser.open(PAGE).one("#schreiben").attr("href"));
        assertThat(form.address()).isEqualTo(PAGE + "/bericht");

        stored(held(false));
        var page = browser.send(form, "#bericht", Map.of("advice", "Klein beginnen"));
        assertThat(page.address()).isEqualTo(PAGE);
        assertThat(page.one("#hinweis").text()).contains("Bericht ist gespeichert");
        assertThat(browser.send(page, "#freigeben", Map.of()).one("#hinweis").text())
                .contains("freigegeben");
        assertThat(CONSULTING.calls("POST " + ONE + "/report/release")).hasSize(1);
        stored(held(true));
        assertThat(browser.open(PAGE).html().select("#freigeben")).isEmpty();
        assertThat(browser.open(PAGE + "/bericht").one("main").text())
                .contains("liest den Bericht bereits");
    }

    @Test
    void theOfficeLooksAtAConsultantsWeekAndEntersTheirAbsence() {
        CONSULTING.answers(
                "POST /consultants/karla/absences",
                201,
                "{\"id\":\"a2\",\"from\":\"2027-02-28T23:00:00Z\",\"until\":\"2027-03-05T23:00:00Z\"}");
        CONSULTING.answers("DELETE /consultants/karla/absences/a1", 204, "");
        var karla = browser.open(PEOPLE + "/karla");
        var week = browser.open(karla.one("#woche").attr("href") + "?woche=" + DAY);
        assertThat(week.one("h1").text()).contains("Karla Probst-Muster");
        assertThat(week.one("#tag-" + DAY + " td a").attr("href")).isEqualTo(PAGE);
        assertThat(week.one("#fall-c-1 a").attr("href")).isEqualTo(PAGE);
        assertThat(week.one("#spaeter").attr("href")).startsWith(PEOPLE + "/karla/woche?woche=");
        assertThat(CONSULTING.queries())
                .contains("GET /consultations?consultant=karla&page=0&size=100");

        var form = browser.open(karla.one("#abwesenheit").attr("href"));
        assertThat(form.one("h1").text()).contains("Karla Probst-Muster");
        var wrong = browser.send(form, "#abwesend", Map.of("from", "bald"));
        assertThat(wrong.status()).isEqualTo(400);
        PortalTest.assertSound(wrong, "de");
        var page = browser.send(form, "#abwesend", Map.of("from", "2027-03-01"));
        assertThat(page.address()).isEqualTo(PEOPLE + "/karla/abwesenheit");
        assertThat(page.one("#hinweis").text()).contains("eingetragen");
        assertThat(browser.send(form, "#zurueck-a1", Map.of()).one("#hinweis").text())
                .contains("gelöscht");
        assertThat(CONSULTING.calls("DELETE /consultants/karla/absences/a1")).hasSize(1);
        assertThat(browser.open(PEOPLE + "/niemand/woche").status()).isEqualTo(404);
        assertThat(browser.open(PEOPLE + "/niemand/abwesenheit").status()).isEqualTo(404);
    }

    @Test
    void theOfficeWritesTheHoursOfWhoHasNotSignedInYet() {
        CONSULTING.answers("PUT /consultants/karla", 200, ConsultingSays.CONSULTANT, "\"5\"");
        CONSULTING.answers(
                "GET /consultants/karla",
                200,
                ConsultingSays.CONSULTANT.replaceFirst("\"busyAddress\": \"[^\"]*\", ", ""),
                "\"4\"");
        var karla = browser.open(PEOPLE + "/karla");
        var form = browser.open(karla.one("#verfuegbarkeit").attr("href"));
        assertThat(form.one("h1").text()).contains("Karla Probst-Muster");
        assertThat(form.one("#busyAddress-hinweis").text()).contains("bleibt, wie es ist");
        assertThat(form.one("#busyAddress").val()).isEmpty();
        var wrong = browser.send(form, "#arbeitszeiten", Map.of("TUESDAY", "vormittags"));
        assertThat(wrong.status()).isEqualTo(400);
        PortalTest.assertSound(wrong, "de");
        var page =
                browser.send(
                        form,
                        "#arbeitszeiten",
                        Map.of("TUESDAY", "09:00-12:00", "onlineAddress", ""));
        assertThat(page.address()).startsWith(PEOPLE + "/karla/verfuegbarkeit");
        assertThat(page.one("#gespeichert").text()).contains("Gespeichert");
        var sent = CONSULTING.calls("PUT /consultants/karla").getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"4\"");
        assertThat(sent.json().path("weekly")).hasSize(3);
        assertThat(sent.json().path("exceptions")).hasSize(2);
        assertThat(sent.json().path("name").asString()).isEqualTo("Karla Probst-Muster");
        assertThat(sent.json().path("yearlyCapacity").asInt()).isEqualTo(40);
        assertThat(sent.json().path("active").asBoolean()).isTrue();
        assertThat(sent.json().has("busyAddress")).as("stays").isFalse();
        assertThat(sent.json().path("onlineAddress").asString()).as("is gone").isEmpty();
        browser.send(
                form, "#arbeitszeiten", Map.of("busyAddress", "https://kalender.example/neu.ics"));
        assertThat(
                        CONSULTING
                                .calls("PUT /consultants/karla")
                                .getLast()
                                .json()
                                .path("busyAddress")
                                .asString())
                .contains("neu.ics");
        CONSULTING.answers("GET /consultants/karla", 200, ConsultingSays.CONSULTANT, "\"9\"");
        var outdated = browser.send(form, "#arbeitszeiten", Map.of("TUESDAY", "10:00-12:00"));
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#TUESDAY").text()).isEqualTo("10:00-12:00");
        assertThat(CONSULTING.calls("PUT /consultants/karla")).hasSize(2);
        assertThat(outdated.one("h1").text()).endsWith("Karla Probst-Muster");
        var midday = browser.send(form, "#arbeitszeiten", Map.of("TUESDAY", "mittags"));
        assertThat(midday.status()).isEqualTo(400);
        assertThat(midday.one("h1").text()).endsWith("Karla Probst-Muster");
        assertThat(midday.one(".portal-way").text()).endsWith("Karla Probst-Muster");
        CONSULTING.answers("GET /consultants/karla", 200, ConsultingSays.CONSULTANT, "\"4\"");
        CONSULTING.refuses("PUT /consultants/karla", 503, "unavailable");
        var unwritten = browser.send(form, "#arbeitszeiten", Map.of("TUESDAY", "10:00-12:00"));
        assertThat(unwritten.status()).isEqualTo(503);
        assertThat(unwritten.one("h1").text()).endsWith("Karla Probst-Muster");
        assertThat(browser.open(PEOPLE + "/niemand/verfuegbarkeit").status()).isEqualTo(404);
        CONSULTING.goAway();
        var away = browser.send(form, "#arbeitszeiten", Map.of("TUESDAY", "10:00-12:00"));
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.one("#TUESDAY").text()).isEqualTo("10:00-12:00");
        assertThat(away.one(".portal-way").text()).doesNotContain("karla");
    }

    @Test
    void whoWantsToBeForgottenIsAfterAskingOnceMore() {
        assertThat(browser.open(PAGE).html().select("a#loeschen")).isEmpty();
        assertThat(browser.open(PAGE + "/loeschen").address()).isEqualTo(PAGE);
        stored(ConsultingSays.request("WITHDRAWN", ""));
        CONSULTING.answers(
                "POST " + ONE + "/erasure", 200, ConsultingSays.request("WITHDRAWN", ""));
        PortalTest.assertSound(new Browser(port, "en").open(PAGE + "/loeschen"), "en");
        var ask = browser.open(browser.open(PAGE).one("a#loeschen").attr("href"));
        PortalTest.assertSound(ask, "de");
        assertThat(CONSULTING.calls("POST " + ONE + "/erasure")).isEmpty();

        var page = browser.send(ask, Map.of());

        assertThat(page.one("#hinweis").text()).contains("Angaben sind gelöscht");
        assertThat(CONSULTING.calls("POST " + ONE + "/erasure")).hasSize(1);
        CONSULTING.refuses("POST " + ONE + "/erasure", 409, "consultation-open");
        assertThat(browser.send(ask, Map.of()).one("#abgelehnt").text())
                .contains("noch nicht zu Ende");
        assertThat(browser.open("/beratende/beratungen/c-1/loeschen").status()).isEqualTo(403);
        assertThat(browser.open(PAGE).status()).isEqualTo(200);
    }

    @Test
    void aConsultantIsEnteredAndChangedInTheVersionThatWasSeen() {
        CONSULTING.answers("PUT /consultants/karla", 200, ConsultingSays.CONSULTANT, "\"5\"");
        CONSULTING.answers("PUT /consultants/jo", 201, ConsultingSays.CONSULTANT, "\"0\"");
        var fresh = browser.open(PEOPLE + "/neu");
        var wrong =
                browser.send(
                        fresh,
                        Map.of(
                                "id",
                                "Jo!",
                                "email",
                                "x",
                                "phone",
                                "Durchwahl",
                                "perDay",
                                "viele",
                                "minutesPerDay",
                                "2 h"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html().select("#fehler li a").eachAttr("href"))
                .containsExactly(
                        "#id", "#name", "#email", "#phone", "#home", "#perDay", "#minutesPerDay");
        PortalTest.assertSound(wrong, "de");
        var named = Map.of("id", "jo", "name", "Jo", "email", "jo@ekom21.example", "home", "06611");
        var page = browser.send(fresh, named);
        assertThat(page.one("#hinweis").text()).contains("Gespeichert");
        var made = CONSULTING.calls("PUT /consultants/jo").getFirst().json();
        assertThat(made.path("minutesPerDay").isNumber()).as("no limit").isFalse();
        assertThat(CONSULTING.calls("PUT /consultants/jo").getFirst().header("If-none-match"))
                .isEqualTo("*");
        CONSULTING.refuses("PUT /consultants/jo", 412, "precondition-failed");
        assertThat(browser.send(fresh, named).one("#vergeben").text()).contains("gibt es schon");

        var form = browser.open(PEOPLE + "/karla");
        assertThat(form.one("#districts-06611").hasAttr("checked")).isTrue();
        assertThat(form.one("#modules-einstieg").hasAttr("checked")).isTrue();
        assertThat(form.one("#minutesPerWeek").val()).isEqualTo("600");
        assertThat(browser.send(form, Map.of("active", "", "minutesPerDay", "240")).address())
                .isEqualTo(PEOPLE);
        var sent = CONSULTING.calls("PUT /consultants/karla").getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"4\"");
        assertThat(sent.json().path("active").asBoolean()).isFalse();
        assertThat(sent.json().path("phone").asString()).isEqualTo("0561 2040");
        assertThat(sent.json().path("districts").path(0).asString()).isEqualTo("06611");
        assertThat(sent.json().path("minutesPerDay").asInt()).isEqualTo(240);
        assertThat(sent.json().path("minutesPerWeek").asInt()).isEqualTo(600);
        assertThat(sent.json().has("weekly")).isFalse(); // that is hers
        CONSULTING.refuses("PUT /consultants/karla", 412, "precondition-failed");
        CONSULTING.answers(
                "GET /consultants/karla",
                200,
                ConsultingSays.CONSULTANT.replace(
                        "\"yearlyCapacity\": 40", "\"yearlyCapacity\": 50"),
                "\"9\"");
        var outdated = browser.send(form, Map.of("perWeek", "3"));
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.html().select("#veraltet li a").eachAttr("href"))
                .containsExactly("#yearlyCapacity");
        assertThat(outdated.one("#perWeek").val()).isEqualTo("3");
        PortalTest.assertSound(outdated, "de");
    }

    @Test
    void aModuleIsWrittenAndTakenOut() {
        CONSULTING.answers(
                "PUT /modules/einstieg",
                200,
                "{\"code\":\"einstieg\",\"title\":\"Einstieg\",\"minutes\":90,\"modes\":[],\"fields\":[]}");
        var form = browser.open(PEOPLE + "/module/einstieg");

        var wrong = browser.send(form, Map.of("minutes", "lang", "title", ""));
        assertThat(wrong.status()).isEqualTo(400);
        PortalTest.assertSound(wrong, "de");
        var page = browser.send(form, Map.of("minutes", "120", "active", ""));

        assertThat(page.address()).isEqualTo(PEOPLE);
        var sent = CONSULTING.calls("PUT /modules/einstieg").getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"3\"");
        assertThat(sent.json().path("minutes").asInt()).isEqualTo(120);
        assertThat(form.one("#modes-PHONE").hasAttr("checked")).isTrue();
        assertThat(sent.json().path("modes").toString()).contains("PHONE");
        assertThat(sent.json().path("active").asBoolean()).isFalse();
        assertThat(page.one("#modul-alt").text()).contains("Wird nicht angeboten");
        assertThat(browser.open(PEOPLE + "/module/gibt-es-nicht").status()).isEqualTo(404);
    }

    @Test
    void nobodyElseHasTheseHands() {
        browser.open(BOARD);
        PROVIDER.knows(SignInTest.MIRA);
        var municipal = new Browser(port, "de");
        for (var address :
                List.of(
                        BOARD,
                        PAGE,
                        PEOPLE,
                        PEOPLE + "/module/neu",
                        PEOPLE + "/karla/woche",
                        PEOPLE + "/karla/abwesenheit",
                        PEOPLE + "/karla/verfuegbarkeit",
                        PEOPLE + "/karla/tag",
                        PAGE + "/bericht")) {
            assertThat(municipal.open(address).status()).as(address).isEqualTo(403);
        }
        assertThat(browser.post(PAGE + "/ablehnen", Map.of("reason", "x")).status()).isEqualTo(403);
        CONSULTING.refuses("GET " + ONE, 403, "forbidden");
        assertThat(browser.open(PAGE).status()).isEqualTo(403);
        CONSULTING.refuses("GET " + ONE, 404, "not-found");
        assertThat(browser.open(PAGE).status()).isEqualTo(404);
    }
}
