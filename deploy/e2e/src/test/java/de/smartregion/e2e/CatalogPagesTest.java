package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue as people use it: handing in, reviewing, finding, wanting the same. */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
class CatalogPagesTest {

    private static final String OWN = "/projekte/entwuerfe/";
    private static final String REVIEW = "/verwaltung/projekte/";
    private static final String NEXT = "#weiter";

    private final Browser browser;
    private final Region region;

    CatalogPagesTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
    }

    private Visitor visitor(Taste taste) {
        return browser.visitor(region.portal(), taste);
    }

    private Visitor signedIn(JsonNode person, String first, Taste taste) {
        var visitor = visitor(taste);
        visitor.open(first);
        visitor.signIn(person);
        return visitor;
    }

    private List<JsonNode> municipalities() {
        return region.people().stream()
                .filter(person -> person.path("role").asString().equals("municipality"))
                .toList();
    }

    static Stream<Taste> withAndWithoutScript() {
        return Stream.of(Taste.GERMAN, Taste.NO_SCRIPT);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    void aProjectFromItsFirstWordToTheMunicipalityThatWantsItToo(Taste taste) {
        var title = "Mitfahrbank " + UUID.randomUUID();
        try (var author = signedIn(municipalities().getFirst(), "/mein-bereich", taste);
                var staff = signedIn(region.somebody("staff"), "/verwaltung", taste);
                var other = signedIn(municipalities().get(1), "/mein-bereich", taste)) {
            author.open("/projekte/einreichen");
            author.page().fill("#title", title);
            author.look("project-start");
            author.click("#absenden");
            author.page().waitForURL("**" + OWN + "**");
            var id = submission(author.page());
            write(author, id);
            author.open(OWN + id + "/vorschau");
            assertThat(author.text()).contains(title, "Mehr Menschen kommen ohne Auto");
            author.look("project-preview");
            author.open(OWN + id);
            author.click("#einreichen button");
            author.look("project-handed-in");

            staff.open("/verwaltung/projekte");
            assertThat(staff.text()).contains(title);
            staff.look("review-list");
            staff.open(REVIEW + id);
            staff.page().fill("#zurueckgeben textarea", "Bitte die Kosten ergänzen.");
            staff.look("review");
            staff.click("#zurueckgeben button");

            author.open(OWN + id);
            assertThat(author.text()).contains("Bitte die Kosten ergänzen.");
            author.look("project-sent-back");
            author.open(OWN + id + "/umsetzung");
            author.page().fill("#cost-from", "12000");
            author.page().fill("#cost-to", "40000");
            author.click("#speichern");
            author.open(OWN + id);
            author.click("#einreichen button");

            staff.open(REVIEW + id);
            staff.click("#veroeffentlichen button");
            staff.look("review-published");

            var project = found(other, title);
            other.look("projects-found");
            other.open("/projekte/" + project);
            assertThat(other.heading()).isEqualTo(title);
            other.page().fill("#note", "Wir haben drei Bänke übrig.");
            other.click("#nachnutzung button");
            other.look("project-wanted");
            await("the page counts who follows")
                    .until(
                            () -> {
                                other.open("/projekte/" + project);
                                return other.page()
                                        .locator("#nachnutzungen")
                                        .innerText()
                                        .contains("Eine weitere Kommune");
                            });

            // A change is reviewed as a difference; what is public stays until then.
            author.open("/projekte/" + project);
            author.click("#aendern button");
            author.page().waitForURL("**" + OWN + "**");
            var change = submission(author.page());
            author.open(OWN + change + "/nutzen");
            author.page().fill("#citizenBenefit", "Mehr Menschen kommen ohne Auto zur Arbeit.");
            author.click("#speichern");
            author.open(OWN + change);
            author.click("#einreichen button");
            staff.open(REVIEW + change);
            assertThat(staff.page().locator("#aenderungen ins").first().innerText())
                    .contains("Arbeit");
            staff.look("review-change");
            other.open("/projekte/" + project);
            assertThat(other.text()).doesNotContain("zur Arbeit");
            staff.click("#veroeffentlichen button");
            await("the change")
                    .until(
                            () -> {
                                other.open("/projekte/" + project);
                                return other.text().contains("zur Arbeit");
                            });
            other.open("/projekte/" + project + "/verlauf");
            assertThat(other.page().locator("main ins").first().innerText()).contains("Arbeit");
            other.look("project-history");
        }
    }

    private static String submission(Page page) {
        return page.url().replaceFirst(".*/entwuerfe/", "").replaceFirst("[/?#].*", "");
    }

    private static void write(Visitor author, String id) {
        var page = author.page();
        author.open(OWN + id + "/was");
        page.fill("#summary", "Wer wartet, wird mitgenommen.");
        author.tick("#field-MOBILITY");
        page.selectOption("#stage", "RUNNING");
        page.fill("#description", "## So geht es\n\nEine **Bank** und ein Schild.");
        author.look("project-step-was");
        author.click(NEXT);
        page.fill("#citizenBenefit", "Mehr Menschen kommen ohne Auto an.");
        page.fill("#transferability", "Drei Bänke.");
        author.look("project-step-nutzen");
        author.click(NEXT);
        author.look("project-step-umsetzung");
        author.click(NEXT);
        page.fill("#contact-name", "Stabsstelle Mobilität");
        page.fill("#contact-email", "mobilitaet@stadt.example");
        author.look("project-step-kontakt");
        author.click("#speichern");
    }

    private static String found(Visitor visitor, String title) {
        var card = visitor.page().locator("#ergebnisse article a");
        await("found: " + title)
                .until(
                        () -> {
                            visitor.open("/projekte?query=" + title.replace("Mitfahrbank ", ""));
                            return card.count() > 0;
                        });
        return card.first().getAttribute("href").replaceFirst(".*/projekte/", "");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void thePlacesOfProjectsAreReachedByKeys(Taste taste) {
        var title = bringIn("Trinkbrunnen", 51.31, 9.49);
        bringIn("Trinkbrunnen", 50.11, 8.68);
        try (var visitor = visitor(taste)) {
            var page = visitor.page();
            var drawn = page.locator("#karte .portal-point");
            await("both are found and drawn") // others may have brought one to the same place
                    .until(
                            () -> {
                                visitor.open("/projekte?view=map&query=Trinkbrunnen");
                                if (page.locator("#orte > li").count() > 1) {
                                    drawn.first().waitFor();
                                }
                                return drawn.count() > 1;
                            });
            visitor.look("projects-map");
            visitor.open("/projekte?view=map&query=" + title.replace("Trinkbrunnen ", ""));
            await("it is drawn alone").until(() -> drawn.count() == 1);
            assertThat(drawn.getAttribute("aria-label")).contains(title);

            visitor.tabTo("#karte .portal-point");
            page.keyboard().press("Enter");
            page.locator("#karte [role=dialog] a[href^='/projekte/']").waitFor();
            assertThat(focused(page)).isEqualTo(title);
            visitor.look("projects-map-open");
            page.keyboard().press("Escape");
            assertThat((boolean) page.evaluate("document.activeElement.matches('.portal-point')"))
                    .isTrue();
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            page.waitForURL(address -> !address.contains("view=map"));
            assertThat(visitor.heading()).isEqualTo(title);
            visitor.look("project-with-data");
        }
    }

    @Test
    void withoutScriptTheMapIsItsList() {
        bringIn("Trinkbrunnen", 51.31, 9.49);
        try (var visitor = visitor(Taste.NO_SCRIPT)) {
            await("it is found")
                    .until(
                            () -> {
                                visitor.open("/projekte?view=map&query=Trinkbrunnen");
                                return visitor.page().locator("#orte > li a").count() > 0;
                            });
            assertThat(visitor.page().locator("#karte").isVisible()).isFalse();
            visitor.look("projects-map");
        }
    }

    @Test
    void whatIsBeingTypedIsSuggested() {
        var title = bringIn("Zisternenkataster", 50.11, 8.68);
        await("the search knows it")
                .until(
                        () ->
                                region.api()
                                        .get("/api/catalog/suggestions?query=Zisternenk")
                                        .body()
                                        .contains(title));
        try (var visitor = visitor(Taste.GERMAN)) {
            visitor.open("/projekte");
            var page = visitor.page();
            page.locator("#query").pressSequentially("Zisternenk");
            var suggested = page.locator("#vorschlaege option[value='" + title + "']");
            await("the suggestion").until(() -> suggested.count() == 1);
            assertThat(page.locator("#query").getAttribute("list")).isEqualTo("vorschlaege");
            visitor.look("projects-suggestions");
            page.locator("#query").fill(title);
            page.keyboard().press("Enter");
            page.waitForURL("**query=**");
            assertThat(visitor.text()).contains(title);
        }
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.textContent");
    }

    /** That stands nowhere else, and is like no other. */
    private static String word() {
        return "Z"
                + UUID.randomUUID()
                        .toString()
                        .chars()
                        .filter(Character::isLetterOrDigit)
                        .mapToObj(it -> String.valueOf((char) ('a' + Character.digit(it, 16))))
                        .collect(Collectors.joining());
    }

    /** A published project at a place; its title is nobody else's. */
    private String bringIn(String what, double lat, double lon) {
        var title = what + " " + word();
        var project = Api.JSON.createObjectNode();
        project.put("externalId", title.replace(' ', '-'));
        project.put("title", title);
        project.put("summary", "Wer durstig ist, trinkt.");
        project.put("description", "Ein Brunnen.");
        project.putArray("municipalities").add("06611000");
        project.putArray("fields").add("ENVIRONMENT");
        project.put("citizenBenefit", "Niemand dürstet.");
        project.put("transferability", "Eine Leitung.");
        project.put("stage", "RUNNING");
        project.putObject("contact").put("name", "Bauamt").put("email", "bauamt@stadt.example");
        project.putObject("place").put("lat", lat).put("lon", lon).put("label", "Markt");
        project.put("example", true);
        var api = region.api();
        var report = api.ask("POST", "/api/catalog/imports", List.of(project), api.asStaff());
        assertThat(report.expect(200).json().path("accepted").asInt()).as(report.body()).isOne();
        return title;
    }

    static Stream<Taste> languages() {
        return Stream.of(Taste.GERMAN, Taste.ENGLISH_DARK);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageOfTheCatalogueIsOpenToEverybody(Taste taste) {
        try (var visitor = visitor(taste);
                var staff = signedIn(region.somebody("staff"), "/verwaltung", taste)) {
            for (var page :
                    Map.of(
                                    "projects", "/projekte",
                                    "projects-found", "/projekte?query=Mitfahrbank",
                                    "projects-narrowed", "/projekte?field=MOBILITY&stage=RUNNING",
                                    "projects-none", "/projekte?query=Xyzzyqwert")
                            .entrySet()) {
                assertThat(visitor.open(page.getValue())).as(page.getKey()).isEqualTo(200);
                visitor.look(page.getKey());
            }
            assertThat(visitor.open("/projekte/gibtesnicht")).isEqualTo(404);
            visitor.look("project-not-found");
            visitor.open("/projekte/einreichen");
            visitor.submit();
            assertThat(visitor.page().locator("[aria-invalid=true]").count()).isPositive();
            visitor.look("project-start-errors");
            var person = Person.called("Bänke");
            visitor.page().fill("#title", "Mitfahrbank ohne Konto");
            visitor.page().fill("#name", person.name());
            visitor.page().fill("#email", person.email());
            visitor.page().fill("#municipality", "Bad Hersfeld");
            visitor.tick("#privacy");
            visitor.click("#absenden");
            visitor.look("project-start-sent");

            staff.open(REVIEW + "import");
            staff.look("project-import");
            for (var page :
                    Map.of(
                                    "offers", "/verwaltung/angebote",
                                    "offer-new", "/verwaltung/angebote/neu",
                                    "partners", "/verwaltung/partner",
                                    "partner-new", "/verwaltung/partner/neu",
                                    "confirmations", "/verwaltung/bestaetigungen",
                                    "wishes", "/verwaltung/nachnutzungen")
                            .entrySet()) {
                assertThat(staff.open(page.getValue())).as(page.getKey()).isEqualTo(200);
                staff.look(page.getKey());
            }
            staff.open("/verwaltung/partner/neu");
            staff.submit();
            assertThat(staff.page().locator("[aria-invalid=true]").count()).isPositive();
            staff.look("partner-errors");
        }
    }

    @Test
    void aTableIsBroughtInLineByLine() {
        try (var staff = signedIn(region.somebody("staff"), REVIEW + "import", Taste.GERMAN)) {
            staff.page()
                    .setInputFiles(
                            "#file",
                            new com.microsoft.playwright.options.FilePayload(
                                    "projekte.csv",
                                    "text/csv",
                                    "externalId;title\nA-1;Nur ein Titel\n"
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            staff.click("#pruefen");
            assertThat(staff.page().locator("#bericht").innerText()).contains("2");
            staff.look("project-import-report");
        }
    }
}
