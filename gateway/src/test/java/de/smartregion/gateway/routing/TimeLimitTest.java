package de.smartregion.gateway.routing;

import static de.smartregion.gateway.StubService.answering;
import static de.smartregion.gateway.routing.ServiceDoorTest.assertThatServiceIsAway;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.smartregion.gateway.StubService;
import de.smartregion.gateway.Visitor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The service here never answers in time; a minute would pass if nobody cut it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.routing.answer=300ms",
            "smartregion.routing.longer[0].path=/api/events/large",
            "smartregion.routing.longer[0].answer=30s"
        })
class TimeLimitTest {
    private static final StubService EVENTS = new StubService();

    @LocalServerPort private int port;
    private final CountDownLatch testIsOver = new CountDownLatch(1);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
    }

    @AfterEach
    void letEverybodyGo() {
        testIsOver.countDown();
    }

    @Test
    void whatTakesLongerInTheNatureOfThingsIsWaitedFor() {
        var inside = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        EVENTS.answers(
                exchange -> {
                    if (exchange.getRequestURI().getPath().endsWith("/large")) {
                        inside.countDown();
                        await(late);
                    } else {
                        await(testIsOver);
                    }
                    answering(200, "{}").answer(exchange);
                });
        var visitor = new Visitor(port);

        var large = CompletableFuture.supplyAsync(() -> visitor.get("/api/events/large"));
        await(inside);
        assertThatServiceIsAway(visitor.get("/api/events/gatherings"), "events");
        late.countDown();

        assertThat(large.join().statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverIsLateIsNotWaitedForNorAskedAgain() {
        EVENTS.answers(
                exchange -> {
                    await(testIsOver);
                    answering(200, "{}").answer(exchange);
                });

        var start = Instant.now();
        var answer = new Visitor(port).get("/api/events/gatherings");

        assertThatServiceIsAway(answer, "events");
        assertThat(Duration.between(start, Instant.now()))
                .isBetween(Duration.ofMillis(290), Duration.ofSeconds(15));
        assertThat(EVENTS.asked())
                .hasSizeLessThanOrEqualTo(1); // none, when even connecting took too long
    }

    @Test
    void anAnswerThatBeginsAndNeverEndsIsCutToo() {
        EVENTS.answers(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("{\"items\":".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    await(testIsOver);
                });

        var start = Instant.now();
        assertThatServiceIsAway(new Visitor(port).get("/api/events/gatherings"), "events");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private static void await(CountDownLatch what) {
        try {
            assertThat(what.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
