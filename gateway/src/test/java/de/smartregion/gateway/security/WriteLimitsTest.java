package de.smartregion.gateway.security;

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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The test sits behind a trusted proxy, so that each visitor can come from a network of their own.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.security.trusted-proxies=127.0.0.0/8",
            "smartregion.limits.network.writes=5",
            "smartregion.limits.network.per=1h",
            "smartregion.limits.address.writes=2",
            "smartregion.limits.address.per=1h",
        })
class WriteLimitsTest {
    private static final String REGISTRATIONS = "/api/events/gatherings/g-1/registrations";
    private static final StubService EVENTS = new StubService();
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @LocalServerPort private int port;
    private Visitor visitor;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        properties.add("smartregion.services.catalog", EVENTS::address);
    }

    @BeforeEach
    void fresh() {
        visitor = new Visitor(port);
        EVENTS.answers(answering(201, "{}"));
    }

    @Test
    void aNetworkMayWriteSoOftenAndThenHearsWhenToComeBack() {
        var here = newNetwork();
        for (int i = 0; i < 5; i++) {
            assertThat(write(here, "{}").statusCode()).isEqualTo(201);
        }

        assertThatTooMany(write(here, "{}"), 720); // 1 h / 5
        assertThat(EVENTS.asked()).hasSize(5);
        assertThat(visitor.get("/api/events/gatherings", "X-Forwarded-For", here).statusCode())
                .isEqualTo(201);
        assertThat(write(newNetwork(), "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void aPictureMayBeAsLargeAsACameraMakesItAndEverythingElseIsSmall() {
        assertThat(status("/api/catalog/pictures", 10 << 20)).isEqualTo(201);
        assertThat(status("/api/catalog/submissions/a~1", 400 << 10)).isEqualTo(201);
        assertThat(status("/api/catalog/submissions/a~1", 600 << 10)).isEqualTo(413);
        assertThat(status("/api/catalog/picturesque", 100 << 10)).isEqualTo(413);
        assertThat(status(REGISTRATIONS, 100 << 10)).isEqualTo(413);
    }

    private int status(String path, int bytes) {
        return visitor.send(
                        "POST",
                        path,
                        BodyPublishers.ofByteArray(new byte[bytes]),
                        "X-Forwarded-For",
                        newNetwork())
                .statusCode();
    }

    @Test
    void everyWayToWriteCounts() {
        var here = newNetwork();
        for (var method : new String[] {"POST", "PUT", "PATCH", "DELETE", "POST"}) {
            visitor.send(
                    method,
                    "/api/notifications/x",
                    BodyPublishers.noBody(),
                    "X-Forwarded-For",
                    here);
        }
        assertThatTooMany(write(here, "{}"), 720);
    }

    @Test
    void oneClickInAMailProgramIsNotRefusedForWhatOthersOfItsNetworkWrite() {
        var here = newNetwork();
        for (int i = 0; i < 6; i++) {
            assertThat(write(here, "{}").statusCode()).isEqualTo(i < 5 ? 201 : 429);
        }

        var ended =
                visitor.post(
                        "/abonnements/c3Vic2NyaWJlci1mb3ItdGVzdHM/abbestellen?token=t",
                        "List-Unsubscribe=One-Click",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Forwarded-For",
                        here);
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(EVENTS.asked()).hasSize(7);
    }

    @Test
    void whoeverAddsAddressesInFrontGainsNothing() {
        var here = newNetwork();
        for (int i = 0; i < 5; i++) {
            assertThat(write("203.0.113." + i + ", " + here, "{}").statusCode()).isEqualTo(201);
        }
        assertThatTooMany(write("203.0.113.99, " + here, "{}"), 720);
    }

    @Test
    void anAddressIsWrittenToSoOftenWhereverTheRequestComesFrom() {
        var body = "{\"name\":\"Ada\",\"email\":\"ada@example.org\"}";
        for (int i = 0; i < 2; i++) {
            assertThat(write(newNetwork(), body).statusCode()).isEqualTo(201);
        }

        assertThatTooMany(
                write(newNetwork(), body.toUpperCase(Locale.ROOT).replace("EMAIL", "email")), 1800);
        assertThat(EVENTS.asked()).hasSize(2);
        assertThat(write(newNetwork(), body.replace("ada", "grace")).statusCode()).isEqualTo(201);
    }

    @Test
    void thePortalsFormIsHeldToTheSame() {
        var form = "email=lin%40example.org&name=Lin";
        for (int i = 0; i < 2; i++) {
            assertThat(submit(form).statusCode()).isNotEqualTo(429);
        }

        var refused = submit(form);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1770L, 1800L);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
    }

    @Test
    void aBodyThatIsTooLargeGoesNowhere() {
        var large = "x".repeat(64 * 1024 + 1);
        assertThat(write(newNetwork(), large.substring(1)).statusCode()).isEqualTo(201);

        var withLength = write(newNetwork(), large);
        assertThat(withLength.statusCode()).isEqualTo(413);
        assertThat(withLength.body()).contains("urn:smartregion:problem:body-too-large");

        var chunked =
                visitor.send(
                        "POST",
                        REGISTRATIONS,
                        BodyPublishers.fromPublisher(BodyPublishers.ofString(large)),
                        "X-Forwarded-For",
                        newNetwork());
        assertThat(chunked.statusCode()).isEqualTo(413);

        assertThat(submit("email=" + large).statusCode()).isEqualTo(413);
        assertThat(EVENTS.asked()).hasSize(1);
    }

    @Test
    void aChunkedFormThatIsTooLargeIsRefusedToo() {
        var chunked =
                visitor.send(
                        "POST",
                        "/veranstaltungen/g-1/anmelden",
                        BodyPublishers.fromPublisher(
                                BodyPublishers.ofString("email=" + "x".repeat(140_000))),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Forwarded-For",
                        newNetwork());
        assertThat(chunked.statusCode()).isIn(400, 413);
    }

    @Test
    void whoComesOverTlsIsToldToStayThere() {
        assertThat(
                        visitor.get(
                                        "/api/events/gatherings",
                                        "X-Forwarded-Proto",
                                        "https",
                                        "X-Forwarded-For",
                                        "203.0.113.7")
                                .headers()
                                .firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
        assertThat(
                        visitor.get("/api/events/gatherings", "X-Forwarded-For", "203.0.113.7")
                                .headers()
                                .firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    private HttpResponse<String> write(String network, String body) {
        return visitor.post(
                REGISTRATIONS,
                body,
                "Content-Type",
                "application/json",
                "X-Forwarded-For",
                network);
    }

    /** With a token as the page would have it: masked in the form, plain in the cookie. */
    private HttpResponse<String> submit(String form) {
        var token = "a-token-of-this-browser";
        var masked = new byte[token.length() * 2];
        System.arraycopy(
                token.getBytes(StandardCharsets.UTF_8), 0, masked, token.length(), token.length());
        return visitor.post(
                "/veranstaltungen/g-1/anmelden",
                form + "&_csrf=" + Base64.getUrlEncoder().encodeToString(masked),
                "Cookie",
                "XSRF-TOKEN=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html",
                "X-Forwarded-For",
                newNetwork());
    }

    private static String newNetwork() {
        var n = NETWORKS.incrementAndGet();
        return "2001:db8:" + Integer.toHexString(n) + ":1::1";
    }

    private static void assertThatTooMany(HttpResponse<String> answer, int secondsAtMost) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(secondsAtMost - 30L, (long) secondsAtMost);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("urn:smartregion:problem:too-many-writes");
    }
}
