package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** The catalogue as everybody reads it; the services are scripted. */
class ProjectPagesTest extends SignedInPages {
    private static final String ONE = "/projects/bus";
    private static final String PAGE = "/projekte/bus";

    @BeforeEach
    void everythingWorks() {
        CATALOG.answers("GET /projects", 200, CatalogAnswers.found(CatalogAnswers.CARD, 30, ""));
        CATALOG.answers("GET " + ONE, 200, CatalogAnswers.project("PUBLISHED", ""), "\"5\"");
        CATALOG.answers(
                "GET " + ONE + "/similar",
                200,
                "{\"items\": [" + CatalogAnswers.CARD.replace("\"bus\"", "\"rad\"") + "]}");
        CATALOG.answers("GET " + ONE + "/acts", 200, CatalogAnswers.ACTS);
        CATALOG.answers("GET " + ONE + "/history", 200, HISTORY);
        CATALOG.answers("GET /offers", 200, OFFERS);
        CATALOG.answers("GET /offers/beratung", 200, ADVICE, "\"1\"");
        CATALOG.answers("GET /partners", 200, PARTNERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        "/",
                        "/projekte",
                        "/projekte?query=bus&field=HEALTH&sort=TITLE&page=1",
                        "/projekte?view=map&query=bus&page=1",
                        PAGE,
                        PAGE + "?hinweis=confirmed",
                        PAGE + "/verlauf",
                        PAGE + "/bestaetigen?token=abcdefghijklmnop")) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
    }

    @Test
    void whoTypesWordsIntoTheFormReadsTheBestMatchesFirstAndAnOrderThatWasChosenStays() {
        var browser = new Browser(port, "de");
        var all = browser.open("/projekte");

        var found = browser.look(all, "#suche", Map.of("query", "bus"));
        var ordered = browser.look(found, "#suche", Map.of("sort", "TITLE"));
        browser.look(ordered, "#suche", Map.of("query", "rad"));

        assertThat(CATALOG.queries())
                .containsExactly(
                        "GET /projects?query=&sort=RELEVANCE&page=0&size=12",
                        "GET /projects?query=bus&field=HEALTH&sort=RELEVANCE&page=0&size=12",
                        "GET /projects?query=bus&field=HEALTH&sort=TITLE&page=0&size=12",
                        "GET /projects?query=rad&field=HEALTH&sort=TITLE&page=0&size=12");
        assertThat(all.html().select("#sort option").eachText())
                .containsExactly("Passend", "Neueste", "Titel", "Zuletzt bestätigt");
        assertThat(ordered.one("#sort option[selected]").val()).isEqualTo("TITLE");
    }

    @Test
    void whatIsLookedForIsAskedOfTheServiceAndMarkedInTheList() {
        var page =
                new Browser(port, "de")
                        .open(
                                "/projekte?query=bus&field=HEALTH&field=ENERGY&field=NONSENSE&district=06633&size=MUNICIPALITY&funding=Starke+Heimat+%26+mehr&page=1");

        assertThat(CATALOG.queries())
                .containsExactly(
                        "GET /projects?query=bus&field=HEALTH&field=ENERGY&district=06633&size-class=MUNICIPALITY&funding=Starke Heimat & mehr&sort=RELEVANCE&page=1&size=12");
        assertThat(page.one("#treffer").text()).isEqualTo("30 Projekte gefunden");
        assertThat(page.html().select("#projekt-bus mark").eachText())
                .containsExactly("bus", "Bus");
        assertThat(page.one("#projekt-bus h2").text()).isEqualTo("Bürgerbus <b>");
        assertThat(page.one("#projekt-bus").text()).contains("Beispiel", "Länger nicht bestätigt");
        assertThat(page.one("#facette-field").text()).contains("Energie (3)", "Gesundheit (1)");
        assertThat(page.one("#facette-district").text()).contains("Kassel (2)");
        assertThat(page.one("input[name=field][checked]").val()).isEqualTo("HEALTH");
        assertThat(page.one("a[rel=next]").attr("href"))
                .isEqualTo(
                        "/projekte?query=bus&field=HEALTH&field=ENERGY&district=06633&size=MUNICIPALITY&funding=Starke%20Heimat%20%26%20mehr&page=2");
    }

    @Test
    void theMapIsAListWithPlacesThatItsScriptShows() {
        CATALOG.answers(
                "GET /projects",
                200,
                CatalogAnswers.found(
                        CatalogAnswers.CARD
                                + ","
                                + CatalogAnswers.CARD
                                        .replace("\"bus\"", "\"rad\"")
                                        .replace("\"place\"", "\"nowhere\""),
                        130,
                        ""));
        var browser = new Browser(port, "de");

        var page = browser.open("/projekte?query=bus&field=HEALTH&view=map");

        assertThat(CATALOG.queries())
                .containsExactly(
                        "GET /projects?query=bus&field=HEALTH&sort=RELEVANCE&page=0&size=100");
        assertThat(page.one("#karte").hasAttr("hidden")).isTrue();
        assertThat(page.one("#karte").attr("aria-label")).startsWith("Karte der gefundenen");
        assertThat(page.one("#karte").hasAttr("data-tiles")).isFalse();
        var placed = page.one("#orte > li[data-lat]");
        assertThat(placed.id()).isEqualTo("projekt-bus");
        assertThat(placed.attr("data-lat") + " " + placed.attr("data-lon")).isEqualTo("51.25 9.25");
        assertThat(placed.attr("data-where")).isEqualTo("Bad Emstal");
        assertThat(placed.text()).contains("Bad Emstal · Rathaus");
        assertThat(page.html().select("#orte h2 a").eachAttr("href"))
                .containsExactly("/projekte/bus", "/projekte/rad");
        assertThat(page.one("#ohne-ort").text()).endsWith(": 1");
        assertThat(page.one("#nicht-alle").text()).contains("2 von 130");
        assertThat(page.one("#suche input[name=view]").val()).isEqualTo("map");
        assertThat(page.one("#ansicht a[aria-current]").text()).isEqualTo("Karte");
        assertThat(page.one("a[rel=next]").attr("href"))
                .isEqualTo("/projekte?query=bus&field=HEALTH&view=map&page=1");
        assertThat(page.html().select("#ansicht a").eachAttr("href"))
                .containsExactly(
                        "/projekte?query=bus&field=HEALTH",
                        "/projekte?query=bus&field=HEALTH&view=map");
        for (var file : page.html().select("main script[src], main link[href]")) {
            var address = file.hasAttr("src") ? file.attr("src") : file.attr("href");
            assertThat(address).startsWith("/assets/");
            assertThat(browser.open(address).status()).as(address).isEqualTo(200);
        }
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("img-src 'self' data:;");
    }

    @Test
    void theListIsNoMap() {
        var page = new Browser(port, "de").open("/projekte?view=nonsense");

        assertThat(page.html().select("#karte, #orte, script[src*=leaflet]")).isEmpty();
        assertThat(page.one("#ansicht a[aria-current]").text()).isEqualTo("Liste");
        assertThat(page.html().select("#suche input[name=view]")).isEmpty();
        assertThat(page.one("#query").hasAttr("list")).as("its script says so").isFalse();
        assertThat(page.html().select("script[src*=suggestions]")).hasSize(1);
    }

    @Test
    void searchEnginesAndFeedReadersFindTheirWay() {
        var page = new Browser(port, "de").open("/");
        var robots = new Browser(port, "de").open("/robots.txt");

        var feed = page.one("head link[rel=alternate][type='application/atom+xml']");
        assertThat(feed.attr("href")).isEqualTo("/api/catalog/projects.atom");
        assertThat(feed.attr("title")).isEqualTo("Neue Projekte (Atom)");
        assertThat(robots.status()).isEqualTo(200);
        assertThat(robots.header("Content-Type")).hasValue("text/plain;charset=UTF-8");
        var here = "http://127.0.0.1:" + port;
        assertThat(robots.answer().body())
                .startsWith("User-agent: *\n")
                .contains("\nDisallow: /verwaltung\n")
                .contains("\nSitemap: " + here + "/api/catalog/sitemap.xml\n")
                .contains("\nSitemap: " + here + "/sitemap.xml\n");
    }

    @Test
    void nothingFoundIsSaidWithWhatMayHaveBeenMeant() {
        CATALOG.answers(
                "GET /projects",
                200,
                CatalogAnswers.found("", 0, ", \"suggestion\": \"mobilität\""));

        var page = new Browser(port, "de").open("/projekte?query=mobilitet");

        assertThat(page.one("#treffer").text()).isEqualTo("Keine Projekte gefunden");
        assertThat(page.one("#meinten-sie a").attr("href"))
                .isEqualTo("/projekte?query=mobilit%C3%A4t");
        assertThat(page.one("#leer").text()).contains("Alle Projekte");
        PortalTest.assertSound(page, "de");
    }

    @Test
    void whereTheCatalogueIsAwayThePageSaysSoAndTheRestWorks() {
        EVENTS.answers("GET /gatherings", 200, "{\"items\":[],\"page\":0,\"size\":3,\"total\":0}");
        CATALOG.goAway();
        var browser = browserOf(SignInTest.ALBA);
        browser.open("/verwaltung");

        var list = browser.open("/projekte");
        var home = browser.open("/");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.one("#weg").text()).contains("Projekte zurzeit nicht abrufbar");
        PortalTest.assertSound(list, "de");
        assertThat(home.one("#projekte-weg").text()).contains("zurzeit nicht abrufbar");
        assertThat(home.one("#angebote-weg").text()).contains("Angebote sind gerade nicht");
        assertThat(home.one("#partner-weg").text()).contains("gerade nicht abrufbar");
        assertThat(home.text()).contains("keine Veranstaltungen angekündigt");
        PortalTest.assertSound(home, "de");
        assertThat(browser.open(PAGE).status()).isEqualTo(503);
    }

    @Test
    void aProjectTellsAllOfItself() {
        var page = new Browser(port, "de").open(PAGE);

        assertThat(page.one("h1").text()).isEqualTo("Bürgerbus auf Abruf");
        assertThat(page.text())
                .contains(
                        "Beispiel",
                        "20.000 bis 45.000 €",
                        "Starke Heimat, 30.000 €, 2024-01 – 2026-12",
                        "Bad Emstal, Kassel",
                        "Früh beteiligen",
                        "bus@emstal.example",
                        "3 weitere Kommunen",
                        "In einer Beratung empfohlen.");
        assertThat(page.one("#beschreibung + * h3").text()).isEqualTo("Wie");
        assertThat(page.one("figure img").attr("alt")).isEqualTo("Ein Bus vor dem Rathaus");
        assertThat(page.one("#steckbrief").attr("href"))
                .isEqualTo("/api/catalog/projects/bus/profile.pdf");
        assertThat(new Browser(port, "en").open(PAGE).one("#steckbrief").attr("href"))
                .isEqualTo("/api/catalog/projects/bus/profile.pdf?language=en");
        assertThat(page.one("#projekt-rad a").attr("href")).isEqualTo("/projekte/rad");
        var data = JsonMapper.shared().readTree(page.one("#daten").data());
        assertThat(data.path("@type").asString()).isEqualTo("CreativeWork");
        assertThat(data.path("name").asString()).isEqualTo("Bürgerbus auf Abruf");
        assertThat(data.at("/creator/0/name").asString()).isEqualTo("Bad Emstal");
        assertThat(data.at("/locationCreated/geo/latitude").asDouble()).isEqualTo(51.25);
        assertThat(data.path("dateModified").asString()).isEqualTo("2026-02-01T09:00:00Z");
        assertThat(page.html().select("#nachnutzung, #stelle")).isEmpty();
        assertThat(page.one("#nachnutzen-anmelden").attr("href")).startsWith("/anmelden?ziel=");
    }

    @Test
    void noTitleEndsTheDataForSearchEngines() {
        var title = "</script><script>alert(1)</script><!--";
        CATALOG.answers(
                "GET " + ONE,
                200,
                CatalogAnswers.project("PUBLISHED", "")
                        .replace(
                                "\"title\": \"Bürgerbus auf Abruf\"",
                                "\"title\": \"" + title + "\""),
                "\"5\"");

        var page = new Browser(port, "de").open(PAGE);

        assertThat(page.one("h1").text()).isEqualTo(title);
        assertThat(page.html().select("script:not([src])")).hasSize(1);
        assertThat(JsonMapper.shared().readTree(page.one("#daten").data()).path("name").asString())
                .isEqualTo(title);
        PortalTest.assertSound(page, "de");
    }

    @Test
    void withoutWhatIsLikeItAndWhatMeetsTheProjectIsShownAndSaysSo() {
        EVENTS.goAway();
        CONSULTING.goAway();
        CATALOG.refuses("GET " + ONE + "/similar", 503, "unavailable");

        var page = new Browser(port, "de").open(PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.one("#aehnliche-weg").text()).contains("gerade nicht abrufbar");
        assertThat(page.one("#termine-weg").text()).contains("gerade nicht abrufbar");
        assertThat(page.one("#beratung-weg").text()).contains("gerade nicht abrufbar");
        PortalTest.assertSound(page, "de");
    }

    @Test
    void whatIsNotThereIs404AndWhatIsArchivedSaysSo() {
        assertThat(new Browser(port, "de").open("/projekte/nichts").status()).isEqualTo(404);
        assertThat(new Browser(port, "de").open("/projekte/nichts/verlauf").status())
                .isEqualTo(404);
        CATALOG.answers(
                "GET " + ONE,
                200,
                CatalogAnswers.project(
                        "ARCHIVED", ", \"archivedReason\": \"Läuft aus\", \"replacedBy\": \"rad\""),
                "\"6\"");

        var page = new Browser(port, "de").open(PAGE);

        assertThat(page.one("#archiviert").text()).contains("archiviert", "Läuft aus");
        assertThat(page.one("#nachfolger a").attr("href")).isEqualTo("/projekte/rad");
    }

    @Test
    void theHistoryShowsWhatEachVersionChanged() {
        var page = new Browser(port, "de").open(PAGE + "/verlauf");

        assertThat(page.one("#fassung-2 ins").text()).isEqualTo("neu: auf Abruf");
        assertThat(page.one("#fassung-2 del").text()).isEqualTo("gestrichen: jetzt");
        assertThat(page.one("#fassung-1").text()).contains("Zum ersten Mal veröffentlicht");
        assertThat(page.html().select("#vorgaenge li").eachText())
                .containsExactly(
                        "Sonntag, 1. März 2026: wieder geöffnet, Geschäftsstelle (Alba Vorlage)",
                        "Sonntag, 1. Februar 2026: archiviert, Geschäftsstelle",
                        "Donnerstag, 15. Januar 2026: bestätigt, dass alles noch stimmt, Bad Emstal",
                        "Donnerstag, 1. Januar 2026: bestätigt, dass alles noch stimmt, Kontakt des Projekts");
        CATALOG.refuses("GET " + ONE + "/acts", 503, "unavailable");
        var without = new Browser(port, "de").open(PAGE + "/verlauf");
        assertThat(without.one("#vorgaenge").text()).contains("nicht abrufbar");
        assertThat(without.html().select("#fassung-2")).hasSize(1);
    }

    @Test
    void aMunicipalityWantsItTooOnceHoweverOftenItSaysSo() {
        CATALOG.answers("POST " + ONE + "/reuses", 201, "{\"note\": \"x\"}");
        var browser = browserOf(SignInTest.MIRA);
        browser.open("/mein-bereich");
        var form = browser.open(PAGE);

        var page = browser.send(form, "#nachnutzung", Map.of("note", " Wir auch "));

        assertThat(page.one("#hinweis").text()).contains("Danke!");
        assertThat(
                        CATALOG.calls("POST " + ONE + "/reuses")
                                .getFirst()
                                .json()
                                .path("note")
                                .asString())
                .isEqualTo("Wir auch");
        CATALOG.answers("POST " + ONE + "/reuses", 200, "{\"note\": \"x\"}");
        assertThat(browser.send(form, "#nachnutzung", Map.of()).one("#hinweis").text())
                .contains("schon gemeldet");
        CATALOG.refuses("POST " + ONE + "/reuses", 409, "project-archived");
        var refused = browser.send(form, "#nachnutzung", Map.of("note", "bleibt"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#note").text()).isEqualTo("bleibt");
    }

    @Test
    void aMunicipalityTakesBackWhatItSaid() {
        CATALOG.answers(
                "GET " + ONE + "/reuses/own",
                200,
                CatalogAnswers.WISHES.substring(
                        CatalogAnswers.WISHES.indexOf("{\"project"),
                        CatalogAnswers.WISHES.lastIndexOf(']')));
        CATALOG.answers("DELETE " + ONE + "/reuses/own", 204, "");
        var browser = browserOf(SignInTest.MIRA);
        browser.open("/mein-bereich");
        var form = browser.open(PAGE);
        assertThat(form.html().select("#nachnutzung")).isEmpty();
        assertThat(form.one("#zuruecknehmen").text()).contains("1. März 2026");
        PortalTest.assertSound(form, "de");

        var page = browser.send(form, "#zuruecknehmen", Map.of());

        assertThat(page.one("#hinweis").text()).contains("zurückgenommen");
        assertThat(CATALOG.calls("DELETE " + ONE + "/reuses/own")).hasSize(1);
        CATALOG.refuses("GET " + ONE + "/reuses/own", 404, "not-wanted");
        assertThat(browser.open(PAGE).html().select("#nachnutzung")).hasSize(1);
        CATALOG.refuses("GET " + ONE + "/reuses/own", 503, "unavailable");
        assertThat(browser.open(PAGE).status()).isEqualTo(200);
    }

    @Test
    void onlyTheOfficeReadsWhoWantsItToo() {
        EVENTS.answers("GET /gatherings", 200, "{\"items\":[],\"page\":0,\"size\":3,\"total\":0}");
        CATALOG.answers("GET " + ONE + "/reuses", 200, CatalogAnswers.WISHES);
        var office = browserOf(SignInTest.ALBA);
        office.open("/verwaltung");

        var page = office.open(PAGE);

        assertThat(page.one("#wunsch-06611000").text())
                .contains("Kassel", "Mira Musterfeld", "mira@kassel.example", "Wir <b>auch</b>");
        PortalTest.assertSound(page, "de");
        CATALOG.refuses("GET " + ONE + "/reuses", 503, "unavailable");
        assertThat(office.open(PAGE).one("#nachnutzende-weg").text()).contains("nicht abrufbar");
        var municipal = browserOf(SignInTest.MIRA);
        municipal.open("/mein-bereich");
        CATALOG.answers("GET " + ONE + "/reuses", 200, CatalogAnswers.WISHES);
        for (var other : List.of(municipal, new Browser(port, "de"))) {
            var theirs = other.open(PAGE);
            assertThat(theirs.status()).isEqualTo(200);
            assertThat(theirs.html().select("#nachnutzende")).isEmpty();
        }
        assertThat(CATALOG.calls("GET " + ONE + "/reuses")).hasSize(2);
    }

    @Test
    void whoIsKeptOutByAnotherChangeIsToldWhoseItIsAndLedToIt() {
        EVENTS.answers("GET /gatherings", 200, "{\"items\":[],\"page\":0,\"size\":3,\"total\":0}");
        CATALOG.refuses("POST /submissions", 409, "change-pending");
        CATALOG.answers(
                "GET /submissions/bus~3", 200, CatalogAnswers.submission("DRAFT", false, ""));
        var office = browserOf(SignInTest.ALBA);
        office.open("/verwaltung/projekte");

        var page = office.send(office.open(PAGE), "#aendern", Map.of());

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.one("#in-arbeit").text())
                .contains("Mira Musterfeld, Kassel", "1. Februar 2026");
        assertThat(page.one("#in-arbeit a").attr("href")).isEqualTo("/verwaltung/projekte/bus~2");
        PortalTest.assertSound(page, "de");
        CATALOG.refuses("GET /submissions/bus~3", 404, "submission-not-found");
        var nothing = office.send(office.open(PAGE), "#aendern", Map.of());
        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.html().select("#in-arbeit")).isEmpty();
    }

    @Test
    void lookingAtTheYearlyLinkChangesNothingAndItsButtonConfirms() {
        CATALOG.answers(
                "POST " + ONE + "/confirmation", 200, CatalogAnswers.project("PUBLISHED", ""));
        var browser = new Browser(port, "de");
        var ask = browser.open(PAGE + "/bestaetigen?token=geheim-geheim-geheim");
        assertThat(CATALOG.calls("POST " + ONE + "/confirmation")).isEmpty();

        var page = browser.send(ask, Map.of());

        assertThat(page.address()).isEqualTo(PAGE);
        assertThat(page.one("#hinweis").text()).contains("bestätigt");
        assertThat(CATALOG.calls("POST " + ONE + "/confirmation").getFirst().header("Link-token"))
                .isEqualTo("geheim-geheim-geheim");
        assertThat(CATALOG.calls("POST " + ONE + "/confirmation").getFirst().header("If-match"))
                .isEqualTo(ask.one("input[name=version]").val())
                .isNotBlank();
        CATALOG.refuses("POST " + ONE + "/confirmation", 412, "precondition-failed");
        var outdated = browser.send(ask, Map.of());
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("Es wurde nichts bestätigt");
        assertThat(outdated.one("input[name=token]").val()).isEqualTo("geheim-geheim-geheim");
        PortalTest.assertSound(outdated, "de");
        CATALOG.refuses("POST " + ONE + "/confirmation", 409, "link-expired");
        var over = browser.send(ask, Map.of());
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.text()).contains("Dieser Link ist abgelaufen");
        PortalTest.assertSound(over, "de");
    }

    @Test
    void theOfficePutsAProjectAsideInTheVersionItSawAndBringsItBack() {
        CATALOG.answers("POST " + ONE + "/archive", 200, CatalogAnswers.project("ARCHIVED", ""));
        CATALOG.answers("POST " + ONE + "/reopening", 200, CatalogAnswers.project("PUBLISHED", ""));
        EVENTS.answers("GET /gatherings", 200, "{\"items\":[],\"page\":0,\"size\":3,\"total\":0}");
        var browser = browserOf(SignInTest.ALBA);
        browser.open("/verwaltung");
        var form = browser.open(PAGE);
        PortalTest.assertSound(form, "de");

        assertThat(browser.send(form, "#archivieren", Map.of("reason", "")).status())
                .isEqualTo(400);
        var page =
                browser.send(
                        form,
                        "#archivieren",
                        Map.of(
                                "reason",
                                "Vorbei",
                                "replacedBy",
                                "https://portal.example/projekte/rad"));

        assertThat(page.one("#hinweis").text()).contains("archiviert");
        var sent = CATALOG.calls("POST " + ONE + "/archive").getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"5\"");
        assertThat(sent.json().path("replacedBy").asString()).isEqualTo("rad");
        CATALOG.refuses("POST " + ONE + "/archive", 412, "precondition-failed");
        var outdated = browser.send(form, "#archivieren", Map.of("reason", "Vorbei"));
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#reason").text()).isEqualTo("Vorbei");
        CATALOG.answers("GET " + ONE, 200, CatalogAnswers.project("ARCHIVED", ""), "\"6\"");
        var reopened = browser.send(browser.open(PAGE), "#wieder-oeffnen", Map.of());
        assertThat(reopened.one("#hinweis").text()).contains("wieder veröffentlicht");
    }

    @Test
    void aChangeBeginsAsADraftUnlessThereIsOne() {
        CATALOG.answers(
                "POST /submissions", 201, CatalogAnswers.submission("DRAFT", true, ""), "\"0\"");
        CATALOG.answers(
                "GET /submissions/bus~2",
                200,
                CatalogAnswers.submission("DRAFT", true, ""),
                "\"0\"");
        EVENTS.answers("GET /gatherings", 200, "{\"items\":[],\"page\":0,\"size\":3,\"total\":0}");
        var browser = browserOf(SignInTest.ALBA);
        browser.open("/verwaltung");
        var form = browser.open(PAGE);

        var draft = browser.send(form, "#aendern", Map.of());

        assertThat(draft.address()).isEqualTo("/projekte/entwuerfe/bus~2");
        assertThat(CATALOG.calls("POST /submissions").getFirst().json().path("project").asString())
                .isEqualTo("bus");
        CATALOG.refuses("POST /submissions", 409, "change-pending");
        var refused = browser.send(form, "#aendern", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("schon eine Änderung");
    }

    @Test
    void offersAndPartnersAreOnTheHomePage() {
        var home = new Browser(port, "de").open("/");

        assertThat(home.one("#angebot-beratung h3 a").attr("href")).isEqualTo("/angebote/beratung");
        assertThat(home.one("#angebot-beratung").text())
                .contains("Gemeinsam mit ekom21", "team@office.example", "0611 12-3");
        assertThat(home.one("#angebot-beratung a[href^=tel]").attr("href"))
                .isEqualTo("tel:0611123");
        assertThat(home.html().select("#angebot-beratung ul a").eachAttr("href"))
                .containsExactly("/veranstaltungen", "https://office.example/");
        assertThat(home.one("#angebot-fremd").select("a").eachAttr("href"))
                .containsExactly("/angebote/fremd");
        assertThat(home.html().select("#angebot-verborgen")).isEmpty();
        assertThat(home.one("#partner-ekom h3 a").attr("href")).isEqualTo("https://ekom.example/");
        assertThat(home.one("#partner-ekom").text()).contains("rat@ekom.example", "0561 9");
        assertThat(home.one("#projekt-bus").text()).contains("Bürgerbus");
    }

    @Test
    void anOfferTellsAllOfItselfAndWhoStandsBehindIt() {
        var page = new Browser(port, "de").open("/angebote/beratung");

        assertThat(page.one("h1").text()).isEqualTo("Beratung");
        assertThat(page.one(".portal-html strong").text()).isEqualTo("kostenfrei");
        assertThat(page.one("#dorthin").attr("href")).isEqualTo("/veranstaltungen");
        assertThat(page.one("#kontakt").text()).contains("Team", "0611 12-3");
        assertThat(page.one("#partner-ekom").text())
                .contains("ekom21", "IT für Kommunen", "rat@ekom.example", "0561 9");
        assertThat(page.one("#partner-ekom h3 a").attr("href")).isEqualTo("https://ekom.example/");
        assertThat(page.html().select(".portal-list a").eachAttr("href"))
                .containsExactly("https://office.example/");
        assertThat(page.html().select(".portal-chips a").eachAttr("href"))
                .containsExactly("/projekte?field=ENERGY");
        for (var language : List.of("de", "en")) {
            PortalTest.assertSound(
                    new Browser(port, language).open("/angebote/beratung"), language);
        }
        assertThat(new Browser(port, "en").open("/angebote/beratung").text())
                .contains("available in German only");
        assertThat(new Browser(port, "de").open("/angebote/nichts").status()).isEqualTo(404);
    }

    @Test
    void withoutItsPartnersAnOfferStillNamesThem() {
        CATALOG.refuses("GET /partners", 503, "unavailable");

        var page = new Browser(port, "de").open("/angebote/beratung");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.one("#partner-ekom h3").text()).isEqualTo("ekom21");
        PortalTest.assertSound(page, "de");
    }

    private static final String HISTORY =
            """
            {"items": [{"revision": 2, "publishedAt": "2026-02-01T09:00:00Z", "fields": [{"field": "title", "segments": [
                {"op": "EQUAL", "text": "Bürgerbus "}, {"op": "DELETE", "text": "jetzt"}, {"op": "INSERT", "text": "auf Abruf"}]}]},
              {"revision": 1, "publishedAt": "2026-01-01T09:00:00Z", "fields": []}]}
            """;
    private static final String ADVICE =
            """
            {"id": "beratung", "title": {"de": "Beratung", "en": "Advice"}, "summary": {"de": "Wir beraten."}, "fields": ["ENERGY"], "kind": "CONSULTING",
             "text": {"de": "Immer **kostenfrei**."}, "html": {"de": "<p>Immer <strong>kostenfrei</strong>.</p>"},
             "target": "/veranstaltungen", "contact": {"name": "Team", "email": "team@office.example", "phone": "0611 12-3"}, "links": [{"label": "Mehr", "url": "https://office.example/"}],
             "partners": [{"id": "ekom", "name": "ekom21", "url": "https://ekom.example/"}], "position": 1, "visible": true}
            """;
    private static final String OFFERS =
            """
            {"items": [
              %s,
              {"id": "fremd", "title": {"de": "Fremd"}, "summary": {"de": "x"}, "fields": [], "kind": "OTHER", "target": "//evil.example", "links": [], "partners": [], "position": 2, "visible": true},
              {"id": "verborgen", "title": {"de": "Bald"}, "summary": {"de": "x"}, "fields": [], "kind": "OTHER", "links": [], "partners": [], "position": 3, "visible": false}]}
            """
                    .formatted(ADVICE);
    private static final String PARTNERS =
            """
            {"items": [{"id": "ekom", "name": "ekom21", "summary": {"de": "IT für Kommunen"}, "link": {"label": "ekom21", "url": "https://ekom.example/"}, "contact": {"name": "Rat", "email": "rat@ekom.example", "phone": "0561 9"}, "position": 1}]}
            """;
}
