package de.smartregion.gateway.routing;

import static de.smartregion.gateway.StubService.answering;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.StubService;
import de.smartregion.gateway.Visitor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RoutesTest {
    private static final StubService EVENTS = new StubService();
    private static final StubService NOTIFICATIONS = new StubService();
    private static final StubService CONSULTING = new StubService();

    @LocalServerPort private int port;
    private Visitor visitor;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        properties.add("smartregion.services.notifications", NOTIFICATIONS::address);
        properties.add("smartregion.services.consulting", CONSULTING::address);
        properties.add("smartregion.limits.network.writes", () -> 1_000_000);
    }

    @BeforeEach
    void fresh() {
        visitor = new Visitor(port);
        EVENTS.answers(answering(200, "{\"from\":\"events\"}"));
        NOTIFICATIONS.answers(answering(200, "{\"from\":\"notifications\"}"));
    }

    @Test
    void eachPathGoesToItsServiceAsItCame() {
        var path = "/api/events/gatherings?kind=FORUM&q=K%C3%A4se%20%26%20Brot&q=a+b&empty=";

        assertThat(visitor.get(path).body()).isEqualTo("{\"from\":\"events\"}");
        assertThat(EVENTS.asked())
                .singleElement()
                .extracting(StubService.Asked::target)
                .isEqualTo(path);

        assertThat(visitor.get("/api/notifications/letters").body())
                .isEqualTo("{\"from\":\"notifications\"}");
        assertThat(NOTIFICATIONS.asked()).hasSize(1);

        CONSULTING.answers(answering(200, "{\"from\":\"consulting\"}"));
        assertThat(visitor.get("/api/consulting/slots?module=a&field=ENERGY&field=HEALTH").body())
                .isEqualTo("{\"from\":\"consulting\"}");
        assertThat(CONSULTING.asked().getFirst().target())
                .isEqualTo("/api/consulting/slots?module=a&field=ENERGY&field=HEALTH");
    }

    @Test
    void methodAndBodyArriveUnchanged() {
        for (var method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            EVENTS.answers(answering(201, "{}", "Location", "/api/events/gatherings/1"));

            var answer =
                    visitor.send(
                            method,
                            "/api/events/gatherings",
                            BodyPublishers.ofString("{\"title\":\"Käse\"}"),
                            "Content-Type",
                            "application/json");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Location"))
                    .contains("/api/events/gatherings/1");
            var asked = EVENTS.asked().getFirst();
            assertThat(asked.method()).isEqualTo(method);
            assertThat(asked.body()).isEqualTo("{\"title\":\"Käse\"}");
            assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void whatAServiceNeedsToKnowArrives() {
        visitor.get(
                "/api/events/gatherings/1",
                "Authorization",
                "Bearer t",
                "Link-Token",
                "secret",
                "If-None-Match",
                "\"3\"",
                "Accept-Language",
                "de",
                "Idempotency-Key",
                "k-1");

        var headers = EVENTS.asked().getFirst().headers();
        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer t");
        assertThat(headers.getFirst("Link-Token")).isEqualTo("secret");
        assertThat(headers.getFirst("If-None-Match")).isEqualTo("\"3\"");
        assertThat(headers.getFirst("Accept-Language")).isEqualTo("de");
        assertThat(headers.getFirst("Idempotency-Key")).isEqualTo("k-1");
    }

    @Test
    void whateverClaimsAnIdentityOrAnOriginStaysOutside() {
        visitor.get(
                "/api/events/gatherings",
                "X-User-Id",
                "admin",
                "X-User-Roles",
                "staff",
                "X-Forwarded-For",
                "10.0.0.1",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Prefix",
                "/evil",
                "Forwarded",
                "for=10.0.0.1;host=evil.example",
                "X-Real-IP",
                "10.0.0.1",
                "X-Original-URL",
                "/actuator/env",
                "Cookie",
                "XSRF-TOKEN=abc");

        assertThat(EVENTS.asked().getFirst().headers().keySet())
                .containsExactlyInAnyOrder(
                        "Host", "Connection", "User-agent", "Traceparent", "X-request-id");
    }

    @Test
    void whatAServiceSaysOfItselfStaysInside() {
        EVENTS.answers(
                answering(
                        200,
                        "{}",
                        "Set-Cookie",
                        "a=b",
                        "Server",
                        "Events 1.0",
                        "X-Powered-By",
                        "Java",
                        "Access-Control-Allow-Origin",
                        "*",
                        "Content-Security-Policy",
                        "default-src *",
                        "ETag",
                        "\"7\"",
                        "Cache-Control",
                        "private, max-age=60",
                        "Location",
                        EVENTS.address() + "/api/events/gatherings/1"));

        var headers = visitor.get("/api/events/gatherings/1").headers();

        assertThat(headers.map())
                .doesNotContainKeys(
                        "set-cookie", "server", "x-powered-by", "access-control-allow-origin");
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'self';");
        assertThat(headers.firstValue("ETag")).contains("\"7\"");
        assertThat(headers.allValues("Cache-Control")).containsExactly("private, max-age=60");
        assertThat(headers.firstValue("Location")).contains("/api/events/gatherings/1");
    }

    @Test
    void aWellFormedRequestIdIsKeptAndEverythingElseGetsANewOne() {
        var kept = visitor.get("/api/events/gatherings", "X-Request-Id", "abc-123_XYZ.9");
        assertThat(kept.headers().firstValue("X-Request-Id")).contains("abc-123_XYZ.9");
        assertThat(EVENTS.asked().getFirst().headers().getFirst("X-Request-Id"))
                .isEqualTo("abc-123_XYZ.9");

        for (var wrong :
                new String[] {"short", "a b c d e f g", "x".repeat(65), "<script>alert(1)"}) {
            EVENTS.answers(answering(200, "{}"));
            var id =
                    visitor.get("/api/events/gatherings", "X-Request-Id", wrong)
                            .headers()
                            .firstValue("X-Request-Id")
                            .orElseThrow();
            assertThat(id).matches("[0-9a-f]{32}");
            assertThat(EVENTS.asked().getFirst().headers().getFirst("X-Request-Id")).isEqualTo(id);
        }
    }

    @Test
    void theTraceGoesOnInTheService() {
        visitor.get(
                "/api/events/gatherings",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(EVENTS.asked().getFirst().headers().getFirst("traceparent"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .doesNotContain("b7ad6b7169203331"); // the parent now is the gateway
    }

    @Test
    void longAnswersArriveWhole() {
        var longBody = "0123456789".repeat(200_000);
        EVENTS.answers(answering(200, longBody));
        assertThat(visitor.get("/api/events/gatherings").body()).isEqualTo(longBody);

        EVENTS.answers(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0); // chunked
                    exchange.getResponseBody().write(longBody.getBytes(StandardCharsets.UTF_8));
                });
        assertThat(visitor.get("/api/events/gatherings").body()).isEqualTo(longBody);
    }

    @Test
    void answersWithoutABodyStayWithout() {
        EVENTS.answers(answering(304, "", "ETag", "\"7\""));
        var unchanged = visitor.get("/api/events/gatherings/1", "If-None-Match", "\"7\"");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).contains("\"7\"");

        EVENTS.answers(answering(204, ""));
        assertThat(visitor.post("/api/events/gatherings/1/publication", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void refusalsOfAServicePassAsTheyAre() {
        EVENTS.answers(answering(409, "{\"type\":\"urn:smartregion:problem:full\"}"));
        var refused =
                visitor.post(
                        "/api/events/gatherings/1/registrations",
                        "{}",
                        "Content-Type",
                        "application/json");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).isEqualTo("{\"type\":\"urn:smartregion:problem:full\"}");
    }

    @Test
    void whatEverybodyMayHaveIsAskedForOnceAndWhoSignedInAsksForThemselves() {
        EVENTS.answers(
                exchange ->
                        answering(
                                        200,
                                        "{\"asked\":" + EVENTS.asked().size() + "}",
                                        "ETag",
                                        "\"7\"",
                                        "Cache-Control",
                                        "max-age=60, public")
                                .answer(exchange));
        var path = "/api/events/gatherings?kind=FORUM";

        assertThat(visitor.get(path, "If-None-Match", "\"7\"").statusCode()).isEqualTo(304);
        var kept = visitor.get(path);
        assertThat(kept.body()).isEqualTo("{\"asked\":1}");
        assertThat(kept.headers().allValues("Cache-Control")).containsExactly("max-age=60, public");
        assertThat(kept.headers().firstValue("Age")).isPresent();
        assertThat(kept.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(kept.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(visitor.get(path, "Authorization", "Bearer t").body())
                .isEqualTo("{\"asked\":2}");
        assertThat(visitor.get(path, "If-None-Match", "\"7\"").statusCode()).isEqualTo(304);
        assertThat(EVENTS.asked()).hasSize(2);
        assertThat(EVENTS.asked().getFirst().headers()).doesNotContainKey("If-none-match");
        assertThat(visitor.get("/actuator/prometheus").body())
                .contains("smartregion_routing_kept_total{answer=\"told\"}")
                .contains("smartregion_routing_kept_bytes");
    }

    @Test
    void whatBelongsToNoServiceIsNotFound() {
        var nowhere = visitor.get("/api/nowhere", "Accept", "text/html");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(nowhere.body()).contains("\"status\":404").contains("\"traceId\":\"");
    }

    @Test
    void requestsAreCountedPerRoute() {
        visitor.get("/api/events/gatherings/some-id");

        assertThat(visitor.get("/actuator/prometheus").body())
                .contains("uri=\"/api/events/**\"")
                .contains("resilience4j_circuitbreaker_state{")
                .doesNotContain("some-id");
    }
}
