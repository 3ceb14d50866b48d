package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.Browser.Page;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The portal as a reader without JavaScript meets it; the events service is a stub. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.limits.network.writes=10000",
            "smartregion.limits.address.writes=10000",
            "smartregion.limits.letters.most=10000",
            "smartregion.limits.seats.address=10000",
            "smartregion.limits.proof.without=10000",
            "smartregion.limits.seats.network=10000"
        })
class PortalTest {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final StubEvents EVENTS = new StubEvents(NOW, 0);
    private static final String KONGRESS = "/veranstaltungen/kongress";
    private static final String LINKS = KONGRESS + "/anmeldungen/";
    private static final String CONFIRM = "?token=" + StubEvents.CONFIRM;
    private static final String MANAGE = "?token=" + StubEvents.MANAGE;

    @TestConfiguration
    static class FixedTime {
        @Bean
        @Primary
        Clock testClock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void stub(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
    }

    @LocalServerPort private int port;
    @Autowired private CircuitBreaker portalToEvents;
    @Autowired private MeterRegistry metrics;

    @BeforeEach
    void everythingWorks() {
        EVENTS.reset();
        portalToEvents.reset();
    }

    @AfterAll
    static void stop() {
        EVENTS.close();
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                        "200 /",
                        "200 /veranstaltungen",
                        "200 /veranstaltungen?page=1",
                        "200 /veranstaltungen?kind=FORUM&field=HEALTH&month=2026-12",
                        "200 /veranstaltungen?field=WASTE",
                        "200 /veranstaltungen?kind=nonsense&month=13&page=-7",
                        "200 /veranstaltungen/webinar-waerme",
                        "200 /veranstaltungen/forum-nord",
                        "200 /veranstaltungen/kongress",
                        "200 /veranstaltungen/austausch-lora",
                        "200 /veranstaltungen/webinar-voll",
                        "200 /veranstaltungen/forum-sued",
                        "200 /veranstaltungen/webinar-zu",
                        "200 /veranstaltungen/boese",
                        "404 /veranstaltungen/gibt-es-nicht",
                        "200 /veranstaltungen/kongress/anmelden",
                        "200 /veranstaltungen/webinar-waerme/anmelden",
                        "200 /veranstaltungen/forum-nord/anmelden",
                        "409 /veranstaltungen/webinar-voll/anmelden",
                        "409 /veranstaltungen/austausch-lora/anmelden",
                        "409 /veranstaltungen/webinar-zu/anmelden",
                        "409 /veranstaltungen/forum-sued/anmelden",
                        "404 /veranstaltungen/gibt-es-nicht/anmelden",
                        "200 /veranstaltungen/kongress/anmelden/eingegangen",
                        "200 " + LINKS + "gehalten/bestaetigen" + CONFIRM,
                        "200 " + LINKS + "wartend/bestaetigen" + CONFIRM,
                        "200 " + LINKS + "platz/bestaetigen" + CONFIRM,
                        "200 " + LINKS + "verfallen/bestaetigen" + CONFIRM,
                        "200 " + LINKS + "platz/bestaetigt" + MANAGE,
                        "200 " + LINKS + "warteliste/bestaetigt" + MANAGE,
                        "200 " + LINKS + "gehalten" + CONFIRM,
                        "200 " + LINKS + "wartend" + CONFIRM,
                        "200 " + LINKS + "platz" + MANAGE,
                        "200 " + LINKS + "warteliste" + MANAGE,
                        "200 " + LINKS + "abgemeldet" + MANAGE,
                        "200 " + LINKS + "verfallen" + MANAGE,
                        "200 " + LINKS + "abgesagt" + MANAGE,
                        "200 " + LINKS + "platz/abmelden" + MANAGE,
                        "200 " + LINKS + "warteliste/abmelden" + MANAGE,
                        "404 " + LINKS + "platz?token=falsch-falsch-falsch-1",
                        "404 " + LINKS + "platz",
                        "410 " + LINKS + "platz?token=" + StubEvents.OVERDUE,
                        "200 /datenschutz",
                        "200 /impressum",
                        "200 /barrierefreiheit",
                        "200 /sprache",
                        "200 /anmelden",
                        "200 /anmelden/gescheitert?grund=refused",
                        "200 /anmelden/gescheitert?grund=away",
                        "200 /anmelden/gescheitert?grund=late",
                        "200 /anmelden/gescheitert",
                        "404 /gibt-es-nicht")
                .flatMap(
                        line ->
                                Stream.of("de", "en")
                                        .map(
                                                language ->
                                                        Arguments.of(
                                                                Integer.parseInt(
                                                                        line.substring(0, 3)),
                                                                line.substring(4),
                                                                language)));
    }

