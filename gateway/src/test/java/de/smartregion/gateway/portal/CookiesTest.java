package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import de.smartregion.gateway.StubProvider;
import de.smartregion.gateway.Visitor;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The portal's cookies behind a trusted proxy that ends TLS, and without one. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.security.trusted-proxies=127.0.0.0/8",
            "smartregion.portal.url=https://portal.example",
            "smartregion.limits.letters.most=100"
        })
@Import(PortalTest.FixedTime.class)
class CookiesTest {
    private static final StubEvents EVENTS = new StubEvents(PortalTest.NOW, 0);
    private static final StubProvider PROVIDER = new StubProvider();
    private static final String FORM = "/veranstaltungen/kongress/anmelden";

    private final Map<String, String> jar = new LinkedHashMap<>();
    private final Visitor visitor;

    CookiesTest(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @DynamicPropertySource
    static void stub(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        PROVIDER.settings().forEach((name, value) -> properties.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        EVENTS.close();
        PROVIDER.close();
    }

    @Test
    void theSessionOfAPortalWithTlsIsNamedSoToo() {
        var begun = get("https", "/oauth2/authorization/smart-region");

        assertThat(begun.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-SMARTREGION=")
                .contains("; Secure", "; HttpOnly", "; Path=/", "; SameSite=Lax")
                .doesNotContain("Domain=", "Max-Age", "Expires");
        assertThat(begun.headers().firstValue("Location").orElseThrow())
                .startsWith(PROVIDER.issuer() + "/authorize?")
                .contains("redirect_uri=https://portal.example/login/oauth2/code/smart-region");
    }

    /** The test comes to 127.0.0.1, where the provider would not send anybody back to. */
    @Test
    void whoFoundThePortalUnderAnotherNameSignsInUnderItsOwn() {
        var sent = get("https", "/anmelden?ziel=/veranstaltungen%3Fkind%3DFORUM%26page%3D1");

        assertThat(sent.headers().allValues("Location"))
                .containsExactly(
                        "https://portal.example/anmelden?ziel=%2Fveranstaltungen%3Fkind%3DFORUM%26page%3D1&hier=ja");
        assertThat(sent.headers().allValues("Set-Cookie"))
                .as("no session that nobody comes back to")
                .noneMatch(cookie -> cookie.contains("SMARTREGION"));
    }

    @Test
    void nobodyIsSentToAnotherHostThanOursAndNobodyInCircles() {
        for (var target :
                List.of(
                        "https://evil.example/",
                        "//evil.example",
                        "/\\evil.example",
                        "@evil.example",
                        ".evil.example")) {
            var asked = "/anmelden?ziel=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
            assertThat(get("https", asked).headers().firstValue("Location"))
                    .as(target)
                    .contains("https://portal.example/anmelden?ziel=%2F&hier=ja");
        }
        assertThat(get("https", "/anmelden?ziel=/&hier=ja").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/oauth2/authorization/smart-region");
    }

    @Test
    void overTlsNoOtherHostCanSetThemAndNoPlainRequestCarriesThem() {
        assertThat(everyCookie("https"))
                .hasSize(3)
                .allSatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("__Host-")
                                        .contains("; Secure", "; Path=/;")
                                        .doesNotContain("Domain="))
                .allSatisfy(CookiesTest::isKeptFromScriptsAndOtherSites);
        assertThat(jar).containsOnlyKeys("__Host-XSRF-TOKEN", "__Host-sprache", "__Host-anmeldung");
    }

    @Test
    void onADevelopersMachineTheyArePlain() {
        assertThat(everyCookie("http"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"))
                .allSatisfy(CookiesTest::isKeptFromScriptsAndOtherSites);
        assertThat(jar).containsOnlyKeys("XSRF-TOKEN", "sprache", "anmeldung");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void whatTheyCarryIsReadBack(String scheme) {
        everyCookie(scheme);

        var received = get(scheme, FORM + "/eingegangen").body();
        assertThat(received).contains("k•••@bad-hersfeld.example");
        assertThat(Jsoup.parse(received).select("html").attr("lang")).isEqualTo("en");
        // The receipt of one gathering says nothing about another.
        assertThat(get(scheme, "/veranstaltungen/webinar-waerme/anmelden/eingegangen").body())
                .doesNotContain("bad-hersfeld");
    }

    @Test
    void aTokenPlantedByASiblingHostOpensNoForm() {
        get("https", FORM);
        jar.put("XSRF-TOKEN", requireNonNull(jar.remove("__Host-XSRF-TOKEN")));

        assertThat(send("https", form("https")).statusCode()).isEqualTo(403);
    }

    /** What is set on the way from choosing a language to the receipt. */
    private List<String> everyCookie(String scheme) {
        var set =
                new ArrayList<>(get(scheme, "/sprache?lang=en").headers().allValues("Set-Cookie"));
        var page = get(scheme, FORM);
        set.addAll(page.headers().allValues("Set-Cookie"));
        var sent = send(scheme, typed(page));
        assertThat(sent.statusCode()).isEqualTo(302);
        set.addAll(sent.headers().allValues("Set-Cookie"));
        return set;
    }

    private static void isKeptFromScriptsAndOtherSites(String cookie) {
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
    }

    private HttpResponse<String> get(String scheme, String path) {
        return kept(visitor.get(path, headers(scheme)));
    }

    private HttpResponse<String> send(String scheme, String form) {
        return kept(visitor.post(FORM, form, headers(scheme)));
    }

    private String form(String scheme) {
        return typed(visitor.get(FORM, headers(scheme)));
    }

    private static String typed(HttpResponse<String> page) {
        var html = Jsoup.parse(page.body());
        return Map.of(
                        "_csrf", html.select("input[name=_csrf]").val(),
                        "key", html.select("input[name=key]").val(),
                        "name", "Käthe Müller",
                        "email", "kaethe@bad-hersfeld.example",
                        "municipality", "Bad Hersfeld",
                        "attendance", "ONLINE",
                        "language", "de",
                        "privacy", "true")
                .entrySet()
                .stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String[] headers(String scheme) {
        var cookies =
                jar.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        return new String[] {
            "X-Forwarded-For", "203.0.113.7",
            "X-Forwarded-Proto", scheme,
            "Accept", "text/html",
            "Content-Type", "application/x-www-form-urlencoded",
            "Cookie", cookies
        };
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var value = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            jar.put(value[0], value[1]);
        }
        return answer;
    }
}
