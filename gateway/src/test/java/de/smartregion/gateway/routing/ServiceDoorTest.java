package de.smartregion.gateway.routing;

import static de.smartregion.gateway.StubService.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.gateway.StubService;
import de.smartregion.gateway.Visitor;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            // Nothing here is late, however busy the machine is; TimeLimitTest is about that.
            "smartregion.routing.answer=30s",
            "smartregion.routing.inside=4",
            "smartregion.routing.queue=0s",
            "smartregion.routing.retry.pause=1ms",
            "smartregion.routing.breaker.calls=6",
            "smartregion.routing.breaker.failures=6",
            "smartregion.routing.breaker.open=200ms",
            "smartregion.routing.breaker.probes=1",
            "smartregion.limits.network.writes=1000000",
        })
class ServiceDoorTest {
    private static final StubService EVENTS = new StubService();
    private static final int NOBODY = freePort();

    @LocalServerPort private int port;
    @Autowired private Guards guards;
    private Visitor visitor;
    private CircuitBreaker circuit;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        properties.add("smartregion.services.notifications", () -> "http://127.0.0.1:" + NOBODY);
    }

    @BeforeEach
    void fresh() {
        visitor = new Visitor(port);
        circuit = guards.breakers().circuitBreaker("events");
        circuit.reset();
        guards.breakers().circuitBreaker("notifications").reset();
        EVENTS.answers(answering(200, "{}"));
    }

    @Test
    void aReadIsTriedAgain() {
        EVENTS.answers(
                exchange ->
                        answering(EVENTS.asked().size() < 3 ? 503 : 200, "{\"third\":\"time\"}")
                                .answer(exchange));

        assertThat(visitor.get("/api/events/gatherings").body()).isEqualTo("{\"third\":\"time\"}");
        assertThat(EVENTS.asked()).hasSize(3);
    }

    @Test
    void aCommandWithAKeyIsTriedAgainWithTheSameKeyAndBody() {
        EVENTS.answers(
                exchange -> {
                    if (EVENTS.asked().size() == 1) {
                        exchange.close(); // the answer is lost on the way
                    } else {
                        answering(201, "{}").answer(exchange);
                    }
                });

        var answer =
                visitor.post(
                        "/api/events/gatherings/1/registrations",
                        "{\"name\":\"Ada\"}",
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "k-1");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(EVENTS.asked()).hasSize(2);
        assertThat(EVENTS.asked())
                .allSatisfy(
                        asked -> {
                            assertThat(asked.body()).isEqualTo("{\"name\":\"Ada\"}");
                            assertThat(asked.headers().getFirst("Idempotency-Key"))
                                    .isEqualTo("k-1");
                        });
    }

    @Test
    void aCommandWithoutAKeyIsSaidOnce() {
        EVENTS.answers(answering(503, "{}"));
        assertThat(
                        visitor.post(
                                        "/api/events/gatherings/1/registrations",
                                        "{}",
                                        "Content-Type",
                                        "application/json")
                                .statusCode())
                .isEqualTo(503);
        assertThat(EVENTS.asked()).hasSize(1);

        EVENTS.answers(exchange -> exchange.close());
        assertThatServiceIsAway(
                visitor.post(
                        "/api/events/gatherings/1/registrations",
                        "{}",
                        "Content-Type",
                        "application/json"),
                "events");
        assertThat(EVENTS.asked()).hasSize(1);
    }

    @Test
    void attemptsHaveAnEndAndTheLastAnswerPasses() {
        EVENTS.answers(answering(503, "{\"why\":\"outbox full\"}"));

        var answer = visitor.get("/api/events/gatherings");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"why\":\"outbox full\"}");
        assertThat(EVENTS.asked()).hasSize(3);
    }

    @Test
    void aServiceThatNamesATimeIsNotAskedBefore() {
        EVENTS.answers(answering(503, "{}", "Retry-After", "7"));

        var answer = visitor.get("/api/events/gatherings");

        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(EVENTS.asked()).hasSize(1);
    }

    @Test
    void aServiceThatIsDownIsLeftAloneAndAskedAgainLater() {
        EVENTS.answers(answering(503, "{}"));
        for (int i = 0; i < 2; i++) {
            visitor.get("/api/events/gatherings"); // three attempts each
        }
        assertThat(circuit.getState()).isEqualTo(CircuitBreaker.State.OPEN);

        circuit.transitionToForcedOpenState(); // holds still while we look
        EVENTS.answers(answering(200, "{}"));
        assertThatServiceIsAway(visitor.get("/api/events/gatherings"), "events");
        assertThat(EVENTS.asked()).isEmpty();
        assertThat(visitor.get("/actuator/prometheus").body())
                .containsPattern(
                        "resilience4j_circuitbreaker_state\\{[^}]*name=\"events\",state=\"forced_open\"} 1");

        circuit.transitionToOpenState();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> visitor.get("/api/events/gatherings").statusCode() == 200);
        assertThat(circuit.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aProbeThatFailsOpensAgain() {
        EVENTS.answers(answering(503, "{}"));
        circuit.transitionToOpenState();
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> {
                            visitor.post("/api/events/gatherings", "{}");
                            return !EVENTS.asked().isEmpty();
                        });
        assertThat(EVENTS.asked()).hasSize(1);
        assertThat(circuit.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void refusalsAndBugsOfAServiceOpenNothing() {
        for (var status : new int[] {400, 404, 409, 422, 429, 500}) {
            EVENTS.answers(answering(status, "{}"));
            for (int i = 0; i < 8; i++) {
                assertThat(visitor.get("/api/events/gatherings").statusCode()).isEqualTo(status);
            }
        }
        assertThat(circuit.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void oneServiceDownDoesNotTouchTheOther() {
        for (int i = 0; i < 10; i++) {
            assertThatServiceIsAway(visitor.get("/api/notifications/letters"), "notifications");
        }
        assertThat(visitor.get("/api/events/gatherings").statusCode()).isEqualTo(200);
    }

    @Test
    void soManyAreInsideAtOnceAndNobodyElse() throws Exception {
        var inside = new CountDownLatch(4);
        var goOn = new CountDownLatch(1);
        EVENTS.answers(
                exchange -> {
                    inside.countDown();
                    awaitUntil(goOn);
                    answering(200, "{}").answer(exchange);
                });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < 4; i++) {
                answers.add(people.submit(() -> visitor.get("/api/events/gatherings")));
            }
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            var fifth = visitor.get("/api/events/gatherings");
            assertThatServiceIsAway(fifth, "events");
            assertThat(fifth.headers().firstValue("Retry-After")).contains("1");
            assertThat(EVENTS.asked()).hasSize(4);

            goOn.countDown();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        EVENTS.answers(answering(200, "{}"));
        assertThat(visitor.get("/api/events/gatherings").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverWasInsideHasLeftWhateverHappened() {
        var free = guards.bulkheads().bulkhead("events").getMetrics();
        EVENTS.answers(answering(200, "0123456789".repeat(100_000)));
        visitor.get("/api/events/gatherings");
        EVENTS.answers(exchange -> exchange.close());
        visitor.get("/api/events/gatherings");
        visitor.get("/api/notifications/letters");

        await().atMost(Duration.ofSeconds(10)).until(() -> free.getAvailableConcurrentCalls() == 4);
    }

    static void assertThatServiceIsAway(HttpResponse<String> answer, String service) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("\"type\":\"urn:smartregion:problem:service-away\"")
                .contains("\"service\":\"" + service + "\"")
                .contains("\"traceId\":\"")
                .doesNotContain("127.0.0.1")
                .doesNotContain("Exception");
    }

    private static void awaitUntil(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
