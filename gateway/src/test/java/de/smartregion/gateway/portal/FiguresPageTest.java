package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The office's figures; the consulting service is scripted. */
class FiguresPageTest extends SignedInPages {
    private static final String PAGE = "/verwaltung/beratungen/zahlen";

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = browserOf(SignInTest.ALBA);
        CONSULTING.answers(
                "GET /figures",
                200,
                """
                {"year": 2026, "total": 4,
                 "districts": [{"key": "06434", "name": "Hochtaunuskreis", "cases": 3}, {"key": "06611", "name": "Kassel <b>", "cases": 1}],
                 "kinds": [{"key": "MUNICIPALITY", "name": "MUNICIPALITY", "cases": 3}, {"key": "CITY", "name": "CITY", "cases": 1}],
                 "modules": [{"key": "einstieg", "name": "=Einstieg", "cases": 4}],
                 "modes": [{"key": "ONLINE", "name": "ONLINE", "cases": 4}],
                 "states": [{"key": "HELD", "name": "HELD", "cases": 4}],
                 "feedback": {"answers": 2, "mean": 4.5, "marks": [0, 0, 0, 1, 1]},
                 "waiting": {"appointments": 3, "mean": 10.3, "median": 9}}
                """);
    }

    @Test
    void aYearIsTablesBesideBarsAndAFile() {
        var page = browser.open(PAGE + "?jahr=2026");
        PortalTest.assertSound(page, "de");
        assertThat(page.one("#zusammen").text())
                .contains("Anfragen 4", "4,5 von 5, bei 2", "Median: 9, Durchschnitt: 10,3");
        assertThat(page.one("#gruppe-districts table").text())
                .contains("Hochtaunuskreis 3", "Kassel <b> 1");
        assertThat(page.html().select("#gruppe-districts rect").eachAttr("width"))
                .allSatisfy(it -> assertThat(Double.parseDouble(it)).isBetween(33.0, 100.0));
        assertThat(page.one("#gruppe-kinds").text()).contains("Kreisfreie Städte");
        assertThat(page.one("#gruppe-modes table").text()).contains("Online 4");
        assertThat(CONSULTING.queries()).contains("GET /figures?year=2026");
        assertThat(page.one("a[rel=prev]").attr("href")).isEqualTo(PAGE + "?jahr=2025");

        var file = browser.open(page.one("#csv").attr("href"));
        assertThat(file.text())
                .contains(
                        "\"Kreise\";\"Hochtaunuskreis\";3",
                        "\"Beratungsmodule\";\"'=Einstieg\";4",
                        "\"Form\";\"Online\";4",
                        "\"Rückmeldung\";\"5\";1");
        PortalTest.assertSound(new Browser(port, "en").open(PAGE), "en");
    }

    @Test
    void aYearThatIsNoneIsThisOneAndTheServiceMayBeAway() {
        assertThat(browser.open(PAGE + "?jahr=drei").status()).isEqualTo(200);
        CONSULTING.goAway();
        var away = browser.open(PAGE);
        assertThat(away.status()).isEqualTo(200);
        assertThat(away.one("#weg").text()).contains("nicht abrufbar");
        PortalTest.assertSound(away, "de");
    }
}
