package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stranger's site beside the portal, opened by somebody who is signed in. It has the portal's
 * host name and another port: an origin of its own, to which the browser still counts the portal's
 * cookies as its neighbour's, so that they protect from nothing.
 */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
class OriginsTest {

    private static final ConcurrentHashMap<String, String> PAGES = new ConcurrentHashMap<>();

    private static HttpServer stranger;

    /** Signed in once; every attack finds the session as the one before left it. */
    private static @Nullable Visitor staff;

    private final Browser browser;
    private final Region region;

    OriginsTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
    }

    @BeforeAll
    static void open() throws IOException {
        stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext(
                "/",
                asked -> {
                    var page =
                            PAGES.getOrDefault(asked.getRequestURI().getPath(), "nothing here")
                                    .getBytes(StandardCharsets.UTF_8);
                    asked.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    asked.sendResponseHeaders(200, page.length);
                    asked.getResponseBody().write(page);
                    asked.close();
                });
        stranger.start();
    }

    @AfterAll
    static void close() {
        if (staff != null) {
            staff.close();
        }
        stranger.stop(0);
    }

    private Visitor staff() {
        var signedIn = staff;
        if (signedIn == null) {
            signedIn = browser.visitor(region.portal(), Taste.GERMAN);
            signedIn.open("/verwaltung");
            signedIn.signIn(region.somebody("staff"));
            staff = signedIn;
        }
        assertThat(signedIn.open("/verwaltung")).isEqualTo(200);
        return signedIn;
    }

    /** The address of a page on the stranger's site. */
    private static String lure(String page) {
        var path = "/" + UUID.randomUUID();
        PAGES.put(path, "<!DOCTYPE html><title>Gewinnspiel</title>" + page);
        return "http://localhost:" + stranger.getAddress().getPort() + path;
    }

    @Test
    void aFormFromElsewhereChangesNothing() {
        var title = "Ohne fremde Hand " + UUID.randomUUID();
        var gathering = region.api().publishGathering(title, 5);
        var visitor = staff();
        var target =
                region.portal().resolve("/verwaltung/veranstaltungen/" + gathering + "/absagen");
        var answer =
                visitor.page()
                        .waitForResponse(
                                target.toString(),
                                () ->
                                        visitor.page()
                                                .navigate(
                                                        lure(
                                                                """
                                                                <form id=f method=post action="%s">
                                                                <input name=reason value=x><input name=sure value=ja><input name=version value='"1"'>
                                                                </form><script>document.getElementById('f').submit()</script>
                                                                """
                                                                        .formatted(target))));
        assertThat(answer.request().method()).isEqualTo("POST");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.request().allHeaders().get("cookie"))
                .as("the attack carries the session, or it would prove nothing")
                .contains("SMARTREGION");

        visitor.open("/verwaltung/veranstaltungen/" + gathering);
        assertThat(visitor.text()).contains("Veröffentlicht");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verwaltung", "/api/events/gatherings", "/api/events/registrations"})
    void aScriptFromElsewhereReadsNothing(String path) {
        var visitor = staff();
        visitor.page().navigate(lure("<h1>Hier gibt es etwas umsonst</h1>"));
        var read =
                visitor.page()
                        .evaluate(
                                """
                                address => fetch(address, {credentials: 'include'})
                                    .then(answer => 'read ' + answer.status, refused => 'refused')
                                """,
                                region.portal().resolve(path).toString());
        assertThat(read).isEqualTo("refused");
        // The same script may read its own site: it is the origin that stops it.
        assertThat(
                        visitor.page()
                                .evaluate(
                                        "fetch('/').then(answer => 'read ' + answer.status, refused => 'refused')"))
                .isEqualTo("read 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "POST"})
    void aScriptFromElsewhereWritesNothing(String method) {
        var visitor = staff();
        visitor.page().navigate(lure("<h1>Hier gibt es etwas umsonst</h1>"));
        var written =
                visitor.page()
                        .evaluate(
                                """
                                asked => fetch(asked[0], {method: asked[1], credentials: 'include', body: '{}',
                                        headers: {'Content-Type': 'application/json'}})
                                    .then(answer => 'answered ' + answer.status, refused => 'refused')
                                """,
                                new String[] {
                                    region.portal().resolve("/api/events/gatherings").toString(),
                                    method
                                });
        assertThat(written).isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verwaltung", "/anmelden"})
    void noPageLetsItselfBeFramed(String path) {
        var visitor = staff();
        visitor.page()
                .navigate(
                        lure(
                                "<iframe src='%s'></iframe><iframe src='%s'></iframe>"
                                        .formatted(
                                                region.portal().resolve(path),
                                                lure("<p>may be framed"))));
        var shown =
                visitor.page().frames().stream()
                        .filter(frame -> frame.parentFrame() != null)
                        .map(frame -> (String) frame.evaluate("document.body.innerText"))
                        .toList();
        assertThat(shown).hasSize(2).anyMatch(text -> text.contains("may be framed"));
        assertThat(shown).noneMatch(text -> text.contains("Smarte Region"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example",
                "/%5Celsewhere.example",
                "javascript:alert(1)",
                "/%2F/elsewhere.example"
            })
    void signingInLeadsNowhereElse(String target) {
        try (var visitor = browser.visitor(region.portal(), Taste.GERMAN)) {
            visitor.open(
                    "/anmelden?ziel=" + java.net.URLEncoder.encode(target, StandardCharsets.UTF_8));
            visitor.signIn(region.somebody("municipality"));
            visitor.page().waitForURL(region.portal() + "**");
            assertThat(visitor.page().url()).startsWith(region.portal().toString());
        }
    }
}
