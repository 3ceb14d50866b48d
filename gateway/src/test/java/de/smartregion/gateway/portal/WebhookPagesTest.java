package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How administrators keep webhooks, and the office sees them; the service is scripted. */
class WebhookPagesTest extends SignedInPages {
    private static final String WEBHOOKS = "/verwaltung/webhooks";
    private static final String ERP = WEBHOOKS + "/erp";
    private static final String SEEN = "\"7\"";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<String, Object> UTE =
            Map.of("sub", "88bb-ute", "name", "Ute Umsicht", "roles", List.of("admin"));
    private static final String TYPES =
            """
            {"items": [{"service": "events", "all": "de.smartregion.events.*",
              "types": ["de.smartregion.events.seat-confirmed.v1", "de.smartregion.events.moved-up.v1"]},
             {"service": "catalog", "all": "de.smartregion.catalog.*", "types": ["de.smartregion.catalog.offer-changed.v1"]},
             {"service": "consulting", "all": "de.smartregion.consulting.*", "types": ["de.smartregion.consulting.module-changed.v1"]}]}
            """;
    private static final String CALL = "e-1:erp";

    private Browser browser;

    private static String webhook(String state) {
        return """
               {"id": "erp", "name": "ERP", "address": "https://erp.example/hook",
                "types": ["de.smartregion.events.seat-confirmed.v1"], "state": "%s",
                "createdAt": "2026-11-20T08:00:00Z", "rotatedAt": "2026-11-21T08:00:00Z"}
               """
                .formatted(state);
    }

    private static String told(String state) {
        return "{\"webhook\": " + webhook(state) + ", \"secret\": \"" + SECRET + "\"}";
    }

    private static String call(String id, String state, String log) {
        return """
               {"id": "%s", "type": "de.smartregion.events.seat-confirmed.v1", "state": "%s", "attempts": 2,
                "writtenAt": "2026-11-22T08:00:00Z", "dueAt": "2026-11-22T10:00:00Z", "log": [%s]}
               """
                .formatted(id, state, log);
    }

