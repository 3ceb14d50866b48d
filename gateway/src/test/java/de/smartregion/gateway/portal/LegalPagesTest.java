package de.smartregion.gateway.portal;

import static de.smartregion.gateway.StubService.answering;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.StubService;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The legal pages of an office with texts of its own, and what people tell it of barriers. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "smartregion.limits.network.writes=10000")
@ExtendWith(OutputCaptureExtension.class)
class LegalPagesTest {
    private static final String PAGE = "/barrierefreiheit";
    private static final StubService NOTIFICATIONS = new StubService();

    @TempDir private static Path texts;

    @LocalServerPort private int port;
    private Browser browser;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) throws IOException {
        Files.writeString(
                texts.resolve("datenschutz.html"),
                "<h2>Wozu</h2><p>Für die Anmeldung.</p><script>alert(1)</script>");
        properties.add("smartregion.portal.texts", () -> texts);
        properties.add("smartregion.services.notifications", NOTIFICATIONS::address);
    }

    @BeforeEach
    void fresh() {
        browser = new Browser(port, "de");
        NOTIFICATIONS.answers(answering(202, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundWithTextsOfTheOfficeAndWithOurs(String language) {
        var reader = new Browser(port, language);
        for (var address : new String[] {"/impressum", "/datenschutz", PAGE, PAGE + "/danke"}) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        var own = reader.open("/datenschutz").one(".portal-own-text");
        assertThat(own.text()).isEqualTo("Wozu Für die Anmeldung.");
        assertThat(own.attr("lang")).isEqualTo("de");
        assertThat(own.select("script")).isEmpty();
        assertThat(reader.open("/impressum").html().select(".portal-own-text")).isEmpty();
    }

    @Test
    void whoMetABarrierTellsTheOfficeWithoutAnAccountAndStandsInNoLog(CapturedOutput log) {
        var page =
                browser.send(
                        browser.open(PAGE),
                        "#meldung",
                        Map.of(
                                "text", "Die Liste liest sich nicht vor.",
                                "page", "Veranstaltungen",
                                "answerTo", "mira@kassel.example"));

        assertThat(page.address()).isEqualTo(PAGE + "/danke");
        assertThat(page.text()).contains("Ihre Meldung ist bei der Geschäftsstelle angekommen");
        assertThat(NOTIFICATIONS.asked())
                .singleElement()
                .satisfies(
                        asked -> {
                            assertThat(asked.target()).isEqualTo("/api/notifications/feedback");
                            assertThat(asked.headers().getFirst("Idempotency-Key")).hasSize(36);
                            assertThat(asked.headers().containsKey("Authorization")).isFalse();
                            assertThat(JsonMapper.shared().readTree(asked.body()))
                                    .isEqualTo(
                                            JsonMapper.shared()
                                                    .readTree(
                                                            """
                                                            {"text": "Die Liste liest sich nicht vor.",
                                                             "page": "Veranstaltungen", "answerTo": "mira@kassel.example"}
                                                            """));
                        });
        assertThat(log.getAll()).doesNotContain("mira@", "liest sich nicht");
    }

    @Test
    void onlyTheTextIsNeededAndWhatIsWrongStandsAtItsField() {
        var page =
                browser.send(
                        browser.open(PAGE),
                        "#meldung",
                        Map.of("text", " … ", "answerTo", "mira kassel"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li").eachText())
                .containsExactly(
                        "Beschreiben Sie, was Sie hindert.",
                        "Geben Sie eine gültige E-Mail-Adresse an, zum Beispiel name@kommune.de.");
        assertThat(page.one("#answerTo").val()).isEqualTo("mira kassel");
        PortalTest.assertSound(page, "de");
        assertThat(NOTIFICATIONS.asked()).isEmpty();

        assertThat(
                        browser.send(page, "#meldung", Map.of("text", "Zu klein", "answerTo", ""))
                                .address())
                .isEqualTo(PAGE + "/danke");
    }

    @Test
    void whereTheServiceIsAwayOrDoesNotAcceptItTheEntriesStay() {
        NOTIFICATIONS.answers(answering(503, "{}"));
        var form = browser.open(PAGE);
        var page = browser.send(form, "#meldung", Map.of("text", "Zu klein"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.one("#hinweis").text()).contains("Ihre Angaben sind noch da");
        assertThat(page.one("#text").text()).isEqualTo("Zu klein");
        assertThat(page.one("#meldung [name=key]").val())
                .as("once is enough")
                .isEqualTo(form.one("#meldung [name=key]").val());

        NOTIFICATIONS.answers(answering(400, "{}"));
        assertThat(browser.send(page, "#meldung", Map.of()).status()).isEqualTo(400);
    }
}
