package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** What the office does at its desk, and what a municipality does with it, click by click. */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
class DeskTest {

    private static final String DESK = "/verwaltung/veranstaltungen/";
    private static final String SAVE = "#speichern";
    private static final String FORMULA = "=1+1";

    private final Browser browser;
    private final Region region;
    private final Postbox post;

    DeskTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
        this.post = region.mailbox();
    }

    private Visitor signedIn(String role, String first) {
        var visitor = browser.visitor(region.portal(), Taste.GERMAN);
        visitor.open(first);
        visitor.signIn(region.somebody(role));
        return visitor;
    }

    @Test
    void aGatheringFromItsDraftToItsCancellation() throws IOException {
        var title = "Vom Entwurf zur Absage " + UUID.randomUUID();
        try (var staff = signedIn("staff", DESK + "neu");
                var colleague = signedIn("admin", "/verwaltung")) {
            var page = staff.page();
            fillIn(page, title);
            staff.click(SAVE);
            assertThat(staff.text()).contains("Entwurf", "Das löst 0 E-Mails aus.");
            var id = page.url().replaceFirst(".*/", "").replaceFirst("[?#].*", "");
            staff.look("desk-draft");
            assertThat(region.api().get("/api/events/gatherings/" + id).status()).isEqualTo(404);

            staff.click("#veroeffentlichen button");
            assertThat(staff.text()).contains("Veröffentlicht");
            await("the roster of " + id)
                    .until(
                            () ->
                                    region.api()
                                                    .get("/api/events/seats?gathering=" + id)
                                                    .json()
                                                    .path("items")
                                                    .size()
                                            == 1);

            // Two at once: the second one sees what the first one did, and loses nothing.
            colleague.open(DESK + id + "/aendern");
            staff.click("#aendern");
            page.fill("#host-name", "Geschäftsstelle, Team Nord");
            staff.click(SAVE);
            colleague.page().fill("#partners", "ekom21\nHouse of IT");
            colleague.click(SAVE);
            assertThat(colleague.page().locator("#veraltet").innerText())
                    .contains("Geschäftsstelle, Team Nord");
            assertThat(colleague.page().inputValue("#partners")).contains("House of IT");
            colleague.look("desk-two-at-once");

            // Somebody is put on, found, exported, and taken off.
            var person = Person.called("Formula");
            staff.open(DESK + id + "/teilnehmende");
            staff.click("#eintragen");
            page.fill("#name", FORMULA);
            page.fill("#email", person.email());
            page.fill("#municipality", "Bad Hersfeld");
            page.locator("#privacy").check();
            staff.click("#person-eintragen button[type=submit]");
            page.fill("#query", person.email());
            staff.click("#suche button[type=submit]");
            assertThat(page.locator("#treffer").innerText()).startsWith("1 ");
            staff.look("desk-found");
            var csv = downloaded(page, "#csv");
            assertThat(new String(csv, StandardCharsets.UTF_8))
                    .contains("'" + FORMULA, person.email());
            assertThat(downloaded(page, "#xlsx")).startsWith('P', 'K');
            var seat = post.awaitLetter(person, 1);
            assertThat(seat.method()).hasValue("REQUEST");

            // Called off, with the number of letters told before.
            staff.open(DESK + id + "/absagen");
            assertThat(page.locator("#briefe").innerText()).contains("eine E-Mail");
            staff.click("#ja");
            assertThat(page.locator("#reason").getAttribute("aria-invalid")).isEqualTo("true");
            page.fill("#reason", "Der Saal steht unter Wasser.");
            staff.click("#ja");
            staff.look("desk-call-off");
            staff.click("#ja");
            assertThat(staff.text()).contains("Der Saal steht unter Wasser.");
            assertThat(post.awaitLetter(person, 2).method()).hasValue("CANCEL");
        }
    }

    private static void fillIn(Page page, String title) {
        var day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(30);
        page.selectOption("#kind", "WEBINAR");
        page.fill("#title-de", title);
        page.fill("#summary-de", "Was Kommunen tun können.");
        page.fill("#description-de", "Beispiele, Fragen und Antworten.");
        page.locator("#field-MOBILITY").check();
        page.fill("#starts", day + "T10:00");
        page.fill("#ends", day + "T12:00");
        page.fill("#opens", day.minusDays(40) + "T08:00");
        page.fill("#closes", day.minusDays(1) + "T18:00");
        page.fill("#seats-ONLINE", "5");
        page.fill("#largestGroup", "3");
        page.fill("#onlineAddress", "https://video.example/raum");
        page.fill("#host-name", "Geschäftsstelle Smarte Region");
    }

    @Test
    void whatAForumCameToLeadsToAdviceAboutIt() {
        var title = "Ein Fahrplan für alle " + UUID.randomUUID();
        var forum =
                region.api()
                        .publishGathering(
                                "Forum mit Ergebnis", 5, form -> form.put("kind", "FORUM"));
        try (var staff = signedIn("staff", DESK + forum);
                var visitor = browser.visitor(region.portal(), Taste.GERMAN)) {
            var page = staff.page();
            staff.click("#neues-ergebnis");
            page.locator("#kind-IDEA").check();
            page.fill("#title-de", title);
            page.fill("#text-de", "Alle Abfahrten in **einer** Auskunft.");
            page.locator("#field-MOBILITY").check();
            staff.look("finding-new");
            staff.click(SAVE);
            assertThat(page.locator("#ergebnisse ~ ul").innerText()).contains(title);
            staff.look("desk-findings");

            visitor.open("/veranstaltungen/" + forum);
            visitor.look("forum-findings");
            visitor.click("[id^=ergebnis-] a");
            assertThat(visitor.heading()).isEqualTo(title);
            assertThat(visitor.page().locator(".portal-html strong").innerText())
                    .isEqualTo("einer");
            visitor.look("finding");
            visitor.click("#beraten");
            assertThat(visitor.page().locator("#bezug").innerText()).contains(title);
            assertThat(visitor.page().isChecked("#field-MOBILITY")).isTrue();
            visitor.open("/ergebnisse");
            visitor.look("findings");
        }
    }

    private static byte[] downloaded(Page page, String link) throws IOException {
        return Files.readAllBytes(page.waitForDownload(() -> page.click(link)).path());
    }

    @Test
    void aMunicipalPersonChangesAndCancelsAndTheCalendarFollows() {
        var title = "Mit Kalender " + UUID.randomUUID();
        var gathering = region.api().publishGathering(title, 5);
        try (var visitor = signedIn("municipality", "/mein-bereich")) {
            var page = visitor.page();
            visitor.open("/veranstaltungen/" + gathering + "/anmelden");
            page.locator("input[name=privacy]").check();
            visitor.submit();
            assertThat(visitor.text()).contains("Sie haben einen Platz");

            visitor.open("/mein-bereich/kalender");
            visitor.click("#anlegen button");
            var feed = page.inputValue("#adresse");
            visitor.look("calendar-made");
            awaitInFeed(feed, title, "CONFIRMED");

            awaitOnPage(visitor, title);
            mine(page, title).getByText("Ändern").click();
            page.fill("#companions", "2");
            visitor.look("account-change");
            visitor.click(SAVE);
            awaitOnPage(visitor, "3 Plätze");
            mine(page, title).getByText("Abmelden").click();
            visitor.look("account-cancel");
            visitor.click("#abmelden");
            assertThat(region.api().online(gathering).free()).isEqualTo(5);
            awaitInFeed(feed, title, "CANCELLED");

            chooseLanguage(visitor, "en");
            visitor.look("account-language");
            chooseLanguage(visitor, "de");

            visitor.open("/mein-bereich/kalender");
            visitor.click("#beenden button");
            assertThat(region.fetch(feed).statusCode()).isEqualTo(404);
        }
    }

    private static void chooseLanguage(Visitor visitor, String language) {
        visitor.open("/mein-bereich");
        visitor.page().locator("#sprache-" + language).check();
        visitor.click("#sprache-waehlen button");
        assertThat(visitor.page().locator("#hinweis").innerText()).contains("in dieser Sprache");
        assertThat(visitor.page().locator("#sprache-" + language).isChecked()).isTrue();
    }

    private static Locator mine(Page page, String title) {
        return page.locator("main article")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first();
    }

    /** The page follows within moments what became of a registration. */
    private static void awaitOnPage(Visitor visitor, String text) {
        await(text)
                .until(
                        () -> {
                            visitor.open("/mein-bereich");
                            return visitor.text().contains(text);
                        });
    }

    private void awaitInFeed(String feed, String title, String status) {
        await(title + " " + status)
                .until(
                        () -> {
                            var unfolded = region.fetch(feed).body().replace("\r\n ", "");
                            for (var event : unfolded.split("BEGIN:VEVENT", -1)) {
                                if (event.contains(title) && event.contains("STATUS:" + status)) {
                                    return true;
                                }
                            }
                            return false;
                        });
    }
}
