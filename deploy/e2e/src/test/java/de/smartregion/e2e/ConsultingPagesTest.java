package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Consultations as people use them: asking, choosing a time, moving it; the desks behind it. */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
@ResourceLock(Consulting.CALENDARS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsultingPagesTest {

    private static final String MODULE = Consulting.PAGES;
    private static final String ASK = "/beratung/anfragen";
    private static final String CASE = "/beratung/";
    private static final String BOARD = "/verwaltung/beratungen";
    private static final String HOURS = "/verfuegbarkeit";
    private static final String CALENDARS = "/verwaltung/beratende";
    private static final String DESK = "/beratende";
    private static final String NEXT = "#weiter";
    private static final String A_TIME = "#zeiten button >> nth=0";

    private static String soon = "";

    private final Browser browser;
    private final Region region;
    private final Api api;
    private final Consulting consulting;

    ConsultingPagesTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
        this.api = region.api();
        this.consulting = new Consulting(region);
    }

    @BeforeAll
    static void open(Region region) {
        var consulting = new Consulting(region);
        consulting.open();
        var start =
                consulting
                        .starts(Consulting.JOURNEY, "ONLINE", Consulting.today().plusDays(1), 7)
                        .stream()
                        .findFirst()
                        .orElseThrow();
        soon = consulting.ask(region.somebody("municipality"), Consulting.JOURNEY, start);
    }

    private Visitor visitor(Taste taste) {
        return browser.visitor(region.portal(), taste);
    }

    private Visitor signedIn(JsonNode person, String first, Taste taste) {
        var visitor = visitor(taste);
        visitor.open(first);
        visitor.signIn(person);
        return visitor;
    }

    static Stream<Taste> withAndWithoutScript() {
        return Stream.of(Taste.GERMAN, Taste.NO_SCRIPT);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    @Order(1)
    void whoHasNoAccountAsksConfirmsMovesAndWithdraws(Taste taste) {
        var person = Person.called("Rosalinde");
        try (var visitor = visitor(taste)) {
            var page = visitor.page();
            visitor.open("/beratung");
            assertThat(visitor.text()).contains("Beratung zum Durchklicken");
            visitor.look("advice");
            visitor.click("#anfragen");

            visitor.click(NEXT);
            assertThat(page.locator("main .kern-error").count()).isPositive();
            visitor.look("advice-what-errors");
            choose(visitor, "ONLINE");
            visitor.look("advice-what");
            visitor.click(NEXT);

            // A table that says what it holds, each time a button of its own.
            assertThat(page.locator("#zeiten caption").innerText()).isNotBlank();
            assertThat(page.locator("#zeiten th[scope=row]").count()).isPositive();
            visitor.look("advice-when");
            visitor.click("#spaeter");
            visitor.click(A_TIME);

            assertThat(page.locator("#gehalten").innerText()).contains("halten wir diese Zeit");
            visitor.click("#absenden");
            assertThat(page.locator("[aria-invalid=true]").count()).isPositive();
            visitor.look("advice-who-errors");
            page.fill("#question", "Wie fangen wir an?");
            page.fill("#name", person.name());
            page.fill("#email", person.email());
            visitor.tick("#privacy");
            visitor.look("advice-who");
            visitor.click("#absenden");
            visitor.look("advice-sent");

            var confirm =
                    consulting.awaitLetter(
                            person.email(),
                            "please confirm",
                            it -> it.subject().contains("bestätigen"));
            visitor.open(Consulting.way(confirm).address());
            visitor.look("advice-confirm");
            visitor.click("#bestaetigen");
            assertThat(page.locator("#status").count()).isEqualTo(1);
            visitor.look("advice-confirmed");

            var booked =
                    consulting.awaitLetter(
                            person.email(),
                            "the appointment",
                            it -> it.method().equals(Optional.of("REQUEST")));
            var way = Consulting.way(booked);
            assertThat(visitor.open(way.address())).isEqualTo(200);
            assertThat(visitor.text())
                    .contains("https://konferenz.example/" + Consulting.CONSULTANT);
            visitor.look("advice-case");
            visitor.click("#verschieben");
            visitor.look("advice-move");
            visitor.click("#spaeter");
            visitor.click(A_TIME);
            assertThat(page.locator("#hinweis").count()).isEqualTo(1);
            visitor.look("advice-moved");
            consulting.awaitEntry(
                    person.email(),
                    "REQUEST",
                    booked.calendar().uid(),
                    booked.calendar().sequence() + 1);

            visitor.click("#zurueckziehen");
            page.fill("#reason", "Wir warten noch.");
            visitor.look("advice-withdraw");
            visitor.click("form#zurueckziehen button[type=submit]");
            assertThat(page.locator("#hinweis").count()).isEqualTo(1);
            visitor.look("advice-withdrawn");
            consulting.awaitLetter(
                    person.email(), "cancelled", it -> it.method().equals(Optional.of("CANCEL")));
        }
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    @Order(2)
    void whoFindsNoTimeNamesTimesAndIsOfferedOneByTheStaff(Taste taste) {
        var municipality = region.somebody("municipality");
        var along = Person.called("Ottokar");
        var word = "Messnetz" + UUID.randomUUID().toString().substring(0, 8);
        try (var visitor = signedIn(municipality, "/mein-bereich", taste);
                var staff = signedIn(region.somebody("staff"), "/verwaltung", taste)) {
            var page = visitor.page();
            visitor.open(ASK + "?module=" + MODULE);
            // The account says for which municipality.
            assertThat(page.locator("#municipality[readonly]").count()).isEqualTo(1);
            visitor.tick("#mode-ONLINE");
            tickOnce(visitor, "#field-ENERGY");
            visitor.click(NEXT);
            visitor.click("#wunschzeiten");
            var day = LocalDateTime.of(Consulting.today().plusDays(20), LocalTime.of(9, 0));
            page.fill("#from-1", day.toString());
            page.fill("#until-1", day.plusHours(3).toString());
            page.fill("#question", "Was wird aus dem " + word + "?");
            page.fill("#people", along.name() + " | " + along.email());
            visitor.tick("#privacy");
            visitor.look("advice-who-known");
            visitor.click("#absenden");
            assertThat(visitor.text()).contains(word);
            visitor.look("advice-requested");
            var id = page.url().replaceFirst(".*/beratung/", "").replaceFirst("[?#].*", "");

            visitor.open("/mein-bereich");
            assertThat(page.locator("#beratung-" + id).count()).isEqualTo(1);
            visitor.look("account-consultations");

            // The staff's board, and the case with the reason of its assignment.
            assertThat(staff.open(BOARD + "?query=" + word)).isEqualTo(200);
            assertThat(staff.page().locator("main a[href*='" + id + "']").count()).isPositive();
            staff.look("board-found");
            assertThat(staff.open(BOARD + "/" + id)).isEqualTo(200);
            assertThat(staff.text()).contains(word);
            staff.look("board-case");

            // Assigned otherwise, with the reason why; then two times are offered.
            staff.click("#handeln summary >> nth=0");
            staff.page().selectOption("#consultant", Consulting.CONSULTANT);
            staff.page().fill("#zuweisen textarea", "Kennt die Stadt schon.");
            staff.look("board-case-assign");
            staff.click("#zuweisen button");
            assertThat(staff.page().locator("#hinweis").count()).isEqualTo(1);
            assertThat(staff.text()).contains("Kennt die Stadt schon.");
            staff.click("#anbieten");
            assertThat(staff.page().locator("#wunschzeiten").count()).isEqualTo(1);
            staff.click("#zeiten button[type=submit]");
            assertThat(staff.page().locator("#start-fehler").count()).isEqualTo(1);
            staff.look("board-offer-errors");
            staff.click("#spaeter");
            staff.tick("#zeiten input[name=start] >> nth=0");
            staff.tick("#zeiten input[name=start] >> nth=9");
            staff.look("board-offer");
            staff.click("#zeiten button[type=submit]");
            assertThat(staff.page().locator("#hinweis").count()).isEqualTo(1);
            staff.look("board-case-offered");
            await("offered").until(() -> status(id), "OFFERED"::equals);
            visitor.open(CASE + id);
            visitor.look("advice-offered");
            suitsTheOneWhoComesAlong(visitor, id, along, taste);
            visitor.tick("#start-1");
            visitor.click("#annehmen button");
            assertThat(page.locator("#hinweis").count()).isEqualTo(1);
            await("arranged").until(() -> status(id), "SCHEDULED"::equals);
            visitor.open(CASE + id);
            visitor.look("advice-scheduled");
            visitor.click("#aendern");
            assertThat(page.locator("#question").inputValue()).contains(word);
            visitor.look("advice-correct");
            staff.open(BOARD + "/" + id);
            staff.look("board-case-scheduled");
            assertThat(staff.open(BOARD + "/" + id + "/beenden")).isEqualTo(200);
            staff.look("board-case-end");
        }
    }

    /** Asked by e-mail, they say so without an account; who asked sees it. */
    private void suitsTheOneWhoComesAlong(Visitor visitor, String id, Person along, Taste taste) {
        visitor.click("#umfrage button");
        assertThat(visitor.page().locator("#hinweis").count()).isEqualTo(1);
        assertThat(visitor.text()).contains("noch keine Antwort");
        visitor.look("advice-polled");
        var asked =
                consulting.awaitLetter(
                        along.email(), "what suits", it -> it.plain().contains("/abstimmung?"));
        try (var other = visitor(taste)) {
            assertThat(other.open(Consulting.way(asked).address())).isEqualTo(200);
            assertThat(other.page().locator("fieldset legend").count()).isEqualTo(2);
            other.click("#abstimmung button");
            assertThat(other.page().locator("#zeit-2-fehler").count()).isEqualTo(1);
            other.look("advice-ballot-errors");
            other.tick("#zeit-1-YES");
            other.tick("#zeit-2-IF_NEEDED");
            other.look("advice-ballot");
            other.click("#abstimmung button");
            assertThat(other.text()).contains("Danke");
            other.look("advice-ballot-saved");
        }
        consulting.awaitLetter(
                region.somebody("municipality").path("email").asString(),
                "all have answered",
                it -> it.subject().startsWith("Alle haben") && it.plain().contains(id));
        visitor.open(CASE + id);
        assertThat(visitor.page().locator("label[for=start-1]").innerText())
                .contains("passt am besten");
        assertThat(visitor.page().locator("[aria-labelledby=antworten] td").allInnerTexts())
                .containsExactly("passt", "zur Not");
        visitor.look("advice-poll-answered");
    }

    static Stream<Taste> languages() {
        return Stream.of(Taste.GERMAN, Taste.ENGLISH_DARK);
    }

    @ParameterizedTest
    @MethodSource("languages")
    @Order(3)
    void everyDeskOfTheOfficeIsThereForThoseWhoWorkThere(Taste taste) {
        try (var staff = signedIn(region.somebody("staff"), "/verwaltung", taste)) {
            for (var page :
                    Map.of(
                                    "board", BOARD,
                                    "board-overdue", BOARD + "?overdue=true",
                                    "board-none", BOARD + "?query=Xyzzyqwert",
                                    "board-figures", BOARD + "/zahlen",
                                    "consultants", CALENDARS,
                                    "consultant-new", CALENDARS + "/neu",
                                    "consultant-edit", CALENDARS + "/" + Consulting.CONSULTANT,
                                    "consultant-edit-hours",
                                            CALENDARS + "/" + Consulting.CONSULTANT + HOURS,
                                    "module-new", CALENDARS + "/module/neu",
                                    "module-edit", CALENDARS + "/module/" + MODULE)
                            .entrySet()) {
                assertThat(staff.open(page.getValue())).as(page.getKey()).isEqualTo(200);
                staff.look(page.getKey());
            }
            for (var page : List.of("/neu", "/module/neu")) {
                staff.open(CALENDARS + page);
                staff.click("#speichern");
                assertThat(staff.page().locator("[aria-invalid=true]").count()).isPositive();
                staff.look("calendars-errors" + page.replace('/', '-'));
            }
            staff.open(BOARD);
            // What the chart shows stands in a table, too.
            assertThat(staff.page().locator("#balken[aria-hidden=true]").count()).isEqualTo(1);
            assertThat(staff.page().locator("#auslastung-tabelle tbody tr").count())
                    .isEqualTo(staff.page().locator("#balken li").count());
            assertThat(staff.open(BOARD + "/gibtesnicht")).isEqualTo(404);
            staff.look("board-not-found");
        }
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    @Order(4)
    void theConsultantSeesTheWeekTheHoursAndWhatIsAway(Taste taste) {
        try (var consultant = signedIn(region.somebody("consultant"), DESK, taste)) {
            var page = consultant.page();
            assertThat(consultant.open(DESK)).isEqualTo(200);
            assertThat(page.locator("#woche").count()).isEqualTo(1);
            assertThat(page.locator("main tr[id^=tag-]").count()).isEqualTo(7);
            consultant.look("consultant-week");
            assertThat(consultant.open(DESK + "/tag")).isEqualTo(200);
            consultant.look("consultant-day");
            consultant.open(DESK);
            consultant.click("#spaeter");
            assertThat(page.locator("main tr[id^=tag-]").count()).isEqualTo(7);

            consultant.open(DESK);
            consultant.click("#verfuegbarkeit");
            assertThat(page.inputValue("#onlineAddress"))
                    .isEqualTo("https://konferenz.example/" + Consulting.CONSULTANT);
            consultant.look("consultant-hours");

            consultant.open(DESK);
            consultant.click("#abwesenheit");
            consultant.click("#abwesend button");
            assertThat(page.locator("[aria-invalid=true]").count()).isPositive();
            consultant.look("consultant-away-errors");
            page.fill("#from", Consulting.today().plusDays(85).toString());
            page.fill("#until", Consulting.today().plusDays(86).toString());
            page.fill("#note", "Fortbildung");
            consultant.click("#abwesend button");
            assertThat(page.locator("#abwesenheiten").innerText()).contains("Fortbildung");
            consultant.look("consultant-away");
            consultant.click("#abwesenheiten button >> nth=0");
            assertThat(page.locator("#abwesenheiten").count()).isZero();

            consultant.open(DESK);
            consultant.click("#kalender");
            consultant.click("#anlegen button");
            assertThat(page.inputValue("#adresse")).startsWith("http");
            consultant.look("consultant-feed");
            var feed = region.fetch(page.inputValue("#adresse"));
            assertThat(feed.statusCode()).isEqualTo(200);
            assertThat(feed.body()).contains("BEGIN:VCALENDAR");
            consultant.click("#beenden button");
        }
    }

    @Test
    @Order(5)
    void aTimeIsChosenByKeyboardAlone() {
        try (var visitor = visitor(Taste.GERMAN)) {
            var page = visitor.page();
            visitor.open(ASK + "?module=" + MODULE);
            visitor.tabTo("input[name=mode]");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Space");
            visitor.tabTo("#municipality");
            page.keyboard().type("Bad Hersfeld");
            visitor.tabTo("#field-ENERGY");
            page.keyboard().press("Space");
            visitor.tabTo(NEXT);
            page.keyboard().press("Enter");
            page.waitForURL("**" + ASK + "/termin**");
            visitor.tabTo("#zeiten button");
            page.keyboard().press("Enter");
            page.waitForURL("**" + ASK + "/angaben**");
            assertThat(page.locator("#gehalten").count()).isEqualTo(1);
            visitor.tabTo("#question");
        }
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    @Order(6)
    void theOfficeMovesWithOneClickWhatAnAbsenceMeets(Taste taste) {
        var start =
                consulting.starts(MODULE, "ONLINE", Consulting.today().plusDays(40), 7).getFirst();
        var id = consulting.ask(region.somebody("municipality"), MODULE, start);
        consulting.settled(id, api.asStaff(), "SCHEDULED");
        var away = CALENDARS + "/" + Consulting.CONSULTANT + "/abwesenheit";
        try (var staff = signedIn(region.somebody("staff"), "/verwaltung", taste)) {
            var page = staff.page();
            staff.open(CALENDARS + "/" + Consulting.CONSULTANT);
            staff.click("#woche");
            assertThat(page.locator("main tr[id^=tag-]").count()).isEqualTo(7);
            staff.look("office-week");
            staff.click("#abwesenheit");
            var day = Consulting.dayOf(start).toString();
            page.fill("#from", day);
            page.fill("#until", day);
            staff.click("#abwesend button");
            assertThat(page.locator("#abwesenheiten li").count()).isEqualTo(1);
            staff.look("office-absence");

            await("the case is among those that collide")
                    .until(
                            () -> {
                                staff.open(BOARD + "?collides=true");
                                return page.locator("main a[href*='" + id + "']").count() > 0;
                            });
            staff.look("board-colliding");
            staff.open(BOARD + "/" + id);
            staff.look("board-case-colliding");
            staff.click("form[id^=vorschlag-] button >> nth=0");
            assertThat(page.locator("#hinweis").count()).isEqualTo(1);
            assertThat(page.locator("form[id^=vorschlag-]").count()).isZero();
            staff.look("board-case-substituted");
            var moved =
                    consulting
                            .settled(id, api.asStaff(), "SCHEDULED")
                            .path("appointments")
                            .path(0)
                            .path("start")
                            .asString();
            assertThat(Consulting.dayOf(Instant.parse(moved)))
                    .isNotEqualTo(Consulting.dayOf(start));

            staff.open(away);
            staff.click("#abwesenheiten button >> nth=0");
            assertThat(page.locator("#abwesenheiten").count()).isZero();
        }
    }

    @Test
    @Order(7)
    void theConsultantWritesTheReportAndTheMunicipalityReadsIt() {
        try (var consultant = signedIn(region.somebody("consultant"), DESK, Taste.GERMAN);
                var municipality =
                        signedIn(region.somebody("municipality"), "/mein-bereich", Taste.GERMAN)) {
            var page = consultant.page();
            assertThat(consultant.open(DESK + "/beratungen/" + soon)).isEqualTo(200);
            consultant.look("consultant-case");
            consultant.click("#stattgefunden button");
            assertThat(page.locator("#hinweis").count()).isEqualTo(1);
            consultant.click("#schreiben");
            consultant.click("#speichern");
            assertThat(page.locator("[aria-invalid=true]").count()).isPositive();
            consultant.look("consultant-report-errors");
            page.fill("#situation", "Es gibt **Zähler**.");
            page.fill("#advice", "Erst lesen, dann messen.");
            page.fill("#nextSteps", "- eine Liste\n- ein Termin");
            consultant.look("consultant-report");
            consultant.click("#speichern");
            consultant.look("consultant-case-report");
            try (var staff =
                    signedIn(region.somebody("staff"), "/verwaltung", Taste.ENGLISH_DARK)) {
                staff.open(BOARD + "/" + soon);
                staff.click("#schreiben");
                assertThat(staff.page().inputValue("#situation")).isEqualTo("Es gibt **Zähler**.");
                staff.look("board-report");
            }

            municipality.open(CASE + soon);
            assertThat(municipality.text()).doesNotContain("Erst lesen");
            consultant.click("#freigeben button");
            consultant.look("consultant-case-released");
            municipality.open(CASE + soon);
            assertThat(municipality.text()).contains("Erst lesen, dann messen.");
            assertThat(municipality.page().locator("main strong").first().innerText())
                    .isEqualTo("Zähler");
            municipality.look("advice-report");
            municipality.tick("#helpful-5");
            municipality.page().fill("#comment", "Sehr klar.");
            municipality.click("#feedback button");
            assertThat(municipality.page().locator("#gedankt").count()).isEqualTo(1);
            municipality.look("advice-feedback");
        }
    }

    private static void choose(Visitor visitor, String mode) {
        visitor.tick("#module-" + MODULE);
        visitor.tick("#mode-" + mode);
        visitor.page().fill("#municipality", "Bad Hersfeld");
        tickOnce(visitor, "#field-ENERGY");
    }

    private static void tickOnce(Visitor visitor, String selector) {
        if (!visitor.page().isChecked(selector)) {
            visitor.tick(selector);
        }
    }

    private String status(String id) {
        return api.ask("GET", Consulting.CASES + "/" + id, "", api.asStaff())
                .expect(200)
                .json()
                .path("status")
                .asString();
    }
}
