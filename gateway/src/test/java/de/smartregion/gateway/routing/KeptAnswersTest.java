package de.smartregion.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

class KeptAnswersTest {
    private static final String FIVE_SECONDS = "max-age=5, public";
    private static final DataSize MOST = DataSize.ofKilobytes(100);

    private final AtomicLong now = new AtomicLong(42);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeptAnswers kept = new KeptAnswers(settings(), meters, now::get);
    private final List<String> asked = new ArrayList<>();
    private Behaviour service = () -> answer(200, "one", "Cache-Control", FIVE_SECONDS);

    private interface Behaviour {
        ServiceAnswer answer() throws Exception;
    }

    @Test
    void whatEverybodyMayHaveIsToldAgainWhileItIsFreshAndNoLonger() throws Exception {
        assertThat(get().getContentAsString()).isEqualTo("one");
        service = () -> answer(200, "two", "Cache-Control", FIVE_SECONDS);

        after(Duration.ofMillis(4_999));
        var again = get();
        assertThat(again.getContentAsString()).isEqualTo("one");
        assertThat(again.getHeader("Age")).isEqualTo("4");
        assertThat(again.getHeader("Cache-Control")).isEqualTo(FIVE_SECONDS);
        assertThat(again.getContentType()).isEqualTo("text/plain");
        assertThat(asked).hasSize(1);

        after(Duration.ofMillis(1));
        assertThat(get().getContentAsString()).isEqualTo("two");
        assertThat(count("told")).isEqualTo(1);
        assertThat(count("fetched")).isEqualTo(2);
    }

    @Test
    void whatIsStaleIsAskedForByItsNameAndAsFreshAsNewWhenItHasNotChanged() throws Exception {
        service = () -> answer(200, "one", "ETag", "\"1\"", "Cache-Control", FIVE_SECONDS);
        get();
        service = () -> answer(304, "", "ETag", "\"1\"", "Cache-Control", "max-age=9, public");
        after(Duration.ofSeconds(5));

        var again = get();
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(again.getContentAsString()).isEqualTo("one");
        assertThat(again.getHeader("Age")).isEqualTo("0");
        assertThat(asked).containsExactly("", "\"1\"");

        after(Duration.ofSeconds(8));
        assertThat(get().getContentAsString()).isEqualTo("one");
        assertThat(asked).hasSize(2);
    }

    @Test
    void unchangedButNoLongerForEverybodyIsToldOnce() throws Exception {
        service = () -> answer(200, "one", "ETag", "\"1\"", "Cache-Control", FIVE_SECONDS);
        get();
        service = () -> answer(304, "", "ETag", "\"1\"", "Cache-Control", "no-cache");
        after(Duration.ofSeconds(5));
        assertThat(get().getContentAsString()).isEqualTo("one");
        get();
        assertThat(asked).containsExactly("", "\"1\"", "");
    }

