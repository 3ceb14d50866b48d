package de.smartregion.gateway.security;

import static de.smartregion.gateway.StubService.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import de.smartregion.gateway.StubService;
import de.smartregion.gateway.Visitor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "smartregion.limits.network.writes=1000000")
@Import(FrontDoorTest.SomePage.class)
@ExtendWith(OutputCaptureExtension.class)
class FrontDoorTest {
    private static final StubService EVENTS = new StubService();

    @LocalServerPort private int port;
    @Autowired private ResourceUrlProvider addresses;
    private Visitor visitor;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        properties.add("smartregion.services.notifications", () -> "http://127.0.0.1:1");
    }

    @BeforeEach
    void fresh() {
        visitor = new Visitor(port);
        EVENTS.answers(answering(200, "{}"));
    }

    @Test
    void everyAnswerCarriesTheHeadersErrorsToo() {
        var large = BodyPublishers.ofString("x".repeat(70_000));
        var answers =
                List.of(
                        visitor.get("/some-page"),
                        visitor.get("/some-page/broken", "Accept", "text/html"),
                        visitor.get("/api/events/gatherings"),
                        visitor.get("/api/notifications/letters"), // away: 503
                        visitor.get("/api/nowhere"),
                        visitor.get("/nowhere", "Accept", "text/html"),
                        visitor.get("/error"),
                        visitor.get("/api/a%2e%2e%2fb"), // the firewall's 400
                        visitor.get("/api/events/a%2Fb"), // the container's 400
                        visitor.get("/api/events/a;b=c"),
                        visitor.send("TRACE", "/some-page", BodyPublishers.noBody()),
                        visitor.send("PROPFIND", "/api/events/x", BodyPublishers.noBody()),
                        visitor.send("POST", "/api/events/x", large), // 413
                        visitor.post("/some-page", "a=b"), // 403: no token
                        visitor.get("/actuator/health/readiness"),
                        visitor.get("/actuator/prometheus"),
                        visitor.get("/actuator/env"),
                        visitor.get(addressOf("/assets/kern/kern.min.css")),
                        visitor.get("/assets/nothing.css"),
                        visitor.send("OPTIONS", "/some-page", BodyPublishers.noBody()),
                        visitor.send("HEAD", "/some-page", BodyPublishers.noBody()));

        assertThat(answers).allSatisfy(FrontDoorTest::assertThatItCarriesTheHeaders);
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .contains(200, 400, 403, 404, 405, 413, 500, 503);
    }

    @Test
    void errorsSayNothingOfTheInside(CapturedOutput log) {
        for (var accept : List.of("text/html", "application/json")) {
            var broken = visitor.get("/some-page/broken?token=geheim", "Accept", accept);
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body())
                    .doesNotContain("secret detail", "Exception", "de.smartregion", "geheim");
        }
        assertThat(visitor.get("/some-page/broken").body()).contains("\"traceId\":\"");
        assertThat(log).contains("secret detail"); // there it belongs
    }

    @Test
    void personalPagesAreNotKeptAndFilesAreKeptForAYear() {
        assertThat(visitor.get("/some-page").headers().allValues("Cache-Control"))
                .containsExactly("no-store");

        for (var file :
                List.of(
                        "/assets/kern/kern.min.css",
                        "/assets/kern/fira-sans/FiraSans-Regular.woff2",
                        "/assets/htmx/htmx.min.js",
                        "/assets/leaflet/leaflet.js")) {
            var address = addressOf(file);
            assertThat(address).as("with the file's hash").isNotEqualTo(file);
            var answer = visitor.get(address, "Accept-Encoding", "gzip");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Cache-Control"))
                    .containsExactly("max-age=31536000, public");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            if (!file.endsWith(".woff2")) {
                assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            }
        }
    }

    @Test
    void fontsAreNamedInTheStylesheetWithTheirHash() {
        var css = visitor.get(addressOf("/assets/kern/fira-sans.css")).body();
        assertThat(css).containsPattern("FiraSans-Regular-[0-9a-f]{32}\\.woff2");
    }

    @Test
    void aFormNeedsItsTokenAndGetsAlongWithoutASession() {
        var page = visitor.get("/some-page");
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("XSRF-TOKEN=").contains("HttpOnly", "SameSite=Lax");
        assertThat(cookie).doesNotContain("JSESSIONID");
        var token = page.body();
        var form = "application/x-www-form-urlencoded";
        var cookieValue = cookie.substring(0, cookie.indexOf(';'));

        assertThat(
                        visitor.post(
                                        "/some-page",
                                        "_csrf=" + token,
                                        "Content-Type",
                                        form,
                                        "Cookie",
                                        cookieValue)
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        visitor.post(
                                        "/some-page",
                                        "a=b",
                                        "Content-Type",
                                        form,
                                        "Cookie",
                                        cookieValue)
                                .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/some-page", "_csrf=" + token, "Content-Type", form).statusCode())
                .isEqualTo(403);
    }

    @Test
    void otherSitesScriptsGetNothing() {
        var preflight =
                visitor.send(
                        "OPTIONS",
                        "/api/events/gatherings",
                        BodyPublishers.noBody(),
                        "Origin",
                        "https://evil.example",
                        "Access-Control-Request-Method",
                        "POST");
        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        assertThat(
                        visitor.get("/api/events/gatherings", "Origin", "https://evil.example")
                                .headers()
                                .map()
                                .keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void onlyHealthAndMetricsAreShownOfTheInside() {
        assertThat(visitor.get("/actuator/health").body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(visitor.get("/actuator/health/readiness").body())
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        for (var hidden : List.of("", "/env", "/beans", "/heapdump", "/gateway", "/loggers")) {
            assertThat(visitor.get("/actuator" + hidden).statusCode()).as(hidden).isIn(403, 404);
        }
    }

    @Test
    void theLogTellsPathsButNeitherQueriesNorTokens(CapturedOutput log) {
        visitor.get(
                "/api/events/gatherings/g-1?token=geheim&email=ada%40example.org",
                "Link-Token", "auch-geheim", "X-Request-Id", "request-to-find");

        assertThat(visitor.get("/some-page").statusCode()).isEqualTo(200);
        await().until(() -> log.getAll().contains("request=request-to-find"));
        assertThat(log)
                .contains("GET /api/events/gatherings/g-1 200")
                .doesNotContain("geheim")
                .doesNotContain("ada");
    }

    @Test
    void theServicesDocumentsHaveOnePage() {
        var page = visitor.get("/api-docs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThatItCarriesTheHeaders(page);

        var documents = Pattern.compile("href=\"(/api-docs/[a-z]+\\.yaml)\"").matcher(page.body());
        assertThat(documents.results().map(it -> it.group(1)))
                .containsExactlyElementsOf(documentsOfTheServices())
                .allSatisfy(
                        document -> {
                            var answer = visitor.get(document);
                            assertThat(answer.statusCode()).isEqualTo(200);
                            assertThat(answer.body()).startsWith("openapi: ");
                        });
        var scripts = Pattern.compile("src=\"(/assets/[^\"]+)\"").matcher(page.body());
        assertThat(scripts.results().map(it -> it.group(1)))
                .hasSize(3)
                .allSatisfy(script -> assertThat(visitor.get(script).statusCode()).isEqualTo(200));
        assertThat(visitor.get("/api-docs/nothing.yaml").statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestThatCanBeReadInTwoWaysIsReadInNone() {
        var host = "Host: localhost\r\nConnection: close\r\n";
        var twice =
                List.of(
                        "POST /api/events/x HTTP/1.1\r\n"
                                + host
                                + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
                        "POST /api/events/x HTTP/1.1\r\n"
                                + host
                                + "Content-Length: 2, 40\r\n\r\n{}",
                        "POST /api/events/x HTTP/1.1\r\n" + host + "Content-Length: -2\r\n\r\n{}",
                        "POST /api/events/x HTTP/1.1\r\n"
                                + host
                                + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                        "POST /api/events/x HTTP/1.1\r\n"
                                + host
                                + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                        "GET /api/events/x HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                        "GET /api/events/x HTTP/1.1\r\nConnection: close\r\n\r\n",
                        "GET /api/events/x\u0001 HTTP/1.1\r\n" + host + "\r\n",
                        "GET /api/events/x HTTP/1.1\r\n" + host + "X-A: b\u0000c\r\n\r\n");

        for (var request : twice) {
            assertThat(visitor.raw(request)).as(request).matches("(?s)HTTP/1.1 (400|501) .*");
        }
        assertThat(EVENTS.asked()).isEmpty();
    }

    @Test
    void aLengthBesideChunksIsNotBelieved() {
        var smuggled =
                """
                POST /api/events/x HTTP/1.1
                Host: localhost
                Content-Length: 5
                Transfer-Encoding: chunked

                0

                GET /api/events/smuggled HTTP/1.1
                Host: localhost
                Connection: close

                """
                        .replace("\n", "\r\n");

        visitor.raw(smuggled);

        assertThat(EVENTS.asked()).hasSizeLessThanOrEqualTo(1);
        assertThat(EVENTS.asked()).allSatisfy(asked -> assertThat(asked.body()).isEmpty());
        assertThat(EVENTS.asked()).noneMatch(asked -> asked.target().contains("smuggled"));
    }

    private static List<String> documentsOfTheServices() {
        var documents = new ArrayList<String>();
        for (var service : List.of("catalog", "consulting", "events", "notification")) {
            if (Files.exists(Path.of("..", service + "-service", "contracts", "openapi.yaml"))) {
                documents.add(
                        "/api-docs/"
                                + (service.equals("notification") ? "notifications" : service)
                                + ".yaml");
            }
        }
        return documents;
    }

    private String addressOf(String file) {
        return requireNonNull(addresses.getForLookupPath(file));
    }

    private static void assertThatItCarriesTheHeaders(HttpResponse<String> answer) {
        var headers = answer.headers();
        assertThat(headers.allValues("Content-Security-Policy"))
                .as(answer.request().method() + " " + answer.uri() + " " + answer.statusCode())
                .containsExactly(
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                                + "form-action 'self'; frame-ancestors 'none'");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Permissions-Policy")).hasSize(1);
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Cross-Origin-Resource-Policy"))
                .containsExactly("same-origin");
        assertThat(headers.allValues("Cache-Control")).hasSize(1);
        assertThat(headers.allValues("X-Request-Id")).hasSize(1);
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @RestController
    static class SomePage {
        @GetMapping("/some-page")
        String page(CsrfToken token) {
            return token.getToken();
        }

        @PostMapping("/some-page")
        String submitted() {
            return "thanks";
        }

        @GetMapping("/some-page/broken")
        String broken() {
            throw new IllegalStateException("secret detail");
        }
    }
}
