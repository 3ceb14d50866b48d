package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Consultations as people use them: asking, choosing a time, moving it; the desks behind it. */
@Order(4)
@ExtendWith(SharedRegion.class)
class ConsultingPagesTest {

    private static final String MODULE = Consulting.PAGES;
    private static final String ASK = "/beratung/anfragen";
    private static final String CASE = "/beratung/";
    private static final String BOARD = "/verwaltung/beratungen";
    private static final String DESK = "/beratende";
    private static final String NEXT = "#weiter";
    private static final String A_TIME = "#zeiten button >> nth=0";

    private static Optional<Browser> installed = Optional.empty();

    private final Region region;
    private final Api api;
    private final Consulting consulting;

    ConsultingPagesTest(Region region) {
        this.region = region;
        this.api = region.api();
        this.consulting = new Consulting(region);
    }

    @BeforeAll
    static void open(Region region) {
        installed = Browser.ifInstalled();
        if (installed.isEmpty()) {
            System.err.println("NO BROWSER: the pages of consulting are not tested.");
        }
        new Consulting(region).open();
    }

    @AfterAll
    static void close() {
        installed.ifPresent(Browser::close);
    }

    private Visitor visitor(Taste taste) {
        Assumptions.assumeTrue(installed.isPresent(), "no browser on the path");
        return installed.orElseThrow().visitor(region.portal(), taste);
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

            assertThat(page.locator("#gehalten").innerText()).contains("reserviert");
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
    void whoFindsNoTimeNamesTimesAndIsOfferedOneByTheStaff(Taste taste) {
        var municipality = region.somebody("municipality");
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
            visitor.tick("#privacy");
            visitor.look("advice-who-known");
            visitor.click("#absenden");
            assertThat(visitor.text()).contains(word);
            visitor.look("advice-requested");
            var id = page.url().replaceFirst(".*/beratung/", "").replaceFirst("[?#].*", "");

            visitor.open("/mein-bereich");
            assertThat(visitor.text()).contains("Beratung zum Durchklicken");
            visitor.look("account-consultations");

            // The staff's board, and the case with the reason of its assignment.
            assertThat(staff.open(BOARD + "?query=" + word)).isEqualTo(200);
            assertThat(staff.page().locator("main a[href*='" + id + "']").count()).isPositive();
            staff.look("board-found");
            assertThat(staff.open(BOARD + "/" + id)).isEqualTo(200);
            assertThat(staff.text()).contains(word);
            staff.look("board-case");

            // Where the service offered something already, it is taken; else the staff offers.
            var offered = consulting.starts(MODULE, "ONLINE", Consulting.today().plusDays(21), 2);
            if (status(id).equals("REQUESTED")) {
                api.ask(
                                "POST",
                                Consulting.CASES + "/" + id + "/offer",
                                Map.of(
                                        "starts",
                                        List.of(
                                                Map.of("start", offered.getFirst().toString()),
                                                Map.of("start", offered.getLast().toString()))),
                                api.asStaff())
                        .expect(200);
            }
            await("offered").until(() -> status(id), "OFFERED"::equals);
            visitor.open(CASE + id);
            visitor.look("advice-offered");
            visitor.tick("#start-1");
            visitor.click("#annehmen button");
            assertThat(page.locator("#hinweis").count()).isEqualTo(1);
            await("arranged").until(() -> status(id), "SCHEDULED"::equals);
            visitor.open(CASE + id);
            visitor.look("advice-scheduled");
            staff.open(BOARD + "/" + id);
            staff.look("board-case-scheduled");
        }
    }

    @Test
    void everyDeskOfTheOfficeCanBeReadByEverybodyWhoWorksThere() {
        try (var staff = signedIn(region.somebody("staff"), "/verwaltung", Taste.GERMAN);
                var english = signedIn(region.somebody("admin"), BOARD, Taste.ENGLISH_DARK)) {
            for (var page :
                    Map.of(
                                    "board",
                                    BOARD,
                                    "board-overdue",
                                    BOARD + "?overdue=true",
                                    "board-none",
                                    BOARD + "?query=Xyzzyqwert",
                                    "consultants",
                                    "/verwaltung/beratende")
                            .entrySet()) {
                assertThat(staff.open(page.getValue())).as(page.getKey()).isEqualTo(200);
                staff.look(page.getKey());
                assertThat(english.open(page.getValue())).as(page.getKey()).isEqualTo(200);
                english.look(page.getKey());
            }
            staff.open(BOARD);
            // What the chart shows stands in a table, too.
            assertThat(staff.page().locator("main table").count()).isPositive();
            assertThat(staff.open(BOARD + "/gibtesnicht")).isEqualTo(404);
            staff.look("board-not-found");
        }
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    void theConsultantSeesTheWeekAndTheCases(Taste taste) {
        // Somebody who is no consultant of ours yet is told so, in words.
        try (var consultant = signedIn(region.somebody("consultant"), DESK, taste)) {
            assertThat(consultant.open(DESK)).isIn(200, 404);
            assertThat(consultant.heading()).isNotBlank();
            consultant.look("consultant-week");
        }
    }

    @Test
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

    @Test
    void whenTheServiceIsAwayThePageSaysSoAndTheRestWorks() {
        try (var visitor = visitor(Taste.ENGLISH_DARK)) {
            visitor.open("/beratung");
            visitor.look("advice");
            region.freeze(Region.Part.CONSULTING);
            try {
                assertThat(visitor.open("/")).isEqualTo(200);
                assertThat(visitor.open("/beratung")).isIn(200, 503);
                assertThat(visitor.page().locator("main h1").count()).isEqualTo(1);
                visitor.look("advice-service-down");
            } finally {
                region.thaw(Region.Part.CONSULTING);
            }
            await("consulting is back")
                    .until(() -> api.get("/api/consulting/modules").status() == 200);
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
        return api.ask("GET", Consulting.CASES + "/" + id, "", new HashMap<>(api.asStaff()))
                .expect(200)
                .json()
                .path("status")
                .asString();
    }
}
