package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.PuzzleSolver;
import de.smartregion.gateway.Visitor;
import de.smartregion.gateway.portal.Browser.Page;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Every form that causes a letter, after others have used up what may be sent without a proof. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.limits.network.writes=10000",
            "smartregion.limits.address.writes=10000",
            "smartregion.limits.letters.most=10000",
            "smartregion.limits.proof.without=1",
            "smartregion.limits.proof.numbers=99"
        })
@Import(PortalTest.FixedTime.class)
class ProofPagesTest {
    private static final StubEvents EVENTS = new StubEvents(PortalTest.NOW, 0);
    private static final ScriptedEvents CATALOG = new ScriptedEvents("/api/catalog", true);
    private static final ScriptedEvents CONSULTING = new ScriptedEvents("/api/consulting", true);
    private static final ScriptedEvents NOTIFICATIONS =
            new ScriptedEvents("/api/notifications", true);

    @LocalServerPort private int port;
    @Autowired private CircuitBreaker portalToCatalog;

    @DynamicPropertySource
    static void stubs(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        properties.add("smartregion.services.catalog", CATALOG::address);
        properties.add("smartregion.services.consulting", CONSULTING::address);
        properties.add("smartregion.services.notifications", NOTIFICATIONS::address);
    }

    /** A form as it is opened, and what is typed into it. */
    record Form(String address, String sent, Map<String, String> typed) {}

    static Stream<Arguments> forms() {
        return Stream.of(
                        new Form(
                                "/veranstaltungen/forum-nord/anmelden",
                                "/veranstaltungen/forum-nord/anmelden/eingegangen",
                                Map.of(
                                        "name", "Käthe Müller",
                                        "email", "kaethe@kassel.example",
                                        "municipality", "Kassel",
                                        "privacy", "true")),
                        new Form(
                                "/projekte/einreichen",
                                "/projekte/einreichen/gesendet",
                                Map.of(
                                        "title", "Bürgerbus",
                                        "name", "Käthe Müller",
                                        "email", "kaethe@kassel.example",
                                        "municipality", "06611000",
                                        "privacy", "true")),
                        new Form(
                                "/abonnements/neu?zu=FIELD~ENERGY",
                                "/abonnements/neu/gesendet",
                                Map.of("email", "kaethe@kassel.example", "privacy", "true")),
                        new Form(
                                "/beratung/anfragen/angaben?module=einstieg&mode=ON_SITE&municipality=06611000"
                                        + "&field=ENERGY&language=de&hold=h-1&holdToken=t&start="
                                        + ConsultingSays.start()
                                        + "&until="
                                        + ConsultingSays.start(),
                                "/beratung/anfragen/gesendet",
                                Map.of(
                                        "name", "Käthe Müller",
                                        "email", "kaethe@kassel.example",
                                        "question", "Wie fangen wir an?",
                                        "address", "Rathaus",
                                        "privacy", "true")),
                        new Form(
                                "/barrierefreiheit",
                                "/barrierefreiheit/danke",
                                Map.of("text", "Die Liste liest sich nicht vor.")))
                .flatMap(form -> Stream.of(Arguments.of("de", form), Arguments.of("en", form)));
    }

