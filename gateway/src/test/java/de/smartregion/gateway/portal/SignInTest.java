package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import de.smartregion.gateway.StubProvider;
import de.smartregion.gateway.StubProvider.Lie;
import de.smartregion.gateway.Visitor;
import de.smartregion.gateway.portal.Browser.Page;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Signing in and out with a provider that checks what a real one checks. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.limits.network.writes=10000",
            "smartregion.limits.address.writes=10000",
            "smartregion.limits.letters.most=10000",
            "smartregion.limits.seats.address=10000",
            "smartregion.limits.proof.without=10000",
            "smartregion.limits.seats.network=10000",
            "smartregion.limits.sign-in.writes=10000"
        })
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {
    static final Map<String, Object> MIRA =
            Map.of(
                    "sub", "5b1c-mira",
                    "name", "Mira Musterfeld",
                    "email", "mira.musterfeld@kassel.example",
                    "email_verified", true,
                    "roles", List.of("municipality"),
                    "ags", "06611000",
                    "function", "Digitalisierungsbeauftragte");
    static final Map<String, Object> ALBA =
            Map.of("sub", "77aa-alba", "name", "Alba Vorlage", "roles", List.of("staff"));

    private static final StubProvider PROVIDER = new StubProvider();
    private static final MovableClock CLOCK = new MovableClock();
    private static final StubEvents EVENTS = new StubEvents(CLOCK.time(), 0);
    private static final String FORM = "/veranstaltungen/kongress/anmelden";

    /** The time of day, and as much ahead as the test says. */
    private static final class MovableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return time();
        }

        Instant time() {
            return InstantSource.system().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TestConfiguration
    static class MovableTime {
        @Bean
        @Primary
        Clock testClock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void stubs(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        PROVIDER.settings().forEach((name, value) -> properties.add(name, () -> value));
    }

    @LocalServerPort private int port;
    @Autowired private CircuitBreaker portalToEvents;
    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        EVENTS.reset();
        PROVIDER.reset();
        portalToEvents.reset();
        CLOCK.ahead = Duration.ZERO;
        browser = new Browser(port, "de");
    }

    @AfterAll
    static void stop() {
        EVENTS.close();
        PROVIDER.close();
    }

    @Test
    void somebodySignsInAndIsGreetedByName() {
        assertThat(browser.open("/").one("#anmelden").text()).isEqualTo("Anmelden");

        var page = signIn(MIRA, "/veranstaltungen?kind=FORUM");

        assertThat(page.answer().uri().toString()).endsWith("/veranstaltungen?kind=FORUM");
        assertThat(page.one("#person").text()).isEqualTo("Mira Musterfeld");
        assertThat(page.one(".portal-nav").text()).contains("Mein Bereich");
        assertThat(page.one(".portal-nav").text()).doesNotContain("Verwaltung");
        assertThat(page.html().select("#anmelden")).isEmpty();
        var english = browser.open("/?lang=en");
        assertThat(english.one(".portal-account").text())
                .isEqualTo("Signed in as Mira Musterfeld Sign out");
    }

    @Test
    void theProviderIsAskedWithProofKeyStateAndNonce() {
        signIn(MIRA, "/");

        var asked = PROVIDER.asked().getFirst();
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", StubProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "redirect_uri",
                        "http://127.0.0.1:" + port + "/login/oauth2/code/smart-region");
        assertThat(asked.get("scope")).contains("openid");
        assertThat(asked.get("code_challenge")).hasSize(43);
        assertThat(asked.get("state")).hasSizeGreaterThan(20);
        assertThat(asked.get("nonce")).hasSizeGreaterThan(20);
    }

    @Test
    void whoDoesNotSignInHasNoSession() {
        for (var path : List.of("/", "/veranstaltungen", FORM, "/impressum", "/nowhere")) {
            assertThat(
                            new Visitor(port)
                                    .get(path, "Accept", "text/html")
                                    .headers()
                                    .allValues("Set-Cookie"))
                    .as(path)
                    .noneMatch(cookie -> cookie.contains("SMARTREGION"));
        }
        var protectedPage = new Visitor(port).get("/mein-bereich", "Accept", "text/html");
        assertThat(protectedPage.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.contains("SMARTREGION"));
    }

    @Test
    void theSessionsNameChangesWithTheSignInAndIsKeptFromScriptsAndOtherSites() {
        PROVIDER.knows(MIRA);
        var visitor = new Visitor(port);
        var begun = visitor.get("/oauth2/authorization/smart-region");
        var planted = cookie(begun.headers().allValues("Set-Cookie"));
        assertThat(planted.attributes()).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(planted.attributes()).doesNotContain("Secure"); // plain http, here

        var callback = callback(begun.headers().firstValue("Location").orElseThrow());
        var back = visitor.get(callback, "Cookie", planted.pair());

        var mine = cookie(back.headers().allValues("Set-Cookie"));
        assertThat(mine.pair()).isNotEqualTo(planted.pair());
        assertThat(mine.attributes()).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(visitor.get("/mein-bereich", "Cookie", mine.pair()).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/mein-bereich", "Cookie", planted.pair()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void theFormsTokenChangesWithTheSignIn() {
        var before = browser.open(FORM).one("main input[name=_csrf]").val();
        assertThat(before).isNotEmpty();
        signIn(MIRA, "/");

        var fields = Map.of("_csrf", before);
        assertThat(browser.post("/abmelden", fields).status()).isEqualTo(403);
    }

    @Test
    void aCallbackThatAnotherBrowserBeganSignsNobodyIn() {
        PROVIDER.knows(MIRA);
        var begun = new Visitor(port).get("/oauth2/authorization/smart-region");
        var callback = callback(begun.headers().firstValue("Location").orElseThrow());

        var page = browser.open(callback);

        assertThat(page.address()).isEqualTo("/anmelden/gescheitert");
        assertThat(page.text()).contains("Das hat zu lange gedauert");
        assertThat(browser.open("/").html().select("#person")).isEmpty();
    }

    @Test
    void aCallbackWithAnotherStateSignsNobodyIn() {
        PROVIDER.knows(MIRA);
        var visitor = new Visitor(port);
        var begun = visitor.get("/oauth2/authorization/smart-region");
        var session = cookie(begun.headers().allValues("Set-Cookie")).pair();
        var callback =
                callback(begun.headers().firstValue("Location").orElseThrow())
                        .replaceFirst("state=[^&]+", "state=forged");

        var back = visitor.get(callback, "Cookie", session);

        assertThat(back.headers().firstValue("Location").orElseThrow())
                .endsWith("/anmelden/gescheitert?grund=late");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NONE", "REFUSES_TOKENS"})
    void whatTheProviderDidNotSayForUsNowSignsNobodyIn(Lie lie) {
        PROVIDER.lies(lie);

        var page = signIn(MIRA, "/");

        assertThat(page.address()).isEqualTo("/anmelden/gescheitert");
        assertThat(page.text()).contains("Die Anmeldung hat nicht geklappt");
        assertThat(browser.open("/").html().select("#person")).isEmpty();
    }

    @Test
    void whenTheProviderRefusesOrIsAwayAPageSaysSoInBothLanguages(CapturedOutput log) {
        assertThat(signIn(Map.of(), "/").text()).contains("Sie sind nicht angemeldet");
        PROVIDER.lies(Lie.REFUSES_TOKENS);
        assertThat(signIn(MIRA, "/").text()).contains("Sie sind nicht angemeldet");
        PROVIDER.goesAway();
        assertThat(signIn(MIRA, "/").text()).contains("Anmelden geht gerade nicht");
        var english = new Browser(port, "en").open("/anmelden/gescheitert?grund=away");
        assertThat(english.text()).contains("Signing in does not work right now");
        assertThat(browser.open("/anmelden/gescheitert?grund=%3Cscript%3E").text())
                .contains("Die Anmeldung hat nicht geklappt")
                .doesNotContain("script");
        assertThat(log).contains("sign-in failed: AWAY").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\r\nLocation: https://evil.example",
                "javascript:alert(1)",
                "evil.example",
                "",
                "/abmelden",
                "/login/oauth2/code/smart-region",
                "/api/events/gatherings"
            })
    void afterTheSignInNobodyIsLedElsewhere(String target) {
        var page = signIn(MIRA, target);

        assertThat(page.answer().uri().toString()).isEqualTo("http://127.0.0.1:" + port + "/");
        assertThat(page.one("#person").text()).isEqualTo("Mira Musterfeld");
        // Who is signed in already is led straight there.
        assertThat(browser.open("/anmelden?ziel=" + encoded(target)).address()).isEqualTo("/");
    }

    @Test
    void pagesForSomeLeadToTheSignInAndBackOrSayNo() {
        PROVIDER.knows(MIRA);
        assertThat(browser.open("/mein-bereich").one("h1").text()).isEqualTo("Mein Bereich");
        var refused = browser.open("/verwaltung");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("Diese Seite ist nicht für Sie freigegeben");
        assertThat(refused.one("#person").text()).isEqualTo("Mira Musterfeld");

        PROVIDER.knows(ALBA);
        var staff = new Browser(port, "en");
        assertThat(staff.open("/verwaltung?x=1").answer().uri().toString())
                .endsWith("/verwaltung?x=1");
        assertThat(staff.open("/").one(".portal-nav").text()).contains("Administration");
        assertThat(staff.open("/mein-bereich").text()).contains("This page is not open to you");

        PROVIDER.knows(Map.of("sub", "nobody-special"));
        var nobody = new Browser(port, "de");
        assertThat(nobody.open("/verwaltung").status()).isEqualTo(403);
        assertThat(nobody.open("/mein-bereich").status()).isEqualTo(403);
    }

    @Test
    void whoIsIdleForHalfAnHourIsSignedOut() {
        signIn(MIRA, "/");
        for (var minutes : List.of(29, 58, 87)) {
            CLOCK.ahead = Duration.ofMinutes(minutes);
            assertThat(browser.open("/").one("#person").text()).isEqualTo("Mira Musterfeld");
        }
        CLOCK.ahead = Duration.ofMinutes(87 + 31);

        assertThat(browser.open("/").html().select("#person")).isEmpty();
        CLOCK.ahead = Duration.ZERO; // it is over, not hidden
        assertThat(browser.open("/").html().select("#person")).isEmpty();
    }

    @Test
    void afterEightHoursEverybodyIsSignedOut() {
        signIn(MIRA, "/impressum");
        for (int minutes = 20; minutes < 480; minutes += 20) {
            CLOCK.ahead = Duration.ofMinutes(minutes);
            assertThat(browser.open("/impressum").html().select("#person"))
                    .as("after %s", minutes)
                    .isNotEmpty();
        }
        CLOCK.ahead = Duration.ofMinutes(481);

        assertThat(browser.open("/impressum").html().select("#person")).isEmpty();
    }

    @Test
    void whoSignsOutIsSignedOutAtTheProviderTooAndTheSessionIsGone() {
        PROVIDER.knows(MIRA);
        var visitor = new Visitor(port);
        var begun = visitor.get("/oauth2/authorization/smart-region");
        var back =
                visitor.get(
                        callback(begun.headers().firstValue("Location").orElseThrow()),
                        "Cookie",
                        cookie(begun.headers().allValues("Set-Cookie")).pair());
        var session = cookie(back.headers().allValues("Set-Cookie")).pair();
        var form = "application/x-www-form-urlencoded";
        assertThat(
                        visitor.post("/abmelden", "", "Cookie", session, "Content-Type", form)
                                .statusCode())
                .as("without the form's token")
                .isEqualTo(403);

        var csrf = "XSRF-TOKEN=2d2e4a30-0000-4000-8000-000000000000";
        var page = visitor.get("/mein-bereich", "Cookie", session + "; " + csrf);
        var token = org.jsoup.Jsoup.parse(page.body()).select("input[name=_csrf]").val();
        var out =
                visitor.post(
                        "/abmelden",
                        "_csrf=" + encoded(token),
                        "Cookie",
                        session + "; " + csrf,
                        "Content-Type",
                        form);

        var goodbye = out.headers().firstValue("Location").orElseThrow();
        assertThat(goodbye).startsWith(PROVIDER.issuer() + "/end-session?");
        assertThat(visitor.get("/mein-bereich", "Cookie", session).statusCode()).isEqualTo(302);
    }

    @Test
    void afterSigningOutPeopleAreAtHomeAgain() {
        var page = signIn(MIRA, "/mein-bereich");

        var home = browser.send(page, ".portal-account form", Map.of());

        assertThat(PROVIDER.ended())
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told).containsKey("id_token_hint");
                            assertThat(told)
                                    .containsEntry(
                                            "post_logout_redirect_uri",
                                            "http://127.0.0.1:" + port + "/");
                        });
        assertThat(home.address()).isEqualTo("/");
        assertThat(home.html().select("#person")).isEmpty();
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + PROVIDER.issuer() + ";");
    }

    @Test
    void theProviderSignsSomebodyOutBehindTheirBack() {
        signIn(MIRA, "/");
        PROVIDER.knows(ALBA);
        var staff = new Browser(port, "de");
        staff.open("/anmelden");
        var form = "application/x-www-form-urlencoded";
        var path = "/logout/connect/back-channel/smart-region";

        var forged =
                new Visitor(port)
                        .post(path, "logout_token=" + forged("5b1c-mira"), "Content-Type", form);
        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(browser.open("/").html().select("#person")).isNotEmpty();

        var told =
                new Visitor(port)
                        .post(
                                path,
                                "logout_token=" + PROVIDER.logoutToken("5b1c-mira"),
                                "Content-Type",
                                form);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(browser.open("/").html().select("#person")).isEmpty();
        assertThat(staff.open("/").html().select("#person")).isNotEmpty();
    }

    @Test
    void thePortalSpeaksForThePersonAndForNobodyElse() {
        browser.open(FORM);
        assertThat(EVENTS.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("Authorization"));
        signIn(MIRA, "/impressum");
        EVENTS.reset();

        browser.open(FORM);

        assertThat(EVENTS.calls()).hasSizeGreaterThanOrEqualTo(2); // on threads of their own
        assertThat(EVENTS.calls())
                .allSatisfy(
                        call -> {
                            assertThat(call.headers().get("Authorization"))
                                    .singleElement()
                                    .asString()
                                    .matches("Bearer [0-9a-f-]{36}");
                            assertThat(call.headers()).doesNotContainKey("Cookie");
                        });
    }

    @Test
    void programsSpeakForThemselvesAlsoFromASignedInBrowser() {
        signIn(MIRA, "/");
        EVENTS.reset();

        browser.open("/api/events/gatherings?page=0&size=1");
        browser.open("/api/events/gatherings?page=0&size=1", "Authorization", "Bearer their-own");

        assertThat(EVENTS.calls()).hasSize(2);
        assertThat(EVENTS.calls().getFirst().headers())
                .doesNotContainKeys("Authorization", "Cookie");
        assertThat(EVENTS.calls().getLast().headers().get("Authorization"))
                .containsExactly("Bearer their-own");
        assertThat(EVENTS.calls().getLast().headers()).doesNotContainKey("Cookie");
    }

    @Test
    void aStaleTokenIsRefreshedOnceHoweverManyAsk() {
        signIn(MIRA, "/impressum");
        EVENTS.reset();
        CLOCK.ahead = Duration.ofMinutes(6);
        PROVIDER.tokensLast(Duration.ofHours(1));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .mapToObj(
                            _ ->
                                    CompletableFuture.supplyAsync(
                                            () -> browser.open(FORM).status(), threads))
                    .toList()
                    .forEach(status -> assertThat(status.join()).isEqualTo(200));
        }

        assertThat(PROVIDER.refreshes()).isEqualTo(1);
        assertThat(
                        EVENTS.calls().stream()
                                .map(call -> call.headers().get("Authorization"))
                                .distinct())
                .hasSize(1)
                .doesNotContainNull();
    }

    @Test
    void whenTheProviderForgetsSomebodyTheSessionIsOverAndAPageSaysSo() {
        signIn(MIRA, "/impressum");
        CLOCK.ahead = Duration.ofMinutes(6);
        PROVIDER.forgetsEverybody();

        var over = browser.open("/veranstaltungen/kongress?lang=en");

        assertThat(over.status()).isEqualTo(401);
        assertThat(over.text()).contains("Your sign-in has ended");
        assertThat(over.one("#noch-einmal").attr("href"))
                .contains("ziel=/veranstaltungen/kongress");
        assertThat(browser.open("/veranstaltungen/kongress").status()).isEqualTo(200);
        assertThat(browser.open("/").html().select("#person")).isEmpty();
    }

    @Test
    void whenTheProviderIsAwayATokenIsUsedToItsEndAndThenThePageSaysSo() {
        signIn(MIRA, "/impressum");
        PROVIDER.goesAway();
        CLOCK.ahead = Duration.ofSeconds(280);
        assertThat(browser.open("/veranstaltungen/kongress").status()).isEqualTo(200);
        CLOCK.ahead = Duration.ofMinutes(6);
        IntStream.range(0, 15)
                .forEach(
                        _ ->
                                assertThat(browser.open("/veranstaltungen/kongress").status())
                                        .isEqualTo(503));

        assertThat(new Browser(port, "de").open("/veranstaltungen/kongress").status())
                .as("others are not kept out by that")
                .isEqualTo(200);
    }

    @Test
    void whoIsSignedInNeedNotSayWhoTheyAre() {
        signIn(MIRA, "/");
        var form = browser.open(FORM);
        assertThat(form.one("#name").val()).isEqualTo("Mira Musterfeld");
        assertThat(form.one("#function").val()).isEqualTo("Digitalisierungsbeauftragte");
        assertThat(form.one("#email").val()).isEqualTo("mira.musterfeld@kassel.example");
        assertThat(form.one("#municipality").val()).contains("Kassel");
        for (var fixed : List.of("#email", "#municipality")) {
            assertThat(form.one(fixed).hasAttr("readonly")).as(fixed).isTrue();
        }

        var done =
                browser.send(
                        form,
                        Map.of(
                                "attendance", "ONLINE",
                                "privacy", "true",
                                "email", "somebody-else@evil.example",
                                "municipality", "Bad Hersfeld",
                                "suggestion", "06632002"));

        assertThat(done.address()).isEqualTo(FORM + "/eingegangen");
        assertThat(done.one("#status").text()).isEqualTo("Sie haben einen Platz");
        assertThat(done.text()).doesNotContain("bestätigen Sie");
        assertThat(requireNonNull(EVENTS.posts().getLast()).body())
                .contains("\"email\":\"mira.musterfeld@kassel.example\"")
                .contains("\"municipality\":\"06611000\"");
    }

    @Test
    void whoIsSignedInLearnsTheirPlaceOnTheWaitingListAtOnce() {
        signIn(MIRA, "/");
        var done =
                browser.send(
                        browser.open("/veranstaltungen/forum-nord/anmelden"),
                        Map.of("privacy", "true"));

        assertThat(done.one("#status").text()).isEqualTo("Sie sind Nummer 3 auf der Warteliste");
    }

    @Test
    void anAccountWithoutAVerifiedAddressFixesNothing() {
        signIn(
                Map.of(
                        "sub", "1",
                        "name", "Ohne Adresse",
                        "email", "ohne@kassel.example",
                        "roles", List.of("municipality"),
                        "ags", "06611000"),
                "/");

        var form = browser.open(FORM);

        assertThat(form.one("#name").val()).isEqualTo("Ohne Adresse");
        assertThat(form.one("#email").val()).isEmpty();
        assertThat(form.one("#email").hasAttr("readonly")).isFalse();
    }

    @Test
    void tokensAreInNoPageAndInNoLogLine(CapturedOutput log) {
        signIn(MIRA, "/");
        var pages =
                List.of(
                        browser.open("/mein-bereich"),
                        browser.open(FORM),
                        browser.open("/nowhere"),
                        browser.open("/verwaltung"));
        PROVIDER.tokensLast(Duration.ofHours(1));
        CLOCK.ahead = Duration.ofMinutes(6);
        browser.open(FORM);
        browser.send(browser.open("/mein-bereich"), ".portal-account form", Map.of());

        assertThat(PROVIDER.given()).hasSizeGreaterThan(5);
        assertThat(PROVIDER.refreshes()).isEqualTo(1);
        for (var secret : PROVIDER.given()) {
            assertThat(pages)
                    .allSatisfy(page -> assertThat(page.answer().body()).doesNotContain(secret));
            assertThat(log).doesNotContain(secret);
        }
        assertThat(log).doesNotContain(StubProvider.SECRET).doesNotContain("mira.musterfeld");
    }

    private Page signIn(Map<String, Object> person, String target) {
        PROVIDER.knows(person);
        return browser.open("/anmelden?ziel=" + encoded(target));
    }

    /** What the provider would send the browser to. */
    private static String callback(String provider) {
        var back = Browser.redirect(URI.create(provider));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static String forged(String subject) {
        try (var other = new StubProvider()) {
            return other.logoutToken(subject);
        }
    }

    private record Cookie(String pair, List<String> attributes) {}

    private static Cookie cookie(List<String> set) {
        var session =
                set.stream()
                        .filter(each -> each.startsWith("SMARTREGION="))
                        .reduce((_, last) -> last)
                        .orElseThrow();
        var parts = List.of(session.split("; "));
        return new Cookie(parts.getFirst(), parts.subList(1, parts.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
