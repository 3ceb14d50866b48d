package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An administrator names another system, something happens, and that system hears of it. */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
class WebhooksTest {

    private static final String SEAT = "#de-smartregion-events-seat-confirmed-v1";

    private final Browser browser;
    private final Region region;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpServer receiver;

    private record Heard(Headers headers, String body) {
        String id() {
            return headers.getFirst("webhook-id");
        }
    }

    WebhooksTest(Region region, Browser browser) throws IOException {
        this.browser = browser;
        this.region = region;
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var body = exchange.getRequestBody().readAllBytes();
                        heard.add(
                                new Heard(
                                        exchange.getRequestHeaders(),
                                        new String(body, StandardCharsets.UTF_8)));
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    static Stream<Taste> withAndWithoutScript() {
        return Stream.of(Taste.GERMAN, Taste.NO_SCRIPT);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    void whatHappensIsHeardElsewhereAndCanBeToldAgain(Taste taste) throws Exception {
        var name = "ERP " + UUID.randomUUID();
        try (var admin = browser.visitor(region.portal(), taste)) {
            var page = admin.page();
            admin.open("/verwaltung");
            admin.signIn(region.somebody("admin"));
            admin.click("#webhooks");
            admin.look("webhooks");
            admin.click("#neu");
            admin.look("webhook-new");
            page.fill("#name", name);
            page.fill("#address", "https://169.254.169.254/latest");
            admin.tick(SEAT);
            admin.click("#speichern");
            assertThat(page.locator("#address").getAttribute("aria-invalid")).isEqualTo("true");
            page.fill("#address", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/erp");
            admin.click("#speichern");
            var secret = page.inputValue("#geheimnis");
            admin.look("webhook-made");
            admin.click("#weiter");
            var here = page.url();

            admin.click("#testen button");
            await("the test")
                    .until(() -> heard.stream().anyMatch(it -> it.body().contains("webhook-test")));

            var gathering = region.api().publishGathering("Gemeldet " + name, 5);
            var person = Person.called("Webhook");
            region.api().register(gathering, person);
            region.api().confirm(region.mailbox().awaitConfirmation(person)).expect(200);
            await("the seat")
                    .until(() -> heard.stream().anyMatch(it -> it.body().contains(gathering)));
            var call = heard.stream().filter(it -> it.body().contains(gathering)).toList();
            assertThat(call).hasSize(1);
            assertThat(call.getFirst().body())
                    .contains("de.smartregion.events.seat-confirmed.v1")
                    .doesNotContain(person.name(), person.email());
            assertThat(call.getFirst().headers().getFirst("webhook-signature"))
                    .isEqualTo(signature(secret, call.getFirst()));

            var again = awaitInLog(admin, here, call.getFirst());
            assertThat(page.locator("#geheimnis").count()).as("shown once").isZero();
            admin.look("webhook-calls");
            admin.click(again + " button");
            await("told again").until(() -> times(call.getFirst()) == 2);

            page.navigate(here);
            admin.click("#anhalten button");
            assertThat(admin.text()).contains("Angehalten");
            admin.click("#entfernen");
            admin.look("webhook-remove");
            admin.submit();
            assertThat(admin.text()).contains("Der Webhook ist entfernt.").doesNotContain(name);
        }
    }

    private long times(Heard call) {
        return heard.stream().filter(it -> it.id().equals(call.id())).count();
    }

    /** The form that repeats it; others register meanwhile, so it need not be on the first page. */
    private static String awaitInLog(Visitor admin, String here, Heard call) {
        var form = "form.portal-again[action*='" + call.id().replaceFirst(":.*", "") + "']";
        var page = admin.page();
        await("the log")
                .until(
                        () -> {
                            page.navigate(here);
                            while (page.locator(form).count() == 0
                                    && page.locator("a[rel=next]").count() > 0) {
                                admin.click("a[rel=next]");
                            }
                            return page.locator(form).count() == 1;
                        });
        return form;
    }

    /** From what the receiver has, and without our code. */
    private static String signature(String secret, Heard call) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var text =
                call.id() + "." + call.headers().getFirst("webhook-timestamp") + "." + call.body();
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