    @BeforeEach
    void everythingWorksAndNothingIsLeft() {
        EVENTS.reset();
        CATALOG.reset();
        CONSULTING.reset();
        NOTIFICATIONS.reset();
        portalToCatalog.reset();
        NOTIFICATIONS.answers("POST /feedback", 202, "");
        CATALOG.answers("POST /subscriptions", 202, "{\"active\": false}");
        CATALOG.answers(
                "POST /submissions",
                201,
                "{\"id\":\"x~1\",\"project\":\"x\",\"revision\":1,\"state\":\"DRAFT\"}");
        CONSULTING.answers("GET /modules", 200, ConsultingSays.MODULES);
        CONSULTING.answers(
                "POST /consultations",
                201,
                "{\"consultation\":\"c-1\",\"status\":\"UNCONFIRMED\"}");
        new Visitor(port)
                .post("/api/notifications/feedback", "{}", "Content-Type", "application/json");
        assertThat(
                        new Visitor(port)
                                .post(
                                        "/api/notifications/feedback",
                                        "{}",
                                        "Content-Type",
                                        "application/json")
                                .statusCode())
                .as("all is used up")
                .isEqualTo(429);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void withoutAProofTheFormComesBackAsItWasAndWithOneItGoesThrough(String language, Form form) {
        var reader = new Browser(port, language);
        var opened = reader.open(form.address());
        assertThat(opened.html().select("#ohne-nachweis")).isEmpty();
        var which = "main form:has([name=altcha])";
        int before = posts();

        var again = reader.send(opened, which, form.typed());

        assertThat(again.status()).isEqualTo(429);
        assertThat(Integer.parseInt(again.header("Retry-After").orElseThrow())).isPositive();
        assertThat(posts()).as("no letter").isEqualTo(before);
        assertThat(again.one("#ohne-nachweis").text())
                .contains(language.equals("de") ? "noch da" : "still there", "+49 611 0000-0")
                .containsSubsequence(
                        language.equals("de") ? "noch einmal" : "once more", "JavaScript");
        assertThat(again.html().select("#hinweis, #fehler")).isEmpty();
        PortalTest.assertSound(again, language);
        form.typed()
                .forEach(
                        (field, typed) -> {
                            var kept = again.html().select("main [name=" + field + "]");
                            assertThat(
                                            kept.is("[type=radio], [type=checkbox]")
                                                    ? kept.select("[checked]").val()
                                                    : kept.val())
                                    .as(field)
                                    .isEqualTo(typed);
                        });

        var sent = reader.send(again, which, with(form.typed(), proofFor(again.address())));

        assertThat(sent.address()).isEqualTo(form.sent());
        assertThat(posts()).isEqualTo(before + 1);
    }

    @Test
    void whatIsWrongIsSaidFirst() {
        var reader = new Browser(port, "de");

        var wrong =
                reader.send(reader.open("/abonnements/neu?zu=FIELD~ENERGY"), Map.of("email", "x"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html().select("#ohne-nachweis")).isEmpty();
        assertThat(wrong.html().select("#fehler li")).hasSize(2);
    }

    @Test
    void aServiceThatIsAwayIsStillSaidToBe() {
        CATALOG.refuses("POST /subscriptions", 503, "unavailable");
        var reader = new Browser(port, "de");
        var form = reader.open("/abonnements/neu?zu=FIELD~ENERGY");

        var away = reader.send(form, with(typed(), proofFor("/abonnements/neu")));

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.html().select("#hinweis")).hasSize(1);
        assertThat(away.html().select("#ohne-nachweis")).isEmpty();
    }

    @Test
    void howManyComeWithoutAProofNeverMakesAServiceSeemAway() {
        var reader = new Browser(port, "de");
        Page form = reader.open("/abonnements/neu?zu=FIELD~ENERGY");
        for (int i = 0; i < 12; i++) {
            assertThat(reader.send(form, typed()).status()).isEqualTo(429);
        }

        assertThat(portalToCatalog.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aPuzzleIsForEverybodyAndOfShortPathsOnly() {
        var puzzle = new Visitor(port).get("/api/puzzle?for=/abonnements/neu");

        assertThat(puzzle.statusCode()).isEqualTo(200);
        assertThat(puzzle.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(puzzle.body()).contains("\"algorithm\":\"SHA-256\"", "\"maxnumber\":99");
        assertThat(new Visitor(port).get("/api/puzzle").statusCode()).isEqualTo(400);
        assertThat(new Visitor(port).get("/api/puzzle?for=/" + "x".repeat(300)).statusCode())
                .isEqualTo(400);
    }

    private static Map<String, String> typed() {
        return Map.of("email", "kaethe@kassel.example", "privacy", "true");
    }

    private static Map<String, String> with(Map<String, String> typed, String proof) {
        var all = new HashMap<>(typed);
        all.put("altcha", proof);
        return all;
    }

    private String proofFor(String path) {
        return PuzzleSolver.solve(new Visitor(port).get("/api/puzzle?for=" + path).body());
    }

    private static int posts() {
        return EVENTS.posts().size()
                + CATALOG.calls("POST /submissions").size()
                + CATALOG.calls("POST /subscriptions").size()
                + CONSULTING.calls("POST /consultations").size()
                + NOTIFICATIONS.calls("POST /feedback").size();
    }
}
