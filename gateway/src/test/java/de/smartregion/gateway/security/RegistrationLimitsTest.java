package de.smartregion.gateway.security;

import static de.smartregion.gateway.StubService.answering;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.StubService;
import de.smartregion.gateway.Visitor;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * With the limits that everybody gets, but without a proof of work; each test has addresses and
 * networks of its own.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.security.trusted-proxies=127.0.0.0/8",
            "smartregion.limits.proof.without=10000"
        })
class RegistrationLimitsTest {
    private static final String REGISTRATIONS = "/api/events/gatherings/g-1/registrations";
    private static final StubService EVENTS = new StubService();
    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort private int port;
    private Visitor visitor;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        properties.add("smartregion.services.catalog", EVENTS::address);
        properties.add("smartregion.services.consulting", EVENTS::address);
    }

    @BeforeEach
    void fresh() {
        visitor = new Visitor(port);
        EVENTS.answers(answering(201, "{}"));
    }

    @Test
    void anAddressGetsThreeLettersAnHourWhoeverAsks() {
        var ada = newAddress();
        for (int i = 0; i < 3; i++) {
            assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(201);
        }

        var refused = register(newNetwork(), ada, 0);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:smartregion:problem:too-many-letters");
        assertThat(refused.body()).doesNotContain(ada);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(3_500L, 3_720L);
        assertThat(register(newNetwork(), newAddress(), 0).statusCode()).isEqualTo(201);
        assertThat(EVENTS.asked()).hasSize(4);
    }

    @Test
    void theLettersOfDraftsCountAmongThem() {
        var ada = newAddress();
        var draft = "{\"profile\":{\"email\":\"x\"},\"author\":{\"email\":\"" + ada + "\"}}";
        assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(201);
        assertThat(begin(draft).statusCode()).isEqualTo(201);
        assertThat(begin(draft).statusCode()).isEqualTo(201);

        var refused = begin(draft);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:smartregion:problem:too-many-letters");
        assertThat(begin(draft, "Authorization", "Bearer t").statusCode()).isEqualTo(201);
        assertThat(begin("{\"profile\":{}}").statusCode()).isEqualTo(201);
    }

    @Test
    void theLettersOfConsultationsCountAmongThemToo() {
        var ada = newAddress();
        var request = "{\"people\":[{\"email\":\"x\"}],\"email\":\"" + ada + "\"}";
        assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(201);
        assertThat(consult("consultations", newNetwork(), request).statusCode()).isEqualTo(201);
        EVENTS.answers(answering(409, "{}"));
        assertThat(consult("consultations", newNetwork(), request).statusCode()).isEqualTo(409);
        EVENTS.answers(answering(201, "{}"));
        assertThat(consult("consultations", newNetwork(), request).statusCode()).isEqualTo(201);

        var refused = consult("consultations", newNetwork(), request);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:smartregion:problem:too-many-letters");
        assertThat(
                        consult("consultations", newNetwork(), request, "Authorization", "Bearer t")
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void theLettersOfSubscriptionsCountAmongThemToo() {
        var ada = newAddress();
        var wish = "{\"interest\":\"FIELD~ENERGY\",\"email\":\"" + ada + "\"}";
        assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(201);
        assertThat(subscribe(wish).statusCode()).isEqualTo(201);
        assertThat(subscribe(wish).statusCode()).isEqualTo(201);

        var refused = subscribe(wish);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:smartregion:problem:too-many-letters");
        assertThat(subscribe(wish, "Authorization", "Bearer t").statusCode()).isEqualTo(201);
    }

    @Test
    void aNetworkHoldsOnlySoManyTimesOfConsultantsAtOnce() {
        var here = newNetwork();
        EVENTS.answers(answering(409, "{}"));
        for (int i = 0; i < 5; i++) {
            assertThat(consult("holds", here, "{}").statusCode()).isEqualTo(409);
        }
        EVENTS.answers(answering(201, "{}"));
        for (int i = 0; i < 20; i++) {
            assertThat(consult("holds", here, "{}").statusCode()).isEqualTo(201);
        }

        var refused = consult("holds", here, "{}");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:smartregion:problem:too-many-holds");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 640L);
        assertThat(consult("holds", here, "{}", "Authorization", "Bearer t").statusCode())
                .isEqualTo(201);
        assertThat(consult("holds", newNetwork(), "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void thePortalsFormsHoldAndWriteToTheSameLimits() {
        var here = newNetwork();
        EVENTS.answers(answering(500, "{}")); // nobody knows what became of it
        for (int i = 0; i < 19; i++) {
            assertThat(form("/beratung/anfragen/termin", "start=x", here).statusCode())
                    .isEqualTo(503);
        }
        // Who lost a time takes another one in the last step.
        var last = form("/beratung/anfragen/angaben", "next=2027-01-01T09:00:00Z", here);
        assertThat(last.statusCode()).isEqualTo(503);

        var refused = form("/beratung/anfragen/termin", "start=x", here);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Jsoup.parse(refused.body()).select("main h1").text())
                .isEqualTo("Zu viele reservierte Zeiten");
        var ada = newAddress();
        for (int i = 0; i < 3; i++) {
            assertThat(
                            form("/beratung/anfragen/angaben", "email=" + ada, newNetwork())
                                    .statusCode())
                    .isEqualTo(503);
        }
        assertThat(form("/beratung/anfragen/angaben", "email=" + ada, newNetwork()).statusCode())
                .isEqualTo(429);
    }

    private HttpResponse<String> form(String path, String body, String network) {
        var token = "a-token-of-this-browser";
        var masked = new byte[token.length() * 2];
        System.arraycopy(
                token.getBytes(StandardCharsets.UTF_8), 0, masked, token.length(), token.length());
        return visitor.post(
                path,
                body + "&_csrf=" + Base64.getUrlEncoder().encodeToString(masked),
                "Cookie",
                "XSRF-TOKEN=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html",
                "Accept-Language",
                "de",
                "X-Forwarded-For",
                network);
    }

    private HttpResponse<String> consult(
            String what, String network, String body, String... headers) {
        var all =
                new ArrayList<>(
                        List.of("Content-Type", "application/json", "X-Forwarded-For", network));
        all.addAll(List.of(headers));
        return visitor.post("/api/consulting/" + what, body, all.toArray(String[]::new));
    }

    private HttpResponse<String> begin(String draft, String... headers) {
        return toCatalog("submissions", draft, headers);
    }

    private HttpResponse<String> subscribe(String wish, String... headers) {
        return toCatalog("subscriptions", wish, headers);
    }

    private HttpResponse<String> toCatalog(String what, String body, String... headers) {
        var all =
                new ArrayList<>(
                        List.of(
                                "Content-Type",
                                "application/json",
                                "X-Forwarded-For",
                                newNetwork()));
        all.addAll(List.of(headers));
        return visitor.post("/api/catalog/" + what, body, all.toArray(String[]::new));
    }

    @Test
    void sentAgainUnderTheSameKeyItIsNotCountedAgain() {
        var ada = newAddress();
        for (var key : List.of("key-of-ada-1", "key-of-ada-2", "key-of-ada-3")) {
            for (int times = 0; times < 3; times++) {
                assertThat(
                                register(newNetwork(), ada, 0, "Idempotency-Key", ada + key)
                                        .statusCode())
                        .isEqualTo(201);
            }
        }

        assertThat(register(newNetwork(), ada, 0, "Idempotency-Key", "another").statusCode())
                .isEqualTo(429);
        var known = register(newNetwork(), ada, 0, "Idempotency-Key", ada + "key-of-ada-1");
        assertThat(known.statusCode()).as("still told again").isEqualTo(201);
    }

    @Test
    void aKeySaidTwiceIsNoneAndOneOfAnotherGatheringIsAnother() {
        var ada = newAddress();
        for (int i = 0; i < 2; i++) {
            register(
                    newNetwork(),
                    ada,
                    0,
                    "Idempotency-Key",
                    "same-key",
                    "Idempotency-Key",
                    "same-key");
        }
        for (var gathering : List.of("g-1", "g-2")) {
            visitor.post(
                    "/api/events/gatherings/" + gathering + "/registrations",
                    body(ada, 0),
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    ada,
                    "X-Forwarded-For",
                    newNetwork());
        }
        assertThat(EVENTS.asked()).hasSize(3);
    }

    @Test
    void whatTheServiceRefusedCausedNothing() {
        var ada = newAddress();
        EVENTS.answers(answering(409, "{}"));
        for (int i = 0; i < 5; i++) {
            assertThat(register(newNetwork(), ada, 29, "Idempotency-Key", ada).statusCode())
                    .isEqualTo(409);
        }
        EVENTS.answers(answering(201, "{}"));
        for (int i = 0; i < 3; i++) {
            assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(201);
        }
        assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(429);
    }

    @Test
    void whatNobodyKnowsTheEndOfStaysCountedAndMayBeRepeated() {
        var ada = newAddress();
        EVENTS.answers(answering(500, "{}"));
        for (int i = 0; i < 3; i++) {
            assertThat(register(newNetwork(), ada, 0, "Idempotency-Key", ada + i).statusCode())
                    .isEqualTo(500);
        }
        assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(429);
        EVENTS.answers(answering(201, "{}"));
        assertThat(register(newNetwork(), ada, 0, "Idempotency-Key", ada + 1).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoBringsATokenIsJudgedByTheServiceWhoBringsSomethingElseIsNobody() {
        var ada = newAddress();
        for (int i = 0; i < 6; i++) {
            assertThat(register(newNetwork(), ada, 0, "Authorization", "Bearer a.b.c").statusCode())
                    .isEqualTo(201);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(register(newNetwork(), ada, 0).statusCode()).isEqualTo(201);
        }
        assertThat(register(newNetwork(), ada, 0, "Authorization", "Basic YTpi").statusCode())
                .isEqualTo(429);
        assertThat(
                        register(
                                        newNetwork(),
                                        ada,
                                        0,
                                        "Authorization",
                                        "Basic YTpi",
                                        "Authorization",
                                        "Bearer a.b.c")
                                .statusCode())
                .isEqualTo(429);
    }

    @Test
    void anAddressHoldsThirtySeats() {
        var ada = newAddress();
        assertThat(register(newNetwork(), ada, 19).statusCode()).isEqualTo(201);

        var refused = register(newNetwork(), ada, 10);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:smartregion:problem:too-many-seats");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(172_000L, 180_000L);
        assertThat(register(newNetwork(), ada, 9).statusCode()).isEqualTo(201);
    }

    @Test
    void aNetworkHoldsThreeHundredSeatsAndAGroupFitsAsAWhole() {
        var here = newNetwork();
        for (int i = 0; i < 14; i++) {
            assertThat(register(here, newAddress(), 19).statusCode()).isEqualTo(201);
        }
        assertThat(register(here, newAddress(), 14).statusCode()).isEqualTo(201);

        var ada = newAddress();
        var refused = register(here, ada, 5);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:smartregion:problem:too-many-seats");
        assertThat(register(here, ada, 4).statusCode()).isEqualTo(201);
        for (int i = 0; i < 2; i++) {
            assertThat(register(newNetwork(), ada, 0).statusCode())
                    .as("what was refused took no letter")
                    .isEqualTo(201);
        }
    }

    @Test
    void thePortalIsHeldToTheSameAndSaysWhatToDo() {
        var answers = new ArrayList<Integer>();
        var ada = newAddress();
        for (int i = 0; i < 3; i++) {
            register(newNetwork(), ada, 0);
        }

        for (var language : List.of("de", "en")) {
            var refused = submit(ada, "a-key-of-a-form", language);
            answers.add(refused.statusCode());
            assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
            var page = Jsoup.parse(refused.body());
            assertThat(page.select("main h1").text())
                    .isEqualTo(
                            language.equals("de")
                                    ? "Zu viele Anmeldungen mit dieser E-Mail-Adresse"
                                    : "Too many registrations with this e-mail address");
            assertThat(page.select("main p").text())
                    .contains(language.equals("de") ? "in einer Stunde" : "in an hour");
            assertThat(page.text()).doesNotContain(ada);
        }
        assertThat(answers).containsOnly(429);
    }

    @Test
    void aKeyThatThePageWouldNotSendOnIsNone() {
        var ada = newAddress();
        EVENTS.answers(answering(500, "{}"));
        for (int i = 0; i < 3; i++) {
            assertThat(submit(ada, "short", "de").statusCode()).isEqualTo(503);
        }
        assertThat(submit(ada, "short", "de").statusCode()).isEqualTo(429);

        var grace = newAddress();
        for (int i = 0; i < 4; i++) {
            assertThat(submit(grace, "a-key-of-grace", "de").statusCode()).isEqualTo(503);
        }
    }

    private HttpResponse<String> register(
            String network, String email, int companions, String... headers) {
        var all =
                new ArrayList<>(
                        List.of("Content-Type", "application/json", "X-Forwarded-For", network));
        all.addAll(List.of(headers));
        return visitor.post(REGISTRATIONS, body(email, companions), all.toArray(String[]::new));
    }

    private static String body(String email, int companions) {
        return "{\"email\":\"" + email + "\",\"companions\":" + companions + "}";
    }

    /** With a token as the page would have it: masked in the form, plain in the cookie. */
    private HttpResponse<String> submit(String email, String key, String language) {
        var token = "a-token-of-this-browser";
        var masked = new byte[token.length() * 2];
        System.arraycopy(
                token.getBytes(StandardCharsets.UTF_8), 0, masked, token.length(), token.length());
        return visitor.post(
                "/veranstaltungen/g-1/anmelden",
                "email="
                        + URLEncoder.encode(email, StandardCharsets.UTF_8)
                        + "&key="
                        + key
                        + "&_csrf="
                        + Base64.getUrlEncoder().encodeToString(masked),
                "Cookie",
                "XSRF-TOKEN=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html",
                "Accept-Language",
                language,
                "X-Forwarded-For",
                newNetwork());
    }

    private static String newAddress() {
        return "ada-" + COUNT.incrementAndGet() + "@example.org";
    }

    private static String newNetwork() {
        return "2001:db8:" + Integer.toHexString(COUNT.incrementAndGet()) + ":1::1";
    }
}