    @ParameterizedTest(name = "{1} in {2}")
    @MethodSource("pages")
    void everyPageIsSoundInBothLanguages(int status, String address, String language) {
        var page = new Browser(port, language).open(address);

        assertThat(page.status()).isEqualTo(status);
        assertSound(page, language);
    }

    @Test
    void theLanguageSwitchKeepsThePageAndTheChoiceKeepsForTheNext() {
        var browser = new Browser(port, "de");
        var list = browser.open("/veranstaltungen?kind=FORUM");
        var target = list.one(".portal-languages a[lang=en]").attr("href");

        assertThat(target).isEqualTo("/veranstaltungen?kind=FORUM&lang=en");
        assertSound(browser.open(target), "en");
        assertSound(browser.open("/"), "en");
        assertSound(browser.open("/sprache?lang=de"), "de");
        assertThat(browser.open("/?lang=tlh").one("html").attr("lang")).isEqualTo("de");
    }

    @Test
    void theListIsFilteredByTheServiceAndPaged() {
        var browser = new Browser(port, "de");
        var forums = browser.open("/veranstaltungen?kind=FORUM&field=MOBILITY&month=2026-12");

        assertThat(forums.html().select("article")).hasSize(1);
        assertThat(forums.one("#treffer").text()).isEqualTo("1 Veranstaltung gefunden");
        assertThat(forums.one("#kind option[selected]").val()).isEqualTo("FORUM");
        assertThat(EVENTS.calls())
                .extracting(call -> call.address().toString())
                .contains(
                        "/api/events/gatherings?kind=FORUM&field=MOBILITY&month=2026-12&page=0&size=10");

        var second = browser.open(browser.open("/veranstaltungen").one("a[rel=next]").attr("href"));
        assertThat(second.html().select("article")).hasSize(3);
        assertThat(second.text()).contains("Seite 2 von 2");
    }

    @Test
    void nothingAnnouncedIsSaidKindly() {
        EVENTS.forgetGatherings();
        var browser = new Browser(port, "de");

        assertThat(browser.open("/").text()).contains("keine Veranstaltungen angekündigt");
        var list = browser.open("/veranstaltungen");
        assertThat(list.text()).contains("keine Veranstaltungen angekündigt");
        assertSound(list, "de");
    }

    @Test
    void whereTheServiceIsAwayThePageSaysSoAndTheRestWorks() {
        EVENTS.goAway();
        for (var address : List.of("/", "/veranstaltungen")) {
            var page = new Browser(port, "de").open(address);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("Veranstaltungen zurzeit nicht abrufbar");
            assertSound(page, "de");
        }
        var one = new Browser(port, "de").open(KONGRESS);
        assertThat(one.status()).isEqualTo(503);
        assertThat(one.header("Retry-After")).contains("60");
        assertThat(one.one("h1").text()).isEqualTo("Gerade nicht erreichbar");
        assertSound(one, "de");
    }