    private static String calls(long total, String... calls) {
        return "{\"items\": [%s], \"page\": 0, \"size\": 20, \"total\": %d}"
                .formatted(String.join(",", calls), total);
    }

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(UTE);
        NOTIFICATIONS.answers("GET /event-types", 200, TYPES);
        NOTIFICATIONS.answers("GET /webhooks", 200, "{\"items\": [" + webhook("ACTIVE") + "]}");
        NOTIFICATIONS.answers("GET /webhooks/erp", 200, webhook("ACTIVE"), SEEN);
        NOTIFICATIONS.answers(
                "GET /webhooks/erp/calls",
                200,
                calls(
                        45,
                        call(
                                CALL,
                                "DELIVERED",
                                "{\"at\": \"2026-11-22T08:00:01Z\", \"millis\": 12, \"status\": 204}"),
                        call(
                                "e-2:erp",
                                "RETRY",
                                "{\"at\": \"2026-11-22T08:00:01Z\", \"millis\": 5, \"error\": \"no connection\"},"
                                        + "{\"at\": \"2026-11-22T08:00:06Z\", \"millis\": 5, \"status\": 500,"
                                        + " \"error\": \"answered 500: <b>no</b>\"}"),
                        call("e-3:erp", "PENDING", ""),
                        call("e-4:erp", "SENDING", ""),
                        call("e-5:erp", "FAILED", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        WEBHOOKS,
                        WEBHOOKS + "/neu",
                        ERP,
                        ERP + "?stand=FAILED&seite=1",
                        ERP + "/aendern",
                        ERP + "/schluessel",
                        ERP + "/entfernen")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        for (var state : List.of("PAUSED", "ENDED")) {
            NOTIFICATIONS.answers("GET /webhooks/erp", 200, webhook(state), SEEN);
            PortalTest.assertSound(reader.open(ERP), language);
        }
        var wrong = reader.send(reader.open(WEBHOOKS + "/neu"), Map.of());
        assertThat(wrong.status()).isEqualTo(400);
        PortalTest.assertSound(wrong, language);
    }

    @Test
    void aWebhookIsMadeAndItsSecretIsShownOnce() {
        NOTIFICATIONS.answers("POST /webhooks", 201, told("ACTIVE"), "\"1\"");

        var page =
                browser.send(
                        browser.open(WEBHOOKS + "/neu"),
                        Map.of(
                                "name", " ERP ",
                                "address", "https://erp.example/hook",
                                "types", "de.smartregion.events.seat-confirmed.v1"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.one("#hinweis").text()).contains("angelegt");
        assertThat(page.one("#geheimnis").val()).isEqualTo(SECRET);
        PortalTest.assertSound(page, "de");
        assertThat(page.one("#weiter").attr("href")).isEqualTo(ERP);
        assertThat(browser.open(ERP).html().select("#geheimnis")).isEmpty();
        assertThat(NOTIFICATIONS.calls("GET /webhooks/erp")).as("nobody else to ask").hasSize(1);
        var sent = NOTIFICATIONS.calls("POST /webhooks").getFirst();
        assertThat(sent.json().path("name").asString()).isEqualTo("ERP");
        assertThat(sent.json().path("types").size()).isEqualTo(1);
        assertThat(sent.header("Idempotency-key")).isNotBlank();
    }

    @Test
    void whatIsMissingOrNotAcceptedStandsAtItsField() {
        var empty = browser.open(WEBHOOKS + "/neu");
        var page = browser.send(empty, Map.of());
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#name", "#address", "#types");
        assertThat(NOTIFICATIONS.calls("POST /webhooks")).isEmpty();

        NOTIFICATIONS.answers(
                "POST /webhooks",
                400,
                """
                {"type": "urn:smartregion:problem:invalid-input", "errors": [{"field": "types[0]", "message": "x"}, {"field": "address", "message": "x"}]}
                """);
        var typed =
                Map.of(
                        "name", "ERP",
                        "address", "https://127.0.0.1/",
                        "types", "de.smartregion.events.*");
        var refused = browser.send(page, typed);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#address", "#types");
        assertThat(refused.one("#address").val()).isEqualTo("https://127.0.0.1/");
        assertThat(refused.one("#alle-events").hasAttr("checked")).isTrue();
        NOTIFICATIONS.refuses("POST /webhooks", 409, "too-many-webhooks");
        assertThat(browser.send(refused, typed).one("#hinweis").text()).contains("so viele");
        NOTIFICATIONS.goAway();
        var away = browser.send(refused, typed);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.one("#name").val()).isEqualTo("ERP");
    }

    @Test
    void theLogTellsWhatCameOfEachCallAndRepeatsIt() {
        var page = browser.open(ERP);
        assertThat(page.text())
                .contains(
                        "Zugestellt",
                        "Wird wiederholt",
                        "Wartet",
                        "Unterwegs",
                        "Gescheitert",
                        "events.seat-confirmed.v1",
                        "answered 500: <b>no</b>",
                        "Seite 1 von 3");
        assertThat(page.html().select("form.portal-again")).as("ended ones").hasSize(2);

        NOTIFICATIONS.answers(
                "POST /webhooks/erp/calls/" + CALL + "/replay", 202, call(CALL, "PENDING", ""));
        var again = browser.send(page, "form.portal-again[action*=e-1]", Map.of());
        assertThat(again.one("#hinweis").text()).contains("Wiederholung");
        assertThat(NOTIFICATIONS.calls("POST /webhooks/erp/calls/" + CALL + "/replay")).hasSize(1);

        NOTIFICATIONS.answers("POST /webhooks/erp/replay", 202, "{\"calls\": 3}");
        var since = Map.of("since", "2026-11-20T09:00");
        assertThat(browser.send(page, "#alle-wiederholen", since).one("#hinweis").text())
                .contains("3 Aufrufe");
        NOTIFICATIONS.answers("POST /webhooks/erp/replay", 202, "{\"calls\": 0}");
        assertThat(browser.send(page, "#alle-wiederholen", since).one("#hinweis").text())
                .contains("0 Aufrufe");
        var all = NOTIFICATIONS.calls("POST /webhooks/erp/replay").getFirst().json();
        assertThat(all.path("since").asString()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(all.path("state").asString()).isEqualTo("FAILED");
        assertThat(browser.send(page, "#alle-wiederholen", Map.of()).one("#hinweis").text())
                .contains("Uhrzeit");
        NOTIFICATIONS.answers("GET /webhooks/erp", 200, webhook("ENDED"), SEEN);
        assertThat(browser.open(ERP).html().select("form.portal-again, #alle-wiederholen"))
                .as("nobody would be called")
                .isEmpty();
        browser.open(ERP + "?stand=FAILED&seite=2");
        assertThat(NOTIFICATIONS.queries())
                .anyMatch(it -> it.contains("state=FAILED") && it.contains("page=2"));
    }

    @Test
    void itIsTestedPausedResumedAndGivenAnotherSecret() {
        NOTIFICATIONS.answers("POST /webhooks/erp/test", 202, call("t-1:erp", "PENDING", ""));
        NOTIFICATIONS.answers("POST /webhooks/erp/pause", 200, webhook("PAUSED"));
        NOTIFICATIONS.answers("POST /webhooks/erp/resume", 200, webhook("ACTIVE"));
        NOTIFICATIONS.answers("POST /webhooks/erp/secret", 200, told("ACTIVE"));
        var page = browser.open(ERP);
        assertThat(browser.send(page, "#testen", Map.of()).one("#hinweis").text())
                .contains("Testaufruf");
        assertThat(browser.send(page, "#anhalten", Map.of()).one("#hinweis").text())
                .contains("angehalten");
        NOTIFICATIONS.answers("GET /webhooks/erp", 200, webhook("PAUSED"), SEEN);
        assertThat(browser.send(browser.open(ERP), "#fortsetzen", Map.of()).one("#hinweis").text())
                .contains("wieder aktiv");
        var question = browser.open(page.one("#neuer-schluessel").attr("href"));
        assertThat(question.html().select("#noch-zwei")).isEmpty();
        var rotated = browser.send(question, Map.of());
        assertThat(rotated.one("#geheimnis").val()).isEqualTo(SECRET);
        PortalTest.assertSound(rotated, "de");
        assertThat(NOTIFICATIONS.calls("POST /webhooks/erp/secret").getFirst().header("If-match"))
                .isEqualTo(SEEN);
        NOTIFICATIONS.refuses("POST /webhooks/erp/test", 409, "webhook-not-active");
        assertThat(browser.send(page, "#testen", Map.of()).one("#hinweis").text())
                .contains("nicht aktiv");
    }

    @Test
    void whoReplacesASecretTwiceADayIsToldWhatThatEnds() {
        var lately = Instant.now().minus(Duration.ofHours(23)).toString();
        NOTIFICATIONS.answers(
                "GET /webhooks/erp",
                200,
                webhook("ACTIVE").replace("2026-11-21T08:00:00Z", lately),
                SEEN);
        var question = browser.open(ERP + "/schluessel");
        assertThat(question.one("#noch-zwei").text()).contains("sofort nicht mehr");
        PortalTest.assertSound(question, "de");
        NOTIFICATIONS.refuses("POST /webhooks/erp/secret", 412, "precondition-failed");
        assertThat(browser.send(question, Map.of()).one("#hinweis").text())
                .contains("Jemand anderes");
    }

    @Test
    void nobodyOverwritesOrRemovesWhatTheyHaveNotSeen() {
        var form = browser.open(ERP + "/aendern");
        assertThat(form.one("#de-smartregion-events-seat-confirmed-v1").hasAttr("checked"))
                .isTrue();
        NOTIFICATIONS.refuses("PUT /webhooks/erp", 412, "precondition-failed");
        NOTIFICATIONS.answers("GET /webhooks/erp", 200, webhook("ACTIVE"), "\"8\"");
        var outdated = browser.send(form, Map.of("name", "ERP 2"));
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.one("#hinweis").text()).contains("Jemand anderes");
        assertThat(outdated.one("#name").val()).isEqualTo("ERP 2");
        NOTIFICATIONS.answers("PUT /webhooks/erp", 200, webhook("ACTIVE"), "\"9\"");
        assertThat(browser.send(outdated, Map.of()).address()).isEqualTo(ERP);
        assertThat(
                        NOTIFICATIONS.calls("PUT /webhooks/erp").stream()
                                .map(call -> call.header("If-match")))
                .containsExactly(SEEN, "\"8\"");

        NOTIFICATIONS.answers("DELETE /webhooks/erp", 204, "");
        var question = browser.open(ERP + "/entfernen");
        assertThat(question.one("#was").text()).isEqualTo("ERP");
        var removed = browser.send(question, Map.of());
        assertThat(removed.address()).isEqualTo(WEBHOOKS);
        assertThat(removed.one("#hinweis").text()).contains("entfernt");
        NOTIFICATIONS.refuses("DELETE /webhooks/erp", 412, "precondition-failed");
        assertThat(browser.send(question, Map.of()).one("#hinweis").text())
                .contains("Jemand anderes");
    }

    @Test
    void theOfficeLooksAndOnlyAdministratorsAct() {
        assertThat(browser.open("/verwaltung").one("#webhooks").attr("href")).isEqualTo(WEBHOOKS);
        var staff = browserOf(SignInTest.ALBA);
        assertThat(staff.open("/verwaltung").html().select("#webhooks")).isEmpty();
        assertThat(staff.open(WEBHOOKS).html().select("#neu")).isEmpty();
        var page = staff.open(ERP);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main form[method=post]")).isEmpty();
        for (var address :
                List.of(
                        WEBHOOKS + "/neu",
                        ERP + "/aendern",
                        ERP + "/schluessel",
                        ERP + "/entfernen")) {
            assertThat(staff.open(address).status()).as(address).isEqualTo(403);
        }
        var municipal = browserOf(SignInTest.MIRA);
        for (var address : Stream.of(WEBHOOKS, ERP).toList()) {
            assertThat(municipal.open(address).status()).as(address).isEqualTo(403);
        }
        NOTIFICATIONS.refuses("GET /webhooks/none", 404, "webhook-not-found");
        assertThat(browser.open(WEBHOOKS + "/none").status()).isEqualTo(404);
        NOTIFICATIONS.goAway();
        assertThat(browser.open(WEBHOOKS).one("#weg").text()).contains("nicht abrufbar");
    }
}