    @Test
    void whoHasItAlreadyIsToldSo() throws Exception {
        service = () -> answer(200, "one", "ETag", "\"1\"", "Cache-Control", FIVE_SECONDS);
        for (int i = 0; i < 2; i++) {
            var known = get("If-None-Match", "W/\"0\", \"1\"");
            assertThat(known.getStatus()).isEqualTo(304);
            assertThat(known.getContentAsByteArray()).isEmpty();
            assertThat(known.getHeader("ETag")).isEqualTo("\"1\"");
            assertThat(known.getHeader("Cache-Control")).isEqualTo(FIVE_SECONDS);
        }
        assertThat(get("If-None-Match", "\"0\"").getContentAsString()).isEqualTo("one");
        assertThat(asked).as("the whole answer, for all who come").containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Link-Token",
                "Prefer",
                "Idempotency-Key",
                "If-Match",
                "Content-Type",
                "Cache-Control",
                "Pragma"
            })
    void whoBringsSomethingOfTheirOwnNeitherReadsNorLeavesAnything(String header) throws Exception {
        service = () -> answer(200, "theirs", "Cache-Control", FIVE_SECONDS);
        assertThat(get(header, "x").getContentAsString()).isEqualTo("theirs");
        service = () -> answer(200, "everybody's", "Cache-Control", FIVE_SECONDS);
        assertThat(get().getContentAsString()).isEqualTo("everybody's");
        service = () -> answer(200, "theirs again", "Cache-Control", FIVE_SECONDS);
        assertThat(get(header, "x").getContentAsString()).isEqualTo("theirs again");
        assertThat(get().getContentAsString()).isEqualTo("everybody's");
        assertThat(asked).containsExactly("-", "", "-");
    }

    @Test
    void onlyReadingIsShared() throws Exception {
        for (var method : List.of("HEAD", "POST")) {
            get();
            tell(new MockHttpServletRequest(method, "/api/catalog/projects"));
        }
        assertThat(asked).containsExactly("", "-", "-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | Cache-Control: no-store
                    200 | Cache-Control: max-age=60
                    200 | Cache-Control: public
                    200 | Cache-Control: public, max-age=0
                    200 | Cache-Control: public, max-age=many
                    200 | Cache-Control: public, max-age=60, private
                    200 | Cache-Control: public, max-age=60, no-cache="Set-Cookie"
                    200 | Cache-Control: public, max-age=60, s-maxage=0
                    200 | Cache-Control: public, max-age=60; Set-Cookie: a=b
                    200 | Cache-Control: public, max-age=60; Vary: Accept, *
                    200 | Cache-Control: public, max-age=60; Age: 60
                    200 | Last-Modified: Mon, 23 Nov 2026 00:00:00 GMT
                    203 | Cache-Control: public, max-age=60
                    206 | Cache-Control: public, max-age=60
                    301 | Cache-Control: public, max-age=60
                    404 | Cache-Control: public, max-age=60
                    500 | Cache-Control: public, max-age=60
                    """)
    void nothingElseIsKept(int status, String headers) throws Exception {
        var all =
                List.of(headers.split("; ")).stream()
                        .flatMap(header -> List.of(header.split(": ")).stream())
                        .toArray(String[]::new);
        service = () -> answer(status, "one", all);
        get();
        get();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatIsTooLongToHoldIsNotKept() throws Exception {
        service = () -> answer(200, "x".repeat(300_000), "Cache-Control", FIVE_SECONDS);
        assertThat(get().getContentAsString()).hasSize(300_000);
        assertThat(get().getContentAsString()).hasSize(300_000);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatAServiceCouldTellApartIsKeptApart() throws Exception {
        get("Accept-Language", "de");
        get("Accept-Language", "en");
        get("Accept", "text/csv");
        tell(new MockHttpServletRequest("GET", "/api/catalog/projects"));
        assertThat(asked).hasSize(4);
        get("Accept-Language", "de", "Cookie", "a=b", "Origin", "https://elsewhere.example");
        assertThat(asked).as("a service hears nothing of those").hasSize(4);
    }

    @Test
    void nothingIsKeptForLongerThanWeWant() throws Exception {
        service = () -> answer(200, "one", "Cache-Control", "public, max-age=31536000, immutable");
        get();
        after(Duration.ofSeconds(59));
        get();
        assertThat(asked).hasSize(1);
        after(Duration.ofSeconds(1));
        get();
        assertThat(asked).hasSize(2);
    }

    @Test
    void allTogetherTakesNoMoreThanItMay() throws Exception {
        service = () -> answer(200, "x".repeat(10_000), "Cache-Control", FIVE_SECONDS);
        for (int i = 0; i < 50; i++) {
            tell(new MockHttpServletRequest("GET", "/api/catalog/projects/" + i));
        }
        assertThat(meters.get("smartregion.routing.kept.bytes").gauge().value())
                .isBetween(50_000.0, (double) MOST.toBytes());
    }

    @Test
    void ofAllWhoComeWhenItIsStaleOneAsks() throws Exception {
        get();
        after(Duration.ofSeconds(5));
        var arrived = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        service =
                () -> {
                    arrived.countDown();
                    open.await();
                    return answer(200, "two", "Cache-Control", FIVE_SECONDS);
                };
        var first = new AtomicReference<String>();
        var second = new AtomicReference<String>();
        var one = Thread.ofVirtual().start(() -> first.set(body()));
        arrived.await();
        var two = Thread.ofVirtual().start(() -> second.set(body()));
        await().until(two::getState, it -> it == Thread.State.TIMED_WAITING);
        open.countDown();
        one.join();
        two.join();
        assertThat(first).hasValue("two");
        assertThat(second).hasValue("two");
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatIsNeverKeptWaitsForNobody() throws Exception {
        var both = new CountDownLatch(2);
        service =
                () -> {
                    both.countDown();
                    both.await();
                    return answer(200, "live", "Cache-Control", "no-store");
                };
        var one = Thread.ofVirtual().start(this::body);
        body();
        one.join();
        assertThat(asked).hasSize(2);
    }

    private String body() {
        try {
            return get().getContentAsString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MockHttpServletResponse get(String... headers) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/catalog/projects");
        request.setQueryString("query=Baum");
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return tell(request);
    }

    private MockHttpServletResponse tell(MockHttpServletRequest request) throws Exception {
        HandlerFunction<ServerResponse> door =
                it -> {
                    var etag = it.servletRequest().getAttribute(KeptAnswers.ETAG);
                    synchronized (asked) {
                        asked.add(etag == null ? "-" : etag.toString());
                    }
                    return service.answer();
                };
        var out = new MockHttpServletResponse();
        out.setHeader("Cache-Control", "no-store");
        kept.filter(ServerRequest.create(request, List.of()), door)
                .writeTo(request, out, () -> List.of());
        return out;
    }

    private static ServiceAnswer answer(int status, String body, String... headers)
            throws Exception {
        var response = new BasicClassicHttpResponse(status);
        response.setHeader("Content-Type", "text/plain");
        for (int i = 0; i < headers.length; i += 2) {
            response.addHeader(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            response.setEntity(
                    new ByteArrayEntity(
                            body.getBytes(StandardCharsets.UTF_8), ContentType.TEXT_PLAIN));
        }
        return ServiceAnswer.read(response, "http://service");
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private double count(String answer) {
        return meters.get("smartregion.routing.kept").tag("answer", answer).counter().count();
    }

    private static RoutingSettings settings() {
        var second = Duration.ofSeconds(1);
        return new RoutingSettings(
                second,
                second,
                second,
                10,
                Duration.ofSeconds(10),
                new RoutingSettings.Retry(3, second),
                new RoutingSettings.Breaker(40, 20, second, 5),
                new RoutingSettings.Keep(MOST, Duration.ofMinutes(1)),
                List.of());
    }
}
