package de.smartregion.gateway.portal;

import static de.smartregion.gateway.portal.ConsultingSays.DAY;
import static de.smartregion.gateway.portal.ConsultingSays.LATER;
import static de.smartregion.gateway.portal.ConsultingSays.at;
import static de.smartregion.gateway.portal.ConsultingSays.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.Browser.Page;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a municipality asks for advice and follows it; the consulting service is scripted. */
class AdvicePagesTest extends SignedInPages {
    private static final String CHOICE =
            "?module=einstieg&mode=ON_SITE&municipality=06611000&field=ENERGY&language=de";
    private static final String WHEN = "/beratung/anfragen/termin";
    private static final String WHO = "/beratung/anfragen/angaben";
    private static final String ONE = "/consultations/c-1";
    private static final String PAGE = "/beratung/c-1";
    private static final String TOKEN = "geheim-geheim-geheim";
    private static final String LINK = "?token=" + TOKEN;

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = new Browser(port, "de");
        CONSULTING.answers("GET /modules", 200, ConsultingSays.MODULES);
        CONSULTING.answers("GET /slots", 200, ConsultingSays.slots());
        CONSULTING.answers("GET /consultations/c-1/slots", 200, ConsultingSays.slots());
        CONSULTING.answers("POST /holds", 201, ConsultingSays.hold(start()));
        CONSULTING.answers(
                "POST /consultations",
                201,
                "{\"consultation\":\"c-1\",\"status\":\"UNCONFIRMED\"}");
        CATALOG.answers("GET /projects/bus", 200, CatalogAnswers.project("PUBLISHED", ""), "\"5\"");
        stored(ConsultingSays.scheduled());
    }

    private static void stored(String consultation) {
        CONSULTING.answers("GET " + ONE, 200, consultation, "\"7\"");
    }

    private static Map<String, String> filled(String email) {
        return Map.of(
                "name", "Käthe Müller",
                "email", email,
                "question", "Wie fangen wir an?",
                "address", "Rathaus",
                "people", "Jo Beispiel | jo@kassel.example",
                "privacy", "true");
    }

    private static Map<String, String> with(Map<String, String> typed, String... more) {
        var all = new HashMap<>(typed);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        "/beratung",
                        "/beratung/anfragen?projekt=bus",
                        WHEN + CHOICE,
                        WHEN + CHOICE + "&woche=" + LATER,
                        WHO + CHOICE,
                        WHO + CHOICE + "&hold=h&holdToken=t&start=" + start() + "&until=" + start(),
                        "/beratung/anfragen/gesendet",
                        PAGE + LINK,
                        PAGE + "/bestaetigen" + LINK,
                        PAGE + "/verschieben" + LINK,
                        PAGE + "/absagen" + LINK,
                        PAGE + "/aendern" + LINK,
                        PAGE + "/zurueckziehen" + LINK)) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        for (var status :
                List.of(
                        "UNCONFIRMED",
                        "REQUESTED",
                        "WAITING",
                        "WITHDRAWN",
                        "DECLINED",
                        "EXPIRED")) {
            stored(ConsultingSays.request(status, ", \"reason\": \"Darum\""));
            PortalTest.assertSound(reader.open(PAGE + LINK), language);
        }
        for (var offered :
                List.of(
                        ConsultingSays.hastenable(""),
                        ConsultingSays.hastenable("2026-11-20T09:00:00Z"),
                        ConsultingSays.offered(),
                        ConsultingSays.pollable(),
                        ConsultingSays.polled())) {
            stored(offered);
            PortalTest.assertSound(reader.open(PAGE + LINK), language);
        }
        for (var state : List.of("HELD", "MISSED", "CANCELLED", "UNRECORDED")) {
            var status =
                    switch (state) {
                        case "HELD" -> "REPORTED";
                        case "UNRECORDED" -> state;
                        default -> "NO_SHOW";
                    };
            stored(ConsultingSays.appointed(status, state, start(), ConsultingSays.report(true)));
            PortalTest.assertSound(reader.open(PAGE + LINK), language);
        }
    }

    @Test
    void whatIsOfferedIsShownAndLeadsToARequest() {
        var page = browser.open("/beratung");
        assertThat(page.html().select("li[id^=modul-]").eachAttr("id"))
                .containsExactly("modul-einstieg", "modul-energie");
        assertThat(page.one("#modul-einstieg a").attr("href"))
                .isEqualTo("/beratung/anfragen?module=einstieg");
        assertThat(browser.open("/").one("#zur-beratung").attr("href")).isEqualTo("/beratung");
        CONSULTING.goAway();

        var away = browser.open("/beratung");

        assertThat(away.status()).isEqualTo(200);
        assertThat(away.one("#weg").text()).contains("gerade nicht erreichbar");
        assertThat(browser.open("/beratung/anfragen").one("#weg").text()).contains("Beratung");
        assertThat(browser.open(WHEN + CHOICE).status()).isEqualTo(503);
    }

    @Test
    void aProjectOpensAFilledInRequestAndShowsAdviceOfItsFields() {
        EVENTS.answers("GET /gatherings", 200, "{\"items\":[],\"page\":0,\"size\":3,\"total\":0}");
        var project = browser.open("/projekte/bus");
        assertThat(project.one("#beraten").attr("href"))
                .isEqualTo("/beratung/anfragen?projekt=bus");
        assertThat(project.html().select("li[id^=modul-]").eachAttr("id"))
                .containsExactly("modul-einstieg"); // the other is about energy alone
        assertThat(project.one("#modul-einstieg a").attr("href"))
                .isEqualTo("/beratung/anfragen?projekt=bus&module=einstieg");

        var form = browser.open(project.one("#modul-einstieg a").attr("href"));

        assertThat(form.one("#bezug").text()).contains("Bürgerbus auf Abruf");
        assertThat(form.one("#field-MOBILITY").hasAttr("checked")).isTrue();
        assertThat(form.one("#module-einstieg").hasAttr("checked")).isTrue();
        assertThat(form.one("input[name=projekt]").val()).isEqualTo("bus");
        CONSULTING.goAway();
        assertThat(browser.open("/projekte/bus").status()).isEqualTo(200);
    }

    @Test
    void whatIsMissingInTheFirstStepIsSaid() {
        var page = browser.open(WHEN + "?module=energie&mode=ON_SITE&municipality=Nirgends");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#mode", "#municipality", "#fields");
        assertThat(page.one("#mode-fehler").text()).contains("nicht vor Ort");
        PortalTest.assertSound(page, "de");
        assertThat(CONSULTING.calls("GET /slots")).isEmpty();
    }

    @Test
    void freeTimesStandInATableAWeekAtATime() {
        var page = browser.open(WHEN + CHOICE);

        assertThat(page.html().select("#zeiten tbody tr")).hasSize(5);
        assertThat(page.html().select("#zeiten button").eachAttr("value"))
                .containsExactly(start().toString(), at(DAY, "13:15").toString());
        assertThat(page.one("#zeiten button[value=" + start() + "]").text())
                .contains("Dienstag", "09:00 Uhr");
        assertThat(page.html().select("#frueher")).isEmpty();
        assertThat(CONSULTING.queries())
                .anySatisfy(
                        query ->
                                assertThat(query)
                                        .contains(
                                                "module=einstieg",
                                                "mode=ON_SITE",
                                                "place=06611000",
                                                "field=ENERGY",
                                                "language=de",
                                                "days=90"));
        var later = browser.open(page.one("#spaeter").attr("href"));
        assertThat(later.html().select("#zeiten button")).hasSize(1);
        assertThat(later.html().select("#spaeter")).isEmpty();
        assertThat(later.html().select("#frueher")).hasSize(1);
        // Online nobody travels.
        browser.open(WHEN + CHOICE.replace("ON_SITE", "ONLINE"));
        assertThat(CONSULTING.queries().getLast()).doesNotContain("place=");
    }

    @Test
    void aTimeIsHeldWhileTheFormIsFilledInAndAskedForOnce() {
        var form = choose(browser);
        assertThat(form.address()).isEqualTo(WHO);
        assertThat(form.one("#gehalten").text()).contains("09:00 Uhr");
        assertThat(form.html().select("#from-1")).isEmpty();
        var held = CONSULTING.calls("POST /holds").getFirst().json();
        assertThat(held.path("start").asString()).isEqualTo(start().toString());
        assertThat(held.path("place").asString()).isEqualTo("06611000");
        assertThat(held.path("fields").path(0).asString()).isEqualTo("ENERGY");

        var page = browser.send(form, filled("kaethe1@kassel.example"));

        assertThat(page.address()).isEqualTo("/beratung/anfragen/gesendet");
        assertThat(page.text()).doesNotContain("kaethe1");
        var sent = CONSULTING.calls("POST /consultations").getFirst();
        assertThat(sent.header("Idempotency-key")).isEqualTo(form.one("input[name=key]").val());
        var json = sent.json();
        assertThat(json.path("hold").path("hold").asString()).isEqualTo("h-1");
        assertThat(json.path("hold").path("token").asString()).isEqualTo(TOKEN);
        assertThat(json.path("municipality").asString()).isEqualTo("06611000");
        assertThat(json.path("people").path(0).path("email").asString())
                .isEqualTo("jo@kassel.example");
        assertThat(json.path("privacyAccepted").asBoolean()).isTrue();
        assertThat(json.path("mode").asString()).isEqualTo("ON_SITE");
    }

    private static Page choose(Browser browser) {
        return browser.send(
                browser.open(WHEN + CHOICE), "#zeiten", Map.of("start", start().toString()));
    }

    @Test
    void whoIsCalledSaysWhere() {
        var called = CHOICE.replace("ON_SITE", "PHONE");
        assertThat(browser.open(WHEN + called).one("#auswahl").text()).contains("Telefonisch");
        assertThat(CONSULTING.queries().getLast()).contains("mode=PHONE").doesNotContain("place=");
        var form =
                browser.send(
                        browser.open(WHEN + called),
                        "#zeiten",
                        Map.of("start", start().toString()));
        assertThat(form.html().select("#address")).isEmpty();
        assertThat(form.one("#phone-hinweis").text()).contains("rufen wir Sie");
        assertThat(form.one("label[for=phone]").text()).isEqualTo("Telefon");

        var wrong = browser.send(form, filled("kaethe10@kassel.example"));
        assertThat(wrong.html().select("#fehler li a").eachAttr("href")).containsExactly("#phone");
        PortalTest.assertSound(wrong, "de");
        wrong =
                browser.send(
                        wrong,
                        with(filled("kaethe10@kassel.example"), "phone", "0561 787 App. 12"));
        assertThat(wrong.one("#fehler").text()).contains("hinter einem Bindestrich");
        browser.send(wrong, with(filled("kaethe10@kassel.example"), "phone", "0561 1000"));

        var sent = CONSULTING.calls("POST /consultations").getFirst().json();
        assertThat(sent.path("mode").asString()).isEqualTo("PHONE");
        assertThat(sent.path("phone").asString()).isEqualTo("0561 1000");
        assertThat(sent.path("address").isString()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void whoIsCalledReadsWhere(String language) {
        stored(ConsultingSays.byPhone(ConsultingSays.scheduled()));
        var page = new Browser(port, language).open(PAGE + LINK);
        PortalTest.assertSound(page, language);
        assertThat(page.one("section[aria-labelledby=termine]").text())
                .contains(
                        language.equals("de")
                                ? "Telefonisch: Die beratende Person ruft Sie unter 0561 <b>1000 an."
                                : "By phone: The consultant calls you at 0561 <b>1000.");
        stored(
                ConsultingSays.byPhone(
                        ConsultingSays.appointed("WITHDRAWN", "CANCELLED", start(), "")));
        assertThat(
                        new Browser(port, language)
                                .open(PAGE + LINK)
                                .one("section[aria-labelledby=termine]")
                                .text())
                .doesNotContain("1000");
    }

    @Test
    void whoChoosesALostTimeIsShownTheNextOnes() {
        CONSULTING.answers(
                "POST /holds", 409, ConsultingSays.taken(at(DAY, "13:15"), at(LATER, "10:00")));

        var page = choose(browser);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.one("#abgelehnt").text()).contains("gerade vergeben");
        assertThat(page.html().select("#naechste button").eachAttr("value"))
                .containsExactly(at(DAY, "13:15").toString(), at(LATER, "10:00").toString());
        PortalTest.assertSound(page, "de");
        CONSULTING.answers("POST /holds", 201, ConsultingSays.hold(at(DAY, "13:15")));
        var form = browser.send(page, "#naechste", Map.of("start", at(DAY, "13:15").toString()));
        assertThat(form.one("#gehalten").text()).contains("13:15 Uhr");
        var when = browser.open(WHEN + CHOICE);
        CONSULTING.goAway();
        var away = browser.send(when, "#zeiten", Map.of("start", start().toString()));
        assertThat(away.status()).isEqualTo(503);
    }

    @Test
    void whoLosesTheirTimeAtTheLastMomentKeepsWhatWasTypedAndTakesAnother() {
        var form = choose(browser);
        var other = at(DAY, "13:15");
        CONSULTING.answers(
                "POST /consultations",
                409,
                ConsultingSays.taken(other, at(LATER, "10:00"), at(LATER, "11:00")));

        var lost = browser.send(form, filled("kaethe2@kassel.example"));

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html().select("#next input").eachAttr("value"))
                .containsExactly(
                        other.toString(),
                        at(LATER, "10:00").toString(),
                        at(LATER, "11:00").toString());
        assertThat(lost.one("#question").text()).isEqualTo("Wie fangen wir an?");
        assertThat(lost.one("#name").val()).isEqualTo("Käthe Müller");
        assertThat(lost.html().select("#gehalten")).isEmpty();
        assertThat(lost.one("input[name=key]").val())
                .isNotEqualTo(form.one("input[name=key]").val());
        PortalTest.assertSound(lost, "de");

        CONSULTING.answers("POST /holds", 201, ConsultingSays.hold(other).replace("h-1", "h-2"));
        CONSULTING.answers(
                "POST /consultations",
                201,
                "{\"consultation\":\"c-1\",\"status\":\"UNCONFIRMED\"}");
        var page = browser.send(lost, Map.of("next", other.toString()));

        assertThat(page.address()).isEqualTo("/beratung/anfragen/gesendet");
        assertThat(CONSULTING.calls("POST /holds").getLast().json().path("start").asString())
                .isEqualTo(other.toString());
        assertThat(
                        CONSULTING
                                .calls("POST /consultations")
                                .getLast()
                                .json()
                                .path("hold")
                                .path("hold")
                                .asString())
                .isEqualTo("h-2");
    }

    @Test
    void whoSendsAfterTheirTimeWasLetGoAsksWithoutIt() {
        var form = choose(browser);
        CONSULTING.refuses("POST /consultations", 404, "hold-not-found");

        var lost = browser.send(form, filled("kaethe9@kassel.example"));

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.one("#abgelehnt").text()).contains("vergeben");
        assertThat(lost.html().select("#gehalten, input[name=hold]")).isEmpty();
        assertThat(lost.one("#question").text()).isEqualTo("Wie fangen wir an?");
        assertThat(lost.one("input[name=key]").val())
                .isNotEqualTo(form.one("input[name=key]").val());
        PortalTest.assertSound(lost, "de");
    }

    @Test
    void whereNoTimeFitsWishesAreNamed() {
        var form = browser.open(browser.open(WHEN + CHOICE).one("#wunschzeiten").attr("href"));
        var wrong =
                browser.send(
                        form,
                        with(
                                filled("kaethe3@kassel.example"),
                                "from-1",
                                "2027-03-02T10:00",
                                "until-1",
                                "2027-03-02T09:00",
                                "people",
                                "Jo"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#until-1", "#people");
        PortalTest.assertSound(wrong, "de");
        assertThat(
                        browser.send(form, filled("kaethe3@kassel.example"))
                                .one("#from-1-fehler")
                                .text())
                .contains("mindestens einen Zeitraum");
        assertThat(CONSULTING.calls("POST /consultations")).isEmpty();

        var page =
                browser.send(
                        form,
                        with(
                                filled("kaethe3@kassel.example"),
                                "from-1",
                                "2.3.2027 09:00",
                                "until-1",
                                "2027-03-02T16:00"));

        assertThat(page.address()).isEqualTo("/beratung/anfragen/gesendet");
        var sent = CONSULTING.calls("POST /consultations").getFirst().json();
        assertThat(sent.path("windows").path(0).path("from").asString())
                .isEqualTo("2027-03-02T08:00:00Z");
        assertThat(sent.path("windows")).hasSize(1);
        assertThat(sent.path("hold").isObject()).isFalse();
    }

    @Test
    void whatTheServiceDoesNotAcceptOrAnswerLosesNothing() {
        var form = choose(browser);
        CONSULTING.answers(
                "POST /consultations",
                400,
                "{\"type\":\"x\",\"errors\":[{\"field\":\"people[0].email\"},{\"field\":\"phone\"}]}");
        var refused = browser.send(form, filled("kaethe4@kassel.example"));
        assertThat(refused.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#phone", "#people");
        CONSULTING.refuses("POST /consultations", 409, "quota-used");
        var quota = browser.send(form, filled("kaethe5@kassel.example"));
        assertThat(quota.one("#abgelehnt").text()).contains("aufgebraucht");
        assertThat(quota.html().select("#gehalten")).hasSize(1);
        CONSULTING.refuses("POST /consultations", 409, "not-known-to-the-portal");
        assertThat(browser.send(form, filled("kaethe6@kassel.example")).one("#abgelehnt").text())
                .contains("gerade nicht möglich");
        CONSULTING.goAway();

        var away = browser.send(form, filled("kaethe7@kassel.example"));

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.one("#hinweis").text()).contains("Ihre Angaben sind noch da");
        assertThat(away.one("#question").text()).isEqualTo("Wie fangen wir an?");
        assertThat(away.one("input[name=hold]").val()).isEqualTo("h-1");
        PortalTest.assertSound(away, "de");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(browser.post(WHO + CHOICE, filled("kaethe8@kassel.example")).status())
                .isEqualTo(403);
        assertThat(browser.post(PAGE + "/zurueckziehen" + LINK, Map.of()).status()).isEqualTo(403);
        assertThat(CONSULTING.calls("POST /consultations")).isEmpty();
    }

    @Test
    void whoIsSignedInNeedsNoLetterAndFindsItInTheirAccount() {
        CONSULTING.answers(
                "GET /consultations/own",
                200,
                ConsultingSays.page(1, ConsultingSays.line("c-1", "SCHEDULED", false)));
        CONSULTING.answers(
                "POST /consultations", 201, "{\"consultation\":\"c-1\",\"status\":\"SCHEDULED\"}");
        var mira = browserOf(SignInTest.MIRA);
        var own = mira.open("/mein-bereich");
        assertThat(own.one("#beratung-c-1").text()).contains("Einstieg", "Termin steht fest");
        PortalTest.assertSound(own, "de");
        var what = mira.open("/beratung/anfragen");
        assertThat(what.one("#municipality").val()).isEqualTo("Kassel");
        var form = choose(mira);
        assertThat(form.one("#email").hasAttr("readonly")).isTrue();

        var page =
                mira.send(
                        form, Map.of("question", "Wie?", "address", "Rathaus", "privacy", "true"));

        assertThat(page.address()).isEqualTo(PAGE);
        assertThat(page.one("#hinweis").text()).contains("eingegangen");
        var sent = CONSULTING.calls("POST /consultations").getFirst();
        assertThat(sent.header("Authorization")).startsWith("Bearer ");
        assertThat(sent.json().path("email").asString())
                .isEqualTo("mira.musterfeld@kassel.example");
        CONSULTING.goAway();
        var away = mira.open("/mein-bereich");
        assertThat(away.status()).isEqualTo(200);
        assertThat(away.one("#beratungen-weg").text()).contains("gerade nicht abrufbar");
    }

    @Test
    void aRequestIsConfirmedByItsButtonAlone() {
        CONSULTING.answers("POST " + ONE + "/confirmation", 200, ConsultingSays.scheduled());
        var ask = browser.open(PAGE + "/bestaetigen" + LINK);
        assertThat(CONSULTING.calls("POST " + ONE + "/confirmation")).isEmpty();

        var page = browser.send(ask, Map.of());

        assertThat(page.one("#status").text()).isEqualTo("Ihr Termin steht fest");
        assertThat(page.html().text()).contains("mit Karla Probst-Muster · Telefon 0561 2040");
        assertThat(page.text()).contains("Karla Probst-Muster");
        PortalTest.assertSound(page, "de");
        assertThat(
                        CONSULTING
                                .calls("POST " + ONE + "/confirmation")
                                .getFirst()
                                .header("Link-token"))
                .isEqualTo(TOKEN);
        CONSULTING.refuses("POST " + ONE + "/confirmation", 409, "link-expired");
        var over = browser.send(ask, Map.of());
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.text()).contains("Dieser Link ist abgelaufen");
        PortalTest.assertSound(over, "de");
        CONSULTING.refuses("POST " + ONE + "/confirmation", 404, "not-found");
        assertThat(browser.send(ask, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whoConfirmsAfterTheirTimeIsGoneFindsTheirCase() {
        CONSULTING.answers(
                "POST " + ONE + "/confirmation",
                200,
                ConsultingSays.request("REQUESTED", ", \"manageToken\": \"neuer-schluessel\""));
        CONSULTING.refusesOnce("POST " + ONE + "/confirmation", 409, "slot-taken");

        var page = browser.send(browser.open(PAGE + "/bestaetigen" + LINK), Map.of());

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("bestätigt, aber die Zeit ist inzwischen vergeben");
        assertThat(page.one("#zur-beratung").attr("href"))
                .isEqualTo(PAGE + "?token=neuer-schluessel");
        PortalTest.assertSound(page, "de");
        CONSULTING.refuses("POST " + ONE + "/confirmation", 409, "quota-used");
        var without = browser.send(browser.open(PAGE + "/bestaetigen" + LINK), Map.of());
        assertThat(without.status()).isEqualTo(409);
        assertThat(without.text()).contains("ist bestätigt", "aufgebraucht");
    }

    @Test
    void anOfferIsAcceptedOrNothingOfIt() {
        stored(ConsultingSays.offered());
        CONSULTING.answers("POST " + ONE + "/acceptance", 200, ConsultingSays.scheduled());
        CONSULTING.answers("POST " + ONE + "/refusal", 200, ConsultingSays.request("WAITING", ""));
        var form = browser.open(PAGE + LINK);
        assertThat(form.html().select("#annehmen input[name=start]").eachAttr("value"))
                .containsExactly(start().toString(), at(DAY, "13:15").toString());

        var wrong = browser.send(form, "#annehmen", Map.of("start", "wann"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#start-fehler").text()).contains("Wählen Sie eine Zeit");
        var page = browser.send(form, "#annehmen", Map.of("start", start().toString()));

        assertThat(page.one("#hinweis").text()).contains("Ihr Termin steht fest");
        assertThat(page.answer().uri().getQuery()).contains("token=" + TOKEN);
        var sent = CONSULTING.calls("POST " + ONE + "/acceptance").getFirst();
        assertThat(sent.json().path("start").asString()).isEqualTo(start().toString());
        assertThat(sent.header("Link-token")).isEqualTo(TOKEN);
        assertThat(browser.send(form, "#ablehnen", Map.of()).one("#hinweis").text())
                .contains("suchen weiter");
        CONSULTING.answers(
                "POST " + ONE + "/acceptance", 409, ConsultingSays.taken(at(LATER, "10:00")));
        var lost = browser.send(form, "#annehmen", Map.of("start", start().toString()));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html().select("#naechste button").eachAttr("value"))
                .containsExactly(at(LATER, "10:00").toString());
        PortalTest.assertSound(lost, "de");
    }

    @Test
    void anAppointmentIsMovedUntilItIsTooLate() {
        CONSULTING.answers("POST " + ONE + "/appointment", 200, ConsultingSays.scheduled());
        var form = browser.open(browser.open(PAGE + LINK).one("#verschieben").attr("href"));

        var page = browser.send(form, "#zeiten", Map.of("start", at(DAY, "13:15").toString()));

        assertThat(page.address()).isEqualTo(PAGE);
        assertThat(page.one("#hinweis").text()).contains("verschoben");
        assertThat(CONSULTING.calls("GET " + ONE + "/slots"))
                .as("whose year is full may move what they have")
                .isNotEmpty()
                .allMatch(call -> call.headers().containsKey("Link-token"));
        assertThat(CONSULTING.calls("GET /slots")).isEmpty();
        assertThat(
                        CONSULTING
                                .calls("POST " + ONE + "/appointment")
                                .getFirst()
                                .json()
                                .path("start")
                                .asString())
                .isEqualTo(at(DAY, "13:15").toString());
        CONSULTING.answers(
                "POST " + ONE + "/appointment", 409, ConsultingSays.taken(at(LATER, "10:00")));
        var lost = browser.send(form, "#zeiten", Map.of("start", at(DAY, "13:15").toString()));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.one("#naechste button").val()).isEqualTo(at(LATER, "10:00").toString());
        assertThat(lost.html().select("#zeiten button")).hasSize(2);
        CONSULTING.refuses("POST " + ONE + "/appointment", 409, "too-late");
        var late = browser.send(form, "#zeiten", Map.of("start", at(DAY, "13:15").toString()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.one("#abgelehnt").text()).contains("nicht mehr online");

        stored(
                ConsultingSays.scheduled()
                        .replace("\"book\", \"withdraw\", \"correct\"", "\"withdraw-nothing\"")
                        .replace("\"move\", \"cancel\"", "")
                        .replace(at(DAY, "00:00").toString(), "2026-01-01T00:00:00Z"));
        var over = browser.open(PAGE + LINK);
        assertThat(over.html().select("#verschieben, #absagen, #zurueckziehen, #aendern"))
                .isEmpty();
        assertThat(over.one("#zu-spaet").text()).contains("schreiben Sie uns");
        assertThat(browser.open(PAGE + "/verschieben" + LINK).address()).isEqualTo(PAGE);
    }

    @Test
    void itIsTooLateOnlyWhenNothingToComeCanBeChanged() {
        stored(
                ConsultingSays.series()
                        .replace("\"book\", ", "")
                        .replaceFirst("\"move\", \"cancel\"", ""));
        var series = browser.open(PAGE + LINK);
        assertThat(series.html().select("#verschieben-a-1")).hasSize(1);
        assertThat(series.html().select("#zu-spaet")).isEmpty();
        stored(
                ConsultingSays.scheduled()
                        .replace("\"book\", ", "")
                        .replace("\"move\", \"cancel\"", ""));
        assertThat(browser.open(PAGE + LINK).html().select("#zu-spaet"))
                .as("it still settles")
                .isEmpty();
    }

    @Test
    void whoWouldRatherComeEarlierSaysSoAndTakesItBack() {
        var earlier = "PUT " + ONE + "/earlier";
        assertThat(browser.open(PAGE + LINK).html().select("#frueher")).isEmpty();
        stored(ConsultingSays.hastenable(""));
        CONSULTING.answers(earlier, 200, ConsultingSays.hastenable("2026-11-20T09:00:00Z"));
        var form = browser.open(PAGE + LINK);
        assertThat(form.html().select("#frueher-seit")).isEmpty();
        assertThat(form.one("#frueher button").text()).isEqualTo("Lieber früher");

        var said = browser.send(form, "#frueher-sagen", Map.of("wanted", "true"));

        assertThat(said.one("#hinweis").text()).contains("schreiben wir Ihnen");
        assertThat(form.one("#frueher button").val()).isEqualTo("true");
        stored(ConsultingSays.hastenable("2026-11-20T09:00:00Z"));
        var on = browser.open(PAGE + LINK);
        assertThat(on.one("#frueher-seit").text()).contains("20. November 2026");
        assertThat(on.one("#frueher button").text()).isEqualTo("Doch nicht früher");
        assertThat(on.one("#frueher button").val()).isEqualTo("false");
        var back = browser.send(on, "#frueher-sagen", Map.of("wanted", "false"));
        assertThat(back.one("#hinweis").text()).contains("bleibt bei Ihrem Termin");
        assertThat(CONSULTING.calls(earlier))
                .allMatch(call -> call.headers().containsKey("Link-token"))
                .extracting(call -> call.json().path("wanted").asBoolean())
                .containsExactly(true, false);
        CONSULTING.refuses(earlier, 409, "several-appointments");
        var several = browser.send(form, "#frueher-sagen", Map.of("wanted", "true"));
        assertThat(several.status()).isEqualTo(409);
        assertThat(several.one("#abgelehnt").text()).contains("mehrere Termine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void whoIsToldOfAnEarlierTimeMovesThereWithOneClick(String language) {
        CONSULTING.answers("POST " + ONE + "/appointment", 200, ConsultingSays.scheduled());
        var reader = new Browser(port, language);
        var told = at(LATER, "10:00");
        var page = reader.open(PAGE + "/verschieben" + LINK + "&start=" + told);
        PortalTest.assertSound(page, language);
        assertThat(page.one("#gleich button").val()).isEqualTo(told.toString());
        assertThat(page.html().select("#zeiten button").eachAttr("value"))
                .as("the week it is in")
                .containsExactly(told.toString());

        var moved = reader.send(page, "#gleich", Map.of("start", told.toString()));

        assertThat(moved.address()).isEqualTo(PAGE);
        assertThat(CONSULTING.calls("POST " + ONE + "/appointment"))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json().path("start").asString())
                                        .isEqualTo(told.toString()));
        var gone = reader.open(PAGE + "/verschieben" + LINK + "&start=" + at(LATER, "11:00"));
        PortalTest.assertSound(gone, language);
        assertThat(gone.html().select("#gleich")).isEmpty();
        assertThat(gone.one("#vergeben").text())
                .contains(language.equals("de") ? "Nicht mehr frei" : "No longer free");
    }

    @Test
    void whatWasAskedForIsPutRightInTheVersionThatWasSeen() {
        CONSULTING.answers("PUT " + ONE, 200, ConsultingSays.scheduled());
        var form = browser.open(browser.open(PAGE + LINK).one("#aendern").attr("href"));
        assertThat(form.one("#mode-ON_SITE").hasAttr("checked")).isTrue();
        assertThat(form.one("#people").text()).isEqualTo("Käthe | kaethe@kassel.example");
        assertThat(form.one("#from-1").val()).isEqualTo(DAY + "T09:00");

        var page = browser.send(form, "#aendern", Map.of("mode", "PHONE", "phone", "0561 787-12"));

        assertThat(page.one("#hinweis").text()).contains("geändert");
        assertThat(CONSULTING.calls("PUT " + ONE))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.headers().get("If-match")).containsExactly("\"7\"");
                            assertThat(call.headers()).containsKey("Link-token");
                            var sent = call.json();
                            assertThat(sent.path("mode").asString()).isEqualTo("PHONE");
                            assertThat(sent.path("phone").asString()).isEqualTo("0561 787-12");
                            assertThat(sent.path("address").isNull()).isTrue();
                            assertThat(sent.path("people").size()).isOne();
                            assertThat(sent.path("windows").path(0).path("from").asString())
                                    .isEqualTo(start().toString());
                        });
        var wrong = browser.send(form, "#aendern", Map.of("mode", "ON_SITE", "address", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#address-fehler").text()).contains("hinkommen");
        PortalTest.assertSound(wrong, "de");
        CONSULTING.refuses("PUT " + ONE, 409, "mode-does-not-fit");
        var full = browser.send(form, "#aendern", Map.of("mode", "ON_SITE"));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.one("#abgelehnt").text()).contains("verschieben");
        assertThat(full.one("#mode-ON_SITE").hasAttr("checked")).isTrue();
        CONSULTING.refuses("PUT " + ONE, 412, "precondition-failed");
        var outdated = browser.send(form, "#aendern", Map.of("question", "Und nun?"));
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#question").text()).isEqualTo("Und nun?");
        PortalTest.assertSound(outdated, "de");
        stored(ConsultingSays.request("DECLINED", ""));
        assertThat(browser.open(PAGE + "/aendern" + LINK).address()).isEqualTo(PAGE);
    }

    @Test
    void ofSeveralAppointmentsOneIsMovedOrCalledOff() {
        stored(ConsultingSays.series());
        CONSULTING.answers("POST " + ONE + "/appointment", 200, ConsultingSays.series());
        var cancelled = "POST " + ONE + "/appointments/a-1/cancellation";
        CONSULTING.answers(cancelled, 200, ConsultingSays.scheduled());
        var both = browser.open(PAGE + LINK);
        assertThat(both.html().select("[id^=verschieben]").eachAttr("id"))
                .containsExactly("verschieben", "verschieben-a-1");
        PortalTest.assertSound(both, "de");

        var form = browser.open(both.one("#verschieben-a-1").attr("href"));
        browser.send(form, "#zeiten", Map.of("start", at(DAY, "13:15").toString()));
        assertThat(CONSULTING.calls("POST " + ONE + "/appointment"))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json().path("appointment").asString())
                                        .isEqualTo("a-1"));
        var ask = browser.open(both.one("#absagen-a-1").attr("href"));
        assertThat(ask.one("form#absagen time, main time").attr("datetime")).isNotEmpty();
        var page = browser.send(ask, Map.of("reason", "Keine Zeit"));

        assertThat(page.one("#hinweis").text()).contains("abgesagt");
        assertThat(CONSULTING.calls(cancelled))
                .singleElement()
                .satisfies(
                        call ->
                                assertThat(call.json().path("reason").asString())
                                        .isEqualTo("Keine Zeit"));
        assertThat(browser.open(PAGE + "/absagen" + LINK + "&termin=gone").address())
                .isEqualTo(PAGE);
        assertThat(browser.open(PAGE + "/verschieben" + LINK + "&termin=gone").address())
                .isEqualTo(PAGE);
        CONSULTING.refuses(cancelled, 409, "too-late");
        var late = browser.send(ask, Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.one("#abgelehnt").text()).contains("nicht mehr online");
    }

    @Test
    void whatIsKeptAboutThemIsThereToTakeAlong() {
        CONSULTING.answers(
                "GET " + ONE + "/data", 200, "{\"log\": [{\"what\": \"ASKED\"}], \"x\": \"ä\"}");

        var page = browser.open(browser.open(PAGE + LINK).one("#daten-laden").attr("href"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("\"what\"", "ASKED", "ä");
        assertThat(CONSULTING.calls("GET " + ONE + "/data").getFirst().header("Link-token"))
                .isEqualTo(TOKEN);
        CONSULTING.refuses("GET " + ONE + "/data", 404, "consultation-not-found");
        assertThat(browser.open(PAGE + "/daten.json" + LINK).status()).isEqualTo(404);
    }

    @Test
    void aRequestIsWithdrawnAfterAskingOnceMore() {
        CONSULTING.answers(
                "POST " + ONE + "/withdrawal", 200, ConsultingSays.request("WITHDRAWN", ""));
        var ask = browser.open(browser.open(PAGE + LINK).one("#zurueckziehen").attr("href"));

        var page = browser.send(ask, Map.of("reason", "Keine Zeit"));

        assertThat(page.one("#hinweis").text()).contains("zurückgezogen");
        assertThat(
                        CONSULTING
                                .calls("POST " + ONE + "/withdrawal")
                                .getFirst()
                                .json()
                                .path("reason")
                                .asString())
                .isEqualTo("Keine Zeit");
        CONSULTING.refuses("POST " + ONE + "/withdrawal", 412, "precondition-failed");
        var outdated = browser.send(ask, Map.of());
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(outdated.one("#veraltet").text()).contains("inzwischen geändert");
    }

    @Test
    void aReportIsReadAndAnsweredOnce() {
        stored(ConsultingSays.appointed("REPORTED", "HELD", start(), ConsultingSays.report(true)));
        CONSULTING.answers("POST " + ONE + "/feedback", 200, ConsultingSays.scheduled());
        var form = browser.open(PAGE + LINK);
        assertThat(form.html().select(".portal-html strong").text()).isEqualTo("Klein");
        assertThat(form.html().select("#empfohlen a").eachText())
                .containsExactly("Bürgerbus auf Abruf", "forum"); // the other service is away
        assertThat(form.html().select("b")).isEmpty();

        var wrong = browser.send(form, "#feedback", Map.of("comment", "Gut"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("#helpful-fehler").text()).isNotBlank();
        assertThat(wrong.one("#comment").text()).isEqualTo("Gut");
        PortalTest.assertSound(wrong, "de");
        var page = browser.send(form, "#feedback", Map.of("helpful", "4", "comment", "Gut"));

        assertThat(page.one("#hinweis").text()).contains("Vielen Dank");
        assertThat(
                        CONSULTING
                                .calls("POST " + ONE + "/feedback")
                                .getFirst()
                                .json()
                                .path("helpful")
                                .asInt())
                .isEqualTo(4);
        stored(
                ConsultingSays.appointed(
                        "REPORTED",
                        "HELD",
                        start(),
                        ConsultingSays.report(false) + ", \"feedback\": {\"helpful\": 4}"));
        var given = browser.open(PAGE + LINK);
        assertThat(given.one("#gedankt").text()).contains("4 von 5");
        assertThat(given.html().select("#bericht")).isEmpty();
    }

    @Test
    void withoutLinkOrAccountOneIsAskedToSignInAndStrangersFindNothing() {
        assertThat(browserOf(SignInTest.MIRA).open(PAGE).address()).isEqualTo(PAGE);
        CONSULTING.refuses("GET " + ONE, 404, "not-found");
        assertThat(browser.open(PAGE + LINK).status()).isEqualTo(404);
        CONSULTING.goAway();
        assertThat(browser.open(PAGE + LINK).status()).isEqualTo(503);
    }
}
