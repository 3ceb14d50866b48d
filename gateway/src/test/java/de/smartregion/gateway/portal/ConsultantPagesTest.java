package de.smartregion.gateway.portal;

import static de.smartregion.gateway.portal.ConsultingSays.DAY;
import static de.smartregion.gateway.portal.ConsultingSays.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** How a consultant works; the consulting service is scripted. */
class ConsultantPagesTest extends SignedInPages {
    private static final String ONE = "/consultations/c-1";
    private static final String PAGE = "/beratende/beratungen/c-1";
    private static final String HOURS = "/beratende/verfuegbarkeit";
    private static final String ABSENT = "/beratende/abwesenheit";

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(ConsultingSays.KARLA);
        CONSULTING.answers("GET /consultants/me", 200, ConsultingSays.CONSULTANT, "\"4\"");
        CONSULTING.answers(
                "GET /consultants/karla/week",
                200,
                ConsultingSays.week(DAY.with(DayOfWeek.MONDAY)));
        CONSULTING.answers(
                "GET /consultations",
                200,
                ConsultingSays.page(1, ConsultingSays.line("c-1", "SCHEDULED", false)));
        CONSULTING.answers("GET /slots", 200, ConsultingSays.slots());
        CONSULTING.answers("GET /consultations/c-1/slots", 200, ConsultingSays.slots());
        CONSULTING.answers("PUT /consultants/me", 200, ConsultingSays.CONSULTANT, "\"5\"");
        stored(held(""));
    }

    private static String held(String more) {
        return ConsultingSays.appointed("HELD", "HELD", start(), more);
    }

    private static void stored(String consultation) {
        CONSULTING.answers("GET " + ONE, 200, consultation, "\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        "/beratende",
                        "/beratende?woche=" + DAY,
                        "/beratende/tag?tag=" + DAY,
                        HOURS,
                        ABSENT,
                        "/beratende/kalender",
                        PAGE,
                        PAGE + "/bericht",
                        PAGE + "/angebot",
                        PAGE + "/weiterer")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        stored(held(ConsultingSays.report(false) + ConsultingSays.ASSIGNMENT));
        PortalTest.assertSound(reader.open(PAGE), language);
    }

    @Test
    void aWeekShowsHoursAppointmentsAndWhatIsBusy() {
        var page = browser.open("/beratende?woche=" + DAY);

        var monday = DAY.with(DayOfWeek.MONDAY);
        assertThat(page.one("#tag-" + monday).text()).contains("Feiertag");
        assertThat(page.one("#tag-" + DAY).text())
                .contains("08:00 bis 16:00 Uhr", "Kassel", "vorgemerkt", "11:00 bis 12:00 Uhr");
        assertThat(page.one("#tag-" + DAY + " td a").attr("href")).isEqualTo(PAGE);
        assertThat(page.one("#tag-" + DAY.plusDays(1)).text()).contains("abwesend");
        assertThat(page.one("#spaeter").attr("href"))
                .isEqualTo("/beratende?woche=" + monday.plusWeeks(1));
        assertThat(page.one("#fall-c-1 a").attr("href")).isEqualTo(PAGE);
        assertThat(CONSULTING.queries()).contains("GET /consultants/karla/week?from=" + monday);
        assertThat(page.one(".portal-nav a[href=/beratende]").attr("aria-current"))
                .isEqualTo("page");
        CONSULTING.refuses("GET /consultants/me", 404, "consultant-not-found");
        assertThat(browser.open("/beratende").one("#kein-kalender").text()).contains("Konto");
        CONSULTING.goAway();
        var away = browser.open("/beratende");
        assertThat(away.status()).isEqualTo(200);
        assertThat(away.one("#weg").text()).contains("nicht abrufbar");
    }

    @Test
    void aDayHasAllThatIsNeededOnTheWay() {
        stored(ConsultingSays.scheduled());
        CONSULTING.answers("GET /consultants/karla/week", 200, ConsultingSays.dayOf(DAY));
        var week = browser.open("/beratende?woche=" + DAY);
        var link = week.one("th a[href$=" + DAY + "]");
        var page = browser.open(link.attr("href"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(CONSULTING.queries()).contains("GET /consultants/karla/week?from=" + DAY);
        assertThat(page.one("#termin-e1").text())
                .contains("09:00 bis 10:30 Uhr", "Kassel", "35 Minuten Fahrt", "Mira Musterfeld")
                .contains("Frage");
        assertThat(page.one("#termin-e1 h2 a").attr("href")).isEqualTo(PAGE);
        assertThat(page.html().select("#termin-e1 a[href^=mailto:]")).hasSize(1);
        assertThat(page.one("#termin-e2").text()).contains("vorgemerkt");
        assertThat(page.one("#spaeter").attr("href"))
                .isEqualTo("/beratende/tag?tag=" + DAY.plusDays(1));
        assertThat(page.one("#frueher").attr("href"))
                .isEqualTo("/beratende/tag?tag=" + DAY.minusDays(1));
        PortalTest.assertSound(page, "de");

        CONSULTING.refuses("GET " + ONE, 404, "not-found");
        assertThat(browser.open("/beratende/tag?tag=" + DAY).one("#termin-e1").text())
                .contains("gebucht", "nicht abrufbar");
        CONSULTING.refuses("GET /consultants/me", 404, "consultant-not-found");
        assertThat(browser.open("/beratende/tag").html().select("#kein-kalender")).hasSize(1);
        CONSULTING.goAway();
        var away = browser.open("/beratende/tag");
        assertThat(away.status()).isEqualTo(200);
        assertThat(away.one("#weg").text()).contains("nicht abrufbar");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_ALLOWED, de, rufen wir nichts ab",
        "NOT_REACHED, de, antwortet kein Kalender",
        "UNREADABLE, de, den wir lesen können",
        "NEWER_THAN_US, de, antwortet kein Kalender",
        "UNREADABLE, en, that we can read"
    })
    void aCalendarThatIsRefusedIsToldWithWhyAndSinceWhen(
            String why, String language, String words) {
        var refused =
                "{\"busyRefused\": {\"why\": \"%s\", \"since\": \"2026-11-20T09:00:00Z\"},"
                        .formatted(why);
        CONSULTING.answers(
                "GET /consultants/karla/week",
                200,
                ConsultingSays.week(DAY.with(DayOfWeek.MONDAY)).replaceFirst("\\{", refused));
        var page = new Browser(port, language).open("/beratende?woche=" + DAY);
        assertThat(page.one("#kalender-abgelehnt").text()).contains(words, "20");
        assertThat(page.one("#kalender-abgelehnt a").attr("href")).contains("#busyAddress");
        PortalTest.assertSound(page, language);
    }

    @Test
    void byPhoneTheWeekAndTheCaseSaySo() {
        CONSULTING.answers(
                "GET /consultations",
                200,
                ConsultingSays.byPhone(
                        ConsultingSays.page(1, ConsultingSays.line("c-1", "SCHEDULED", false))));
        CONSULTING.answers(
                "GET /consultants/karla/week",
                200,
                ConsultingSays.week(DAY.with(DayOfWeek.MONDAY))
                        .replace("\"place\": \"06611000\",", ""));
        stored(ConsultingSays.byPhone(ConsultingSays.scheduled()));

        assertThat(browser.open("/beratende?woche=" + DAY).one("#tag-" + DAY).text())
                .contains("Kassel Telefonisch", "vorgemerkt Online oder telefonisch");
        assertThat(browser.open(PAGE).one("section[aria-labelledby=termine]").text())
                .contains("Telefonisch: Anruf bei Mira Musterfeld unter 0561 <b>1000");
    }

    @Test
    void hoursAreReadAsTheyAreWritten() {
        var form = browser.open(HOURS);
        assertThat(form.one("#MONDAY").wholeText())
                .isEqualTo("08:00-12:00\n13:00-16:30 alle 2 Wochen ab 01.12.2026");
        assertThat(form.one("#exceptions").wholeText())
                .isEqualTo("24.12.2026: frei\n28.12.2026: 09:00-10:00");

        var page =
                browser.send(
                        form,
                        "#arbeitszeiten",
                        Map.of(
                                "TUESDAY", "9:00 - 12:00, 13:00–15:00",
                                "FRIDAY",
                                        "08:00-10:00 Every 3 Weeks from 1.1.2027 bis 2027-01-31"));

        assertThat(page.one("#gespeichert").text()).contains("Gespeichert");
        var sent = CONSULTING.calls("PUT /consultants/me").getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"4\"");
        var weekly = sent.json().path("weekly");
        assertThat(weekly).hasSize(5);
        assertThat(weekly.path(2).path("day").asString()).isEqualTo("TUESDAY");
        assertThat(weekly.path(2).path("from").asString()).startsWith("09:00");
        assertThat(weekly.path(4).path("validUntil").asString()).isEqualTo("2027-01-31");
        assertThat(weekly.path(4).path("everyWeeks").asInt()).isEqualTo(3);
        assertThat(weekly.path(1).path("everyWeeks").asInt()).isEqualTo(2);
        assertThat(sent.json().path("exceptions").path(0).path("windows")).isEmpty();
        assertThat(sent.json().path("busyAddress").asString()).contains("geheim.ics");
        assertThat(sent.json().path("phone").asString()).isEqualTo("0561 2040");
    }

    @Test
    void hoursThatCannotBeReadAreNamedAndNothingIsSent() {
        var page =
                browser.send(
                        browser.open(HOURS),
                        "#arbeitszeiten",
                        Map.of(
                                "TUESDAY", "vormittags",
                                "WEDNESDAY", "12:00-08:00",
                                "THURSDAY", "08:00-12:00 alle 2 Wochen",
                                "exceptions", "Heiligabend",
                                "phone", "im Büro",
                                "busyAddress", "http://intern/x"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly(
                        "#TUESDAY",
                        "#WEDNESDAY",
                        "#THURSDAY",
                        "#exceptions",
                        "#phone",
                        "#busyAddress");
        assertThat(page.one("#TUESDAY-fehler").text()).contains("vormittags");
        assertThat(page.one("#THURSDAY-fehler").text()).contains("ab wann");
        PortalTest.assertSound(page, "de");
        assertThat(CONSULTING.calls("PUT /consultants/me")).isEmpty();
    }

    @Test
    void nobodyOverwritesHoursTheyHaveNotSeen() {
        var form = browser.open(HOURS);
        CONSULTING.refuses("PUT /consultants/me", 412, "precondition-failed");
        CONSULTING.answers(
                "GET /consultants/me",
                200,
                ConsultingSays.CONSULTANT.replace("raum.example", "neu.example"),
                "\"9\"");

        var page = browser.send(form, "#arbeitszeiten", Map.of("TUESDAY", "09:00-12:00"));

        assertThat(page.status()).isEqualTo(412);
        assertThat(page.one("#veraltet").text()).contains("neu.example");
        assertThat(page.html().select("#veraltet li a").eachAttr("href"))
                .containsExactly("#onlineAddress");
        assertThat(page.one("#TUESDAY").text()).isEqualTo("09:00-12:00");
        assertThat(page.one("input[name=version]").val()).isEqualTo("\"9\"");
        PortalTest.assertSound(page, "de");
        CONSULTING.goAway();
        var away = browser.send(form, "#arbeitszeiten", Map.of("TUESDAY", "09:00-12:00"));
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.one("#TUESDAY").text()).isEqualTo("09:00-12:00");
    }

    @Test
    void anAbsenceIsEnteredAndDeleted() {
        CONSULTING.answers(
                "POST /consultants/karla/absences",
                201,
                "{\"id\":\"a2\",\"from\":\"2027-02-28T23:00:00Z\",\"until\":\"2027-03-05T23:00:00Z\"}");
        CONSULTING.answers("DELETE /consultants/karla/absences/a1", 204, "");
        var form = browser.open(ABSENT);
        assertThat(form.one("#abwesend-a1").text()).contains("Urlaub <b>", "5. Februar 2027");

        var wrong =
                browser.send(form, "#abwesend", Map.of("from", "2027-03-05", "until", "1.3.2027"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#until-fehler").text()).contains("nicht vor dem ersten");
        PortalTest.assertSound(wrong, "de");
        var page =
                browser.send(form, "#abwesend", Map.of("from", "2027-03-01", "until", "5.3.2027"));

        assertThat(page.one("#hinweis").text()).contains("eingetragen");
        var sent = CONSULTING.calls("POST /consultants/karla/absences").getFirst().json();
        assertThat(sent.path("from").asString()).isEqualTo("2027-02-28T23:00:00Z");
        assertThat(sent.path("until").asString()).isEqualTo("2027-03-05T23:00:00Z");
        var back = browser.send(form, "#zurueck-a1", Map.of());
        assertThat(back.one("#hinweis").text()).contains("gelöscht");
        assertThat(CONSULTING.calls("DELETE /consultants/karla/absences/a1")).hasSize(1);
    }

    @Test
    void theCalendarsAddressIsShownOnce() {
        CONSULTING.answers(
                "POST /calendar-feed",
                201,
                "{\"address\":\"/api/consulting/calendar-feeds/geheim\"}");
        CONSULTING.answers("DELETE /calendar-feed", 204, "");
        var form = browser.open("/beratende/kalender");

        var page = browser.send(form, "#anlegen", Map.of());

        assertThat(page.one("#adresse").val())
                .endsWith("/api/consulting/calendar-feeds/geheim")
                .startsWith("http");
        assertThat(browser.open("/beratende/kalender").html().select("#adresse")).isEmpty();
        assertThat(browser.send(form, "#beenden", Map.of()).one("#hinweis").text())
                .contains("gesperrt");
        CONSULTING.refuses("POST /calendar-feed", 409, "no-verified-address");
        assertThat(browser.send(form, "#anlegen", Map.of()).one("#hinweis").text())
                .contains("keine bestätigte E-Mail-Adresse");
    }

    @Test
    void whatCameOfItIsWrittenAndReleased() {
        CONSULTING.answers("PUT " + ONE + "/report", 200, held(ConsultingSays.report(false)));
        CONSULTING.answers(
                "POST " + ONE + "/report/release", 200, held(ConsultingSays.report(true)));
        var form = browser.open(browser.open(PAGE).one("#schreiben").attr("href"));

        var wrong = browser.send(form, "#bericht", Map.of("projects", "nicht / so!"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#projects-fehler").text()).contains("Adresse");
        PortalTest.assertSound(wrong, "de");
        var page =
                browser.send(
                        form,
                        "#bericht",
                        Map.of(
                                "advice", "**Klein**\r\nbeginnen",
                                "projects", "https://portal.example/projekte/bus?x=1\nrad"));

        assertThat(page.one("#hinweis").text()).contains("Bericht ist gespeichert");
        var sent = CONSULTING.calls("PUT " + ONE + "/report").getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"7\"");
        assertThat(sent.json().path("advice").asString()).isEqualTo("**Klein**\nbeginnen");
        assertThat(sent.json().path("situation").asString()).isEmpty();
        assertThat(sent.json().path("projects").path(0).asString()).isEqualTo("bus");
        stored(held(ConsultingSays.report(false)));
        var released = browser.send(browser.open(PAGE), "#freigeben", Map.of());
        assertThat(released.one("#hinweis").text()).contains("freigegeben");
        CONSULTING.refuses("POST " + ONE + "/report/release", 409, "report-missing");
        assertThat(browser.send(browser.open(PAGE), "#freigeben", Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void anotherReportIsNotOverwrittenUnseen() {
        var form = browser.open(PAGE + "/bericht");
        CONSULTING.answers("GET " + ONE, 200, held(ConsultingSays.report(false)), "\"8\"");

        var page = browser.send(form, "#bericht", Map.of("advice", "Meins"));

        assertThat(page.status()).isEqualTo(412);
        assertThat(page.html().select("#veraltet li a").eachAttr("href"))
                .contains("#advice", "#projects");
        assertThat(page.one("#advice").text()).isEqualTo("Meins");
        assertThat(CONSULTING.calls("PUT " + ONE + "/report")).isEmpty();
        PortalTest.assertSound(page, "de");
        CONSULTING.answers("PUT " + ONE + "/report", 200, held(ConsultingSays.report(false)));
        assertThat(browser.send(page, "#bericht", Map.of()).one("#hinweis").text())
                .contains("gespeichert");
        assertThat(CONSULTING.calls("PUT " + ONE + "/report").getFirst().header("If-match"))
                .isEqualTo("\"8\"");
    }

    @Test
    void afterItBeganItIsSaidHowItWent() {
        stored(ConsultingSays.scheduled());
        assertThat(browser.open(PAGE).html().select("#stattgefunden")).isEmpty();
        stored(ConsultingSays.scheduled().replace("\"may\": [", "\"may\": [\"record\", "));
        CONSULTING.answers("POST " + ONE + "/held", 200, held(""));
        CONSULTING.refuses("POST " + ONE + "/no-show", 409, "too-early");
        var form = browser.open(PAGE);

        assertThat(browser.send(form, "#stattgefunden", Map.of()).one("#hinweis").text())
                .contains("stattgefunden");
        var refused = browser.send(form, "#nicht-erschienen", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("noch nicht begonnen");
    }

    @Test
    void nobodyElseHasTheseHandsAndOthersCasesAreNotTheirs() {
        browser.open("/beratende");
        assertThat(browser.open("/verwaltung/beratungen").status()).isEqualTo(403);
        assertThat(browser.open("/verwaltung/beratungen/c-1").status()).isEqualTo(403);
        assertThat(browser.post(PAGE + "/stattgefunden", Map.of()).status()).isEqualTo(403);
        for (var person : List.of(SignInTest.MIRA, SignInTest.ALBA)) {
            var other = browserOf(person);
            for (var address : List.of("/beratende", HOURS, ABSENT, PAGE)) {
                assertThat(other.open(address).status()).as(address).isEqualTo(403);
            }
        }
        CONSULTING.refuses("GET " + ONE, 404, "not-found");
        assertThat(browser.open(PAGE).status()).isEqualTo(404);
    }
}