    @Test
    void withoutTheSeatsTheGatheringIsShownAndOpen() {
        EVENTS.loseSeats();
        var browser = new Browser(port, "de");
        var page = browser.open(KONGRESS);

        assertThat(page.text()).contains("Wie viele Plätze frei sind, kann gerade nicht angezeigt");
        assertThat(page.one("#anmelden").attr("href")).isEqualTo(KONGRESS + "/anmelden");
        assertThat(browser.open("/veranstaltungen").html().select("article")).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "de, kongress, In 3 Beratungen empfohlen.",
        "en, kongress, Recommended in 3 consultations.",
        "de, forum-nord,"
    })
    void whatConsultationsRecommendSaysSo(
            String language, String gathering, @Nullable String said) {
        var page = new Browser(port, language).open("/veranstaltungen/" + gathering);
        assertThat(page.html().select("#empfohlen").eachText())
                .isEqualTo(said == null ? List.of() : List.of(said));
    }

    @Test
    void fromTheFormToTheSeatAndBackWithoutJavaScript() {
        var browser = new Browser(port, "de");
        var form = browser.open(browser.open(KONGRESS).one("#anmelden").attr("href"));

        var received = browser.send(form, person());
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.address()).isEqualTo(KONGRESS + "/anmelden/eingegangen");
        assertThat(received.text())
                .contains("k•••@bad-hersfeld.example")
                .contains("3 Plätze sind bis Mittwoch, 25. November 2026, 10:00 Uhr")
                .doesNotContain("kaethe@");
        assertSound(received, "de");
        var sent = EVENTS.posts().getFirst();
        assertThat(sent.headers().get("Idempotency-key"))
                .containsExactly(form.one("input[name=key]").val());
        assertThat(JsonMapper.shared().readTree(sent.body()))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"name": "Käthe Müller", "email": "kaethe@bad-hersfeld.example",
                                         "municipality": "06632002", "function": null, "companions": 2,
                                         "attendance": "ON_SITE", "language": "de", "privacyAccepted": true}
                                        """));

        var ask = browser.open(LINKS + "gehalten/bestaetigen" + CONFIRM);
        assertThat(EVENTS.posts()).hasSize(1);
        var confirmed = browser.send(ask, Map.of());
        assertThat(confirmed.address()).isEqualTo(LINKS + "gehalten/bestaetigt");
        assertThat(confirmed.one("h1").text()).isEqualTo("Sie haben einen Platz");
        assertSound(confirmed, "de");

        var manage = browser.open(confirmed.one("#verwalten").attr("href"));
        assertThat(manage.one("#online a").attr("href")).startsWith("https://konferenz.example/");
        assertThat(manage.text()).contains("Bad Hersfeld");
        var sure = browser.open(manage.one("#abmelden").attr("href"));
        assertThat(EVENTS.posts()).hasSize(2);
        var gone = browser.send(sure, Map.of());
        assertThat(gone.address()).isEqualTo(LINKS + "gehalten");
        assertThat(gone.one("h1").text()).isEqualTo("Sie sind abgemeldet");
        assertSound(gone, "de");
        assertThat(EVENTS.calls())
                .allSatisfy(
                        call ->
                                assertThat(call.address().toString())
                                        .doesNotContain("bestaetigen-"));
    }

    @Test
    void whoWaitsIsToldTheirNumber() {
        var browser = new Browser(port, "de");
        var fields = person();
        fields.put("email", "warten@kassel.example");

        var received = browser.send(browser.open(KONGRESS + "/anmelden"), fields);
        assertThat(received.text()).contains("an Stelle 3 der Warteliste");
        var confirmed =
                browser.send(browser.open(LINKS + "wartend/bestaetigen" + CONFIRM), Map.of());
        assertThat(confirmed.one("h1").text()).isEqualTo("Sie sind Nummer 3 auf der Warteliste");
        assertSound(confirmed, "de");
    }

    @Test
    void whatIsWrongIsListedAtTheTopAndWhatWasTypedStays() {
        var browser = new Browser(port, "de");
        var fields = person();
        fields.putAll(
                Map.of("email", "kaethe", "companions", "9", "attendance", "", "privacy", ""));
        fields.put("function", "\"><script>alert(1)</script>");

        var page = browser.send(browser.open(KONGRESS + "/anmelden"), fields);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().title()).startsWith("Fehler:");
        assertThat(page.html().select("#fehler a").eachAttr("href"))
                .containsExactly("#email", "#attendance-ON_SITE", "#companions", "#privacy");
        assertThat(page.one("#email").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.one("#email").attr("aria-describedby")).contains("email-fehler");
        assertThat(page.one("#name").val()).isEqualTo("Käthe Müller");
        assertThat(page.one("#email").val()).isEqualTo("kaethe");
        assertThat(page.one("#function").val()).isEqualTo("\"><script>alert(1)</script>");
        assertThat(page.one("#municipality").val()).isEqualTo("Bad Hersfeld");
        assertSound(page, "de");
        assertThat(EVENTS.posts()).isEmpty();

        var mended = new HashMap<>(Map.of("email", "kaethe@bad-hersfeld.example"));
        mended.putAll(Map.of("companions", "0", "attendance", "ONLINE", "privacy", "true"));
        assertThat(browser.send(page, mended).address()).endsWith("/eingegangen");
    }

    @Test
    void anEmptyFormNamesEveryMissingField() {
        for (var language : List.of("de", "en")) {
            var browser = new Browser(port, language);
            var page = browser.send(browser.open(KONGRESS + "/anmelden"), Map.of());

            assertThat(page.html().select("#fehler a").eachAttr("href"))
                    .containsExactly(
                            "#name", "#email", "#municipality", "#attendance-ON_SITE", "#privacy");
            assertSound(page, language);
        }
    }

    @Test
    void aNameThatSeveralPlacesShareIsAskedBack() {
        var browser = new Browser(port, "de");
        var fields = person();
        fields.put("municipality", "Reichelsheim");

        var page = browser.send(browser.open(KONGRESS + "/anmelden"), fields);

        assertThat(page.html().select("#suggestions label").eachText())
                .containsExactly(
                        "Reichelsheim (Odenwald), Odenwaldkreis",
                        "Reichelsheim (Wetterau), Wetteraukreis");
        assertSound(page, "de");
        var choice = page.html().select("input[name=suggestion]").getLast().val();
        assertThat(browser.send(page, Map.of("suggestion", choice)).address())
                .endsWith("/eingegangen");
        assertThat(EVENTS.posts().getLast().body()).contains("\"" + choice + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doppelt 409 #email",
                "gruppe 409 #companions",
                "feld 400 #function",
            })
    void aRefusalStandsAtTheFieldItIsAbout(String row) {
        var cells = List.of(row.split(" ", -1));
        var browser = new Browser(port, "de");
        var fields = person();
        fields.put("email", cells.get(0) + "@kassel.example");

        var page = browser.send(browser.open(KONGRESS + "/anmelden"), fields);

        assertThat(page.status()).isEqualTo(Integer.parseInt(cells.get(1)));
        assertThat(page.html().select("#fehler a").eachAttr("href")).containsExactly(cells.get(2));
        assertThat(page.one("#name").val()).isEqualTo("Käthe Müller");
        assertSound(page, "de");
    }

    @Test
    void theLastSeatTakenMeanwhileIsSaid() {
        var browser = new Browser(port, "de");
        var fields = person();
        fields.put("email", "voll@kassel.example");

        var page = browser.send(browser.open("/veranstaltungen/webinar-6/anmelden"), fields);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.one("h1").text()).isEqualTo("Anmeldung nicht möglich");
        assertThat(page.text()).contains("Ausgebucht");
        assertSound(page, "de");
    }

    @Test
    void whenTheServiceFailsTheEntriesAndTheKeyStay() {
        var browser = new Browser(port, "de");
        var fields = person();
        fields.put("email", "kaputt@kassel.example");
        var form = browser.open(KONGRESS + "/anmelden");

        var page = browser.send(form, fields);

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.one("#hinweis").text()).contains("konnte gerade nicht gesendet werden");
        assertThat(page.one("#name").val()).isEqualTo("Käthe Müller");
        assertThat(page.one("input[name=key]").val()).isEqualTo(form.one("input[name=key]").val());
        assertSound(page, "de");
    }

    @Test
    void aFormSentTwiceCarriesTheSameKeyAndAChangedOneGetsANewKey() {
        var browser = new Browser(port, "de");
        var form = browser.open(KONGRESS + "/anmelden");
        browser.send(form, person());
        browser.send(form, person());
        assertThat(EVENTS.posts())
                .hasSize(2)
                .extracting(call -> call.headers().get("Idempotency-key"))
                .containsOnly(List.of(form.one("input[name=key]").val()));

        var changed = person();
        changed.put("email", "schluessel@kassel.example");
        var page = browser.send(form, changed);
        assertThat(page.one("#hinweis").text()).contains("schon einmal abgesendet");
        assertThat(page.one("input[name=key]").val())
                .isNotEqualTo(form.one("input[name=key]").val());
        assertSound(page, "de");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zu-spaet      | de | Ihre Anmeldung ist verfallen
                    zu-spaet      | en | Your registration has expired
                    vorbei        | de | Die Veranstaltung ist vorbei
                    vorbei        | en | The event is over
                    eben-abgesagt | de | Die Veranstaltung findet nicht statt
                    eben-abgesagt | en | The event will not take place
                    """)
    void whatCannotBeDoneAnyMoreIsSaidByItsName(
            String registration, String language, String title) {
        var browser = new Browser(port, language);
        var confirmed =
                browser.send(
                        browser.open(LINKS + registration + "/bestaetigen" + CONFIRM), Map.of());
        var cancelled =
                browser.send(browser.open(LINKS + registration + "/abmelden" + MANAGE), Map.of());

        for (var page : List.of(confirmed, cancelled)) {
            assertThat(page.status()).isEqualTo(410);
            assertThat(page.one("h1").text()).isEqualTo(title);
            assertSound(page, language);
        }
    }

    @Test
    void aReasonThatNobodyKnowsIsNoAnswer() {
        var browser = new Browser(port, "de");

        var page = browser.send(browser.open(LINKS + "raetsel/bestaetigen" + CONFIRM), Map.of());

        assertThat(page.status()).isEqualTo(503);
        assertSound(page, "de");
    }

    @Test
    void anExpiredLinkIsSaidToBeOne() {
        var page = new Browser(port, "de").open(LINKS + "platz?token=" + StubEvents.OVERDUE);

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.one("h1").text()).isEqualTo("Dieser Link ist abgelaufen");
    }

    @Test
    void thePrivacyNoticeTellsOfEverythingPeopleAreAskedFor() {
        var german = new Browser(port, "de").open("/datenschutz");
        var english = new Browser(port, "en").open("/datenschutz");

        assertThat(german.text())
                .contains("Anmeldung", "Projekt einreichen", "Nachnutzung", "Beratung")
                .contains("Terminabstimmung", "Webhooks", "Barriere", "180 Tage", "400 Tage");
        assertThat(english.text())
                .contains("register", "submit a project", "reuse", "consultation")
                .contains("date poll", "webhooks", "barrier", "180 days", "400 days");
        assertSound(german, "de");
        assertSound(english, "en");
    }

    @Test
    void whatOtherServicesWouldTellOfAGatheringIsSaidToBeAway() {
        var page = new Browser(port, "de").open(KONGRESS);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.one("#projekte-weg").text()).contains("gerade nicht abrufbar");
        assertThat(page.one("#beratung-weg").text()).contains("gerade nicht abrufbar");
        assertSound(page, "de");
    }

    @Test
    void aForgedFormIsRefused() {
        var forged = new Browser(port, "de").post(KONGRESS + "/anmelden", person());

        assertThat(forged.status()).isEqualTo(403);
        assertSound(forged, "de");
        assertThat(EVENTS.posts()).isEmpty();
    }

    @Test
    void pagesBehindALinkAreKeptNowhereAndSayNothingOfWhereOneComesFrom() {
        var page = new Browser(port, "de").open(LINKS + "platz" + MANAGE);

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
        assertThat(page.header("X-Robots-Tag")).contains("noindex, nofollow");
    }

    @Test
    void hostileTextsAreShownAsText() {
        var page = new Browser(port, "de").open("/veranstaltungen/boese");

        assertThat(page.one("h1").text()).contains("<script>alert(1)</script>");
        assertThat(page.html().select("h1 *, img, svg[onload]")).isEmpty();
        assertThat(page.text()).contains("${7*7}").doesNotContain("49");
        assertSound(page, "de");
    }

    @Test
    void viewsAreCountedByTemplateAndNeverByAddress() {
        new Browser(port, "de").open(LINKS + "platz" + MANAGE);

        assertThat(
                        metrics.get("smartregion.portal.page.views")
                                .tag("page", "registration/registration")
                                .tag("language", "de")
                                .counter()
                                .count())
                .isPositive();
        assertThat(metrics.find("smartregion.portal.page.views").meters())
                .allSatisfy(
                        meter ->
                                assertThat(meter.getId().getTags().toString())
                                        .doesNotContain("kongress")
                                        .doesNotContain(StubEvents.MANAGE));
    }

    private static Map<String, String> person() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", "Käthe Müller");
        fields.put("email", "kaethe@bad-hersfeld.example");
        fields.put("municipality", "Bad Hersfeld");
        fields.put("companions", "2");
        fields.put("attendance", "ON_SITE");
        fields.put("language", "de");
        fields.put("privacy", "true");
        return fields;
    }

    /** What holds for every page: structure, names for everything one can use, no inline code. */
    static void assertSound(Page page, String language) {
        var html = page.html();
        assertThat(page.one("html").attr("lang")).isEqualTo(language);
        assertThat(html.title()).endsWith("Smarte Region");
        assertThat(html.select("h1")).hasSize(1);
        assertThat(html.select("main")).hasSize(1);
        assertThat(html.outerHtml()).as("a message is missing").doesNotContain("??");
        assertThat(html.select("script:not([src]):not([type=application/ld+json]), style, [style]"))
                .isEmpty();
        var ids = html.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        for (var element : html.getAllElements()) {
            assertThat(element.attributes().asList())
                    .as(element.cssSelector())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        }
        for (var input : html.select("input:not([type=hidden]), select, textarea")) {
            assertThat(html.select("label[for=" + input.id() + "]"))
                    .as("label for " + input)
                    .hasSize(1);
        }
        for (var reference : html.select("[aria-describedby], [aria-labelledby]")) {
            assertThat(referred(reference)).as(reference.tagName()).isSubsetOf(ids);
        }
        for (var link : html.select("a[href^=#]")) {
            assertThat(ids).contains(link.attr("href").substring(1));
        }
        for (var link : html.select("a, button")) {
            assertThat(link.text()).as("name of " + link).isNotBlank();
        }
        var level = 0;
        for (var heading : html.select("main h1, main h2, main h3, main h4")) {
            var next = heading.tagName().charAt(1) - '0';
            if (level > 0) {
                assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
            }
            level = next;
        }
    }

    private static Set<String> referred(Element element) {
        var names = element.attr("aria-describedby") + " " + element.attr("aria-labelledby");
        var ids = new TreeSet<>(List.of(names.strip().split("\\s+", -1)));
        ids.remove("");
        return ids;
    }

    @Test
    void withoutAProviderNobodyIsAskedToSignIn() {
        var browser = new Browser(port, "de");

        assertThat(browser.open("/").html().select("#anmelden, .portal-account")).isEmpty();
        for (var page : List.of("/anmelden", "/mein-bereich", "/verwaltung")) {
            assertThat(browser.open(page).text()).contains("Anmelden ist hier nicht eingerichtet");
        }
        assertThat(browser.open("/oauth2/authorization/smart-region").status()).isEqualTo(404);
        assertThat(browser.open("/login/oauth2/code/smart-region?code=a&state=b").status())
                .isEqualTo(404);
    }
}
