package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** How the office sees what nobody has confirmed for long; the catalogue is scripted. */
class ConfirmationDeskTest extends SignedInPages {
    private static final String LIST = "/verwaltung/bestaetigungen";
    private static final String WISHES = "/verwaltung/nachnutzungen";
    private static final String LINES =
            """
            {"items": [
              {"project": "bus", "title": "Bürgerbus", "municipalities": ["Kassel"], "contact": "Bauamt", "email": "bauamt@kassel.example",
               "confirmedAt": "2025-01-10T09:00:00Z", "dueAt": "2026-01-10T09:00:00Z", "askedAt": "2026-01-10T10:00:00Z", "repeatedAt": "2026-02-09T10:00:00Z"},
              {"project": "rad", "title": "Radweg", "municipalities": ["Fulda", "Hünfeld"], "contact": "Amt", "email": "amt@fulda.example",
               "confirmedAt": "2025-03-01T09:00:00Z", "dueAt": "2026-03-01T09:00:00Z"}],
             "page": 0, "size": 25, "total": 30}
            """;

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(SignInTest.ALBA);
        CATALOG.answers("GET /confirmations", 200, LINES);
    }

    @Test
    void theOfficeSeesWhoWasAskedWhenAndWhoWillBe() {
        var page = browser.open(LIST);

        assertThat(page.one("#treffer").text()).isEqualTo("30 Projekte");
        assertThat(page.one("#zeile-bus").text())
                .contains("Bürgerbus", "Kassel", "bauamt@kassel.example")
                .contains("Gefragt am", "10. Januar 2026", "Erinnert am", "9. Februar 2026");
        assertThat(page.one("#zeile-rad").text())
                .contains("Fulda, Hünfeld", "Wird gefragt am", "1. März 2026");
        assertThat(page.html().select("#zeile-rad form")).isEmpty();
        assertThat(page.one("a[rel=next]").attr("href")).isEqualTo(LIST + "?page=1");
        for (var language : List.of("de", "en")) {
            PortalTest.assertSound(new Browser(port, language).open(LIST), language);
        }
        CATALOG.goAway();
        assertThat(browser.open(LIST).one("#weg").text()).contains("nicht abrufbar");
    }

    @Test
    void oneButtonAsksAgain() {
        CATALOG.answers(
                "POST /confirmations/bus",
                200,
                LINES.substring(
                        LINES.indexOf("{\"project"), LINES.indexOf(",\n  {\"project\": \"rad")));
        var page = browser.send(browser.open(LIST), "#fragen-bus", Map.of());

        assertThat(page.one("#hinweis").text()).contains("Der Kontakt ist gefragt");
        assertThat(CATALOG.calls("POST /confirmations/bus")).hasSize(1);
        CATALOG.refuses("POST /confirmations/bus", 409, "not-due");
        var refused = browser.send(browser.open(LIST), "#fragen-bus", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("erst vor Kurzem bestätigt");
    }

    @Test
    void theOfficeSeesEveryWishToDoSomethingToo() {
        CATALOG.answers(
                "GET /reuses",
                200,
                CatalogAnswers.WISHES
                        .replace("\"ags\"", "\"title\": \"Bürgerbus\", \"ags\"")
                        .replaceFirst("]}\\s*$", "], \"page\": 1, \"size\": 25, \"total\": 60}"));
        for (var language : List.of("de", "en")) {
            PortalTest.assertSound(new Browser(port, language).open(WISHES), language);
        }

        var page = browser.open(WISHES + "?page=1");

        assertThat(CATALOG.queries()).contains("GET /reuses?page=1&size=25");
        assertThat(page.one("#treffer").text()).isEqualTo("60 Meldungen");
        assertThat(page.one("#wunsch-bus-06611000").text())
                .contains("Kassel", "Mira Musterfeld", "Wir <b>auch</b>");
        assertThat(page.one("tbody a[href^=/projekte]").attr("href")).isEqualTo("/projekte/bus");
        assertThat(page.one("tbody a[href^=/projekte]").text()).isEqualTo("Bürgerbus");
        assertThat(page.one("a[rel=next]").attr("href")).isEqualTo(WISHES + "?page=2");
    }

    @Test
    void nobodyElseSeesThem() {
        var municipal = browserOf(SignInTest.MIRA);
        assertThat(municipal.open(LIST).status()).isEqualTo(403);
        assertThat(municipal.open(WISHES).status()).isEqualTo(403);
        assertThat(CATALOG.calls("GET /confirmations")).isEmpty();
    }
}
