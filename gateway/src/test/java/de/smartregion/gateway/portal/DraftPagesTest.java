package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a municipality hands in a project; the catalogue is scripted. */
class DraftPagesTest extends SignedInPages {
    private static final String ONE = "/submissions/bus~2";
    private static final String PAGE = "/projekte/entwuerfe/bus~2";
    private static final String TOKEN = "geheim-geheim-geheim";
    private static final String LINK = "?token=" + TOKEN;

    private Browser browser;

    @BeforeEach
    void everythingWorks() {
        browser = new Browser(port, "de");
        stored("DRAFT", CatalogAnswers.submission("DRAFT", true, ""), "\"3\"");
        CATALOG.answers("PUT " + ONE, 200, CatalogAnswers.submission("DRAFT", true, ""), "\"4\"");
    }

    private static void stored(String state, String submission, String version) {
        CATALOG.answers(
                "GET " + ONE, 200, submission.replace("\"DRAFT\"", "\"" + state + "\""), version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyPageIsSoundInBothLanguages(String language) {
        var reader = new Browser(port, language);
        for (var address :
                List.of(
                        "/projekte/einreichen",
                        "/projekte/einreichen/gesendet",
                        PAGE + LINK,
                        PAGE + "/vorschau" + LINK,
                        PAGE + "/was" + LINK,
                        PAGE + "/nutzen" + LINK,
                        PAGE + "/umsetzung" + LINK,
                        PAGE + "/kontakt" + LINK + "&bild=" + "q".repeat(43))) {
            var page = reader.open(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
        for (var state :
                List.of("DRAFT", "SUBMITTED", "SENT_BACK", "PUBLISHED", "WITHDRAWN", "DECLINED")) {
            stored(
                    state,
                    CatalogAnswers.submission("DRAFT", false, "\"summary\", \"contact\""),
                    "\"3\"");
            var page = reader.open(PAGE + LINK);
            assertThat(page.status()).as(state).isEqualTo(200);
            PortalTest.assertSound(page, language);
        }
    }

    @Test
    void withoutAnAccountALetterBringsTheLink() {
        CATALOG.answers(
                "POST /submissions",
                201,
                "{\"id\":\"x~1\",\"project\":\"x\",\"revision\":1,\"state\":\"DRAFT\"}");
        var form = browser.open("/projekte/einreichen");

        var wrong =
                browser.send(
                        form, Map.of("title", "Bus", "email", "keine", "municipality", "Nirgends"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#name", "#email", "#municipality", "#privacy");
        PortalTest.assertSound(wrong, "de");
        var page =
                browser.send(
                        form,
                        Map.of(
                                "title", "Bürgerbus",
                                "name", "Käthe Müller",
                                "email", "kaethe@kassel.example",
                                "municipality", "06611000",
                                "privacy", "true"));

        assertThat(page.address()).isEqualTo("/projekte/einreichen/gesendet");
        assertThat(page.text()).doesNotContain("kaethe");
        var sent = CATALOG.calls("POST /submissions").getFirst();
        assertThat(sent.header("Idempotency-key")).isEqualTo(form.one("input[name=key]").val());
        assertThat(sent.json().path("author").path("ags").asString()).isEqualTo("06611000");
        assertThat(sent.json().path("profile").path("title").asString()).isEqualTo("Bürgerbus");
        assertThat(sent.json().path("author").path("language").asString()).isEqualTo("de");
    }

    @Test
    void whoIsSignedInBeginsAtOnceAndFindsItAgain() {
        CATALOG.answers(
                "POST /submissions", 201, CatalogAnswers.submission("DRAFT", true, ""), "\"0\"");
        CATALOG.answers(
                "GET /submissions/own",
                200,
                CatalogAnswers.page(CatalogAnswers.line("bus~2", "SENT_BACK"), 1));
        var mira = browserOf(SignInTest.MIRA);
        var own = mira.open("/mein-bereich");
        assertThat(own.one("#einreichung-bus~2".replace("~", "\\~")).text())
                .contains("Bürgerbus", "Zur Überarbeitung");
        PortalTest.assertSound(own, "de");

        var form = mira.open("/projekte/einreichen?lang=en");
        assertThat(form.html().select("#email")).isEmpty();
        var step = mira.send(form, "#beginnen", Map.of("title", "Bürgerbus"));

        assertThat(step.address()).isEqualTo(PAGE + "/was");
        var sent = CATALOG.calls("POST /submissions").getFirst();
        assertThat(sent.header("Authorization")).startsWith("Bearer ");
        assertThat(sent.json().path("author").path("language").asString())
                .as("letters come in the language of the page")
                .isEqualTo("en");
    }

    @Test
    void whatTheOfficeBeginsItFindsAtOnceAndIsToldOfNoLetter() {
        CATALOG.answers(
                "POST /submissions", 201, CatalogAnswers.submission("DRAFT", true, ""), "\"0\"");
        var office =
                browserOf(
                        with(
                                with(SignInTest.ALBA, "email", "alba@region.example"),
                                "email_verified",
                                true));
        office.open("/verwaltung/projekte");
        var form = office.open("/projekte/einreichen");
        assertThat(form.html().select("#email, #name, #municipality, #privacy")).isEmpty();
        assertThat(form.text()).doesNotContain("E-Mail mit einem Link");

        var step = office.send(form, "#beginnen", Map.of("title", "Bürgerbus"));

        assertThat(step.address()).isEqualTo(PAGE + "/was");
        var author = CATALOG.calls("POST /submissions").getFirst().json().path("author");
        assertThat(author.path("email").asString()).isEqualTo("alba@region.example");
        assertThat(author.path("ags").asString("")).isEmpty();
    }

    @Test
    void whoIsSignedInWithoutAVerifiedAddressIsAskedForOneAndBeginsAtOnceToo() {
        CATALOG.answers(
                "POST /submissions", 201, CatalogAnswers.submission("DRAFT", true, ""), "\"0\"");
        for (var person :
                List.of(with(SignInTest.MIRA, "email_verified", false), SignInTest.ALBA)) {
            var browser = browserOf(person);
            browser.open(person.equals(SignInTest.ALBA) ? "/verwaltung/projekte" : "/mein-bereich");
            var form = browser.open("/projekte/einreichen");
            assertThat(form.html().select("#name, #municipality, #privacy")).isEmpty();
            PortalTest.assertSound(form, "de");
            var wrong = browser.send(form, "#beginnen", Map.of("title", "Bürgerbus"));
            assertThat(wrong.html().select("#fehler li a").eachAttr("href"))
                    .containsExactly("#email");

            var step =
                    browser.send(
                            form,
                            "#beginnen",
                            Map.of("title", "Bürgerbus", "email", "post@kassel.example"));

            assertThat(step.address()).isEqualTo(PAGE + "/was");
            var sent = CATALOG.calls("POST /submissions").getLast().json().path("author");
            assertThat(sent.path("email").asString()).isEqualTo("post@kassel.example");
        }
    }

    private static Map<String, Object> with(Map<String, Object> person, String claim, Object told) {
        var changed = new HashMap<>(person);
        changed.put(claim, told);
        return changed;
    }

    @Test
    void aStepIsSavedInTheVersionThatWasSeenByWhoHasTheLink() {
        var form = browser.open(PAGE + "/umsetzung" + LINK);
        assertThat(form.one("#steps").wholeText()).isEqualTo("# Planen\nMit allen.\n\n# Fahren");
        assertThat(form.one("#funding").text())
                .isEqualTo("Starke Heimat | 30000 | 2024-01 | 2026-12");

        var page =
                browser.send(
                        form,
                        "#schritt",
                        Map.of(
                                "steps", "# Reden\r\nmit\r\n\r\nallen\r\n\r\n# Bauen",
                                "cost-from", "1.000 €",
                                "cost-to", "2000",
                                "funding", "EFRE\nLand | 5.000 | 2025-01"));

        assertThat(page.address()).isEqualTo(PAGE + "/kontakt");
        assertThat(page.answer().uri().getQuery()).contains("token=" + TOKEN);
        var sent = CATALOG.calls("PUT " + ONE).getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"3\"");
        assertThat(sent.header("Link-token")).isEqualTo(TOKEN);
        var profile = sent.json();
        assertThat(profile.path("steps").path(0).path("text").asString()).isEqualTo("mit\n\nallen");
        assertThat(profile.path("steps")).hasSize(2);
        assertThat(profile.path("cost").path("from").asInt()).isEqualTo(1000);
        assertThat(profile.path("funding").path(1).path("amount").asInt()).isEqualTo(5000);
        // What other steps say stays.
        assertThat(profile.path("title").asString()).isEqualTo("Bürgerbus auf Abruf");
        assertThat(profile.path("pictures")).hasSize(1);
        assertThat(profile.path("municipalities").path(0).asString()).isEqualTo("06611000");
    }

    @Test
    void whatCannotBeReadStandsAtItsFieldAndNothingIsSent() {
        var what =
                browser.send(
                        browser.open(PAGE + "/was" + LINK),
                        "#schritt",
                        Map.of("municipalities", "Kassel\nAtlantis", "place-lat", "90"));
        assertThat(what.status()).isEqualTo(400);
        assertThat(what.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#municipalities", "#place-lat");
        assertThat(what.one("#municipalities-fehler").text()).contains("Atlantis");
        var contact =
                browser.send(
                        browser.open(PAGE + "/kontakt" + LINK),
                        "#schritt",
                        Map.of(
                                "contact-email",
                                "x",
                                "links",
                                "Seite | http://x.example",
                                "picture-0-alt",
                                ""));
        assertThat(contact.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#contact-email", "#links", "#picture-0-alt");
        PortalTest.assertSound(contact, "de");
        assertThat(CATALOG.calls("PUT " + ONE)).isEmpty();
        CATALOG.answers(
                "PUT " + ONE,
                400,
                "{\"type\":\"urn:smartregion:problem:invalid-input\",\"errors\":[{\"field\":\"contact.phone\"},{\"field\":\"pictures[0].caption\"}]}");
        var refused = browser.send(browser.open(PAGE + "/kontakt" + LINK), "#schritt", Map.of());
        assertThat(refused.html().select("#fehler li a").eachAttr("href"))
                .containsExactly("#contact-phone", "#picture-0-alt");
    }

    @Test
    void whoComesSecondSeesWhatTheOtherChangedAndKeepsWhatWasTyped() {
        var form = browser.open(PAGE + "/nutzen" + LINK);
        stored(
                "DRAFT",
                CatalogAnswers.submission("DRAFT", true, "")
                        .replace("Man kommt hin.", "Alle kommen an."),
                "\"9\"");

        var page = browser.send(form, "#schritt", Map.of("citizenBenefit", "Meins"));

        assertThat(page.status()).isEqualTo(412);
        assertThat(page.one("#veraltet").text()).contains("Alle kommen an.");
        assertThat(page.html().select("#veraltet li a").eachAttr("href"))
                .containsExactly("#citizenBenefit");
        assertThat(page.one("#citizenBenefit").text()).isEqualTo("Meins");
        assertThat(CATALOG.calls("PUT " + ONE)).isEmpty();
        PortalTest.assertSound(page, "de");

        var saved = browser.send(page, "#schritt", Map.of());
        assertThat(saved.address()).isEqualTo(PAGE + "/umsetzung");
        var sent = CATALOG.calls("PUT " + ONE).getFirst();
        assertThat(sent.header("If-match")).isEqualTo("\"9\"");
        assertThat(sent.json().path("citizenBenefit").asString()).isEqualTo("Meins");
    }

    @Test
    void whoLosesTheRaceAtTheServiceSeesItToo() {
        var form = browser.open(PAGE + "/nutzen" + LINK);
        CATALOG.refuses("PUT " + ONE, 412, "precondition-failed");

        var page = browser.send(form, "#schritt", Map.of("citizenBenefit", "Meins"));

        assertThat(page.status()).isEqualTo(412);
        assertThat(page.one("#citizenBenefit").text()).isEqualTo("Meins");
    }

    @Test
    void whenTheServiceIsAwayWhatWasTypedStays() {
        var form = browser.open(PAGE + "/nutzen" + LINK);
        CATALOG.goAway();

        var page = browser.send(form, "#schritt", Map.of("citizenBenefit", "Meins"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.one("#hinweis").text()).contains("Ihre Angaben sind noch da");
        assertThat(page.one("#citizenBenefit").text()).isEqualTo("Meins");
        assertThat(page.one("input[name=version]").val()).isEqualTo("\"3\"");
    }

    @Test
    void whatIsMissingIsNamedAndACompleteDraftIsSubmitted() {
        stored(
                "DRAFT",
                CatalogAnswers.submission("DRAFT", true, "\"summary\", \"contact\""),
                "\"3\"");
        var lacking = browser.open(PAGE + LINK);
        assertThat(lacking.one("#schritt-was").text()).contains("Es fehlt noch: Kurzfassung");
        assertThat(lacking.one("#schritt-kontakt").text()).contains("Kontakt");
        assertThat(lacking.html().select("#einreichen button")).isEmpty();
        stored("DRAFT", CatalogAnswers.submission("DRAFT", true, ""), "\"3\"");
        CATALOG.answers(
                "POST " + ONE + "/submission",
                200,
                CatalogAnswers.submission("SUBMITTED", false, ""));

        var page = browser.send(browser.open(PAGE + LINK), "#einreichen", Map.of());

        assertThat(page.one("#hinweis").text()).contains("Das Projekt ist eingereicht");
        assertThat(CATALOG.calls("POST " + ONE + "/submission").getFirst().header("If-match"))
                .isEqualTo("\"3\"");
        CATALOG.refuses("POST " + ONE + "/submission", 409, "submission-incomplete");
        assertThat(browser.send(browser.open(PAGE + LINK), "#einreichen", Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void whatTheOfficeSaidIsShownAndAnswered() {
        stored("SENT_BACK", CatalogAnswers.submission("DRAFT", true, ""), "\"3\"");
        CATALOG.answers(
                "POST " + ONE + "/comments", 201, CatalogAnswers.submission("SENT_BACK", true, ""));
        var draft = browser.open(PAGE + LINK);
        assertThat(draft.text())
                .contains("Geschäftsstelle", "Bitte <b>kürzer</b>.", "zu: Kurzfassung");

        var page =
                browser.send(
                        draft, "#kommentieren", Map.of("text", "Gern", "field", "citizenBenefit"));
        browser.send(draft, "#kommentieren", Map.of("text", "Gern", "field", "unknown"));

        assertThat(page.one("#hinweis").text()).contains("angekommen");
        assertThat(
                        CATALOG.calls("POST " + ONE + "/comments")
                                .getFirst()
                                .json()
                                .path("text")
                                .asString())
                .isEqualTo("Gern");
        var said = CATALOG.calls("POST " + ONE + "/comments");
        assertThat(said)
                .extracting(it -> it.json().path("field").asString(""))
                .containsExactly("citizenBenefit", "");
        assertThat(said)
                .extracting(it -> it.header("Idempotency-key"))
                .as("the same form is the same word")
                .containsOnly(draft.one("#kommentieren input[name=key]").val());
        assertThat(
                        browser.send(draft, "#kommentieren", Map.of("text", ""))
                                .one("#text-fehler")
                                .text())
                .isNotBlank();
    }

    @Test
    void aFormThatWasSentBeforeKeepsWhatWasTypedUnderANewKey() {
        stored("SENT_BACK", CatalogAnswers.submission("DRAFT", true, ""), "\"3\"");
        CATALOG.refuses("POST " + ONE + "/comments", 422, "idempotency-key-reused");
        var form = browser.open(PAGE + LINK);

        var page = browser.send(form, "#kommentieren", Map.of("text", "Anderes", "field", "cost"));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.one("#abgelehnt").text()).contains("schon einmal abgesendet");
        assertThat(page.one("#text").text()).isEqualTo("Anderes");
        assertThat(page.one("#field option[selected]").val()).isEqualTo("cost");
        assertThat(page.one("#kommentieren input[name=key]").val())
                .isNotEqualTo(form.one("#kommentieren input[name=key]").val());
        PortalTest.assertSound(page, "de");
    }

    @Test
    void whatTheOfficeChangedIsShownToItsAuthor() {
        stored(
                "SUBMITTED",
                CatalogAnswers.submission("DRAFT", false, "")
                        .replace(
                                "\"officeChanges\": []",
                                "\"officeChanges\": [{\"field\": \"title\", \"segments\": [{\"op\": \"INSERT\", \"text\": \"Neu\"}]}]"),
                "\"3\"");
        var page = browser.open(PAGE + LINK);
        assertThat(page.one("#geschaeftsstelle ins").text()).contains("Neu");
        PortalTest.assertSound(page, "de");
        stored("SUBMITTED", CatalogAnswers.submission("DRAFT", false, ""), "\"3\"");
        assertThat(browser.open(PAGE + LINK).html().select("#geschaeftsstelle")).isEmpty();
    }

    @Test
    void aPictureIsHandedOnAsItCameAndWaitsForItsDescription() {
        var picture = "q".repeat(43);
        CATALOG.answers(
                "POST /pictures", 201, "{\"id\":\"" + picture + "\",\"width\":1,\"height\":1}");
        var form = browser.open(PAGE + "/kontakt" + LINK);

        var page = browser.upload(form, "#bild", "bus.jpg", "bytes of a picture");

        assertThat(page.address()).isEqualTo(PAGE + "/kontakt");
        assertThat(page.one("#bild-da").text()).contains("hochgeladen");
        assertThat(page.one("input[name=picture-1]").val()).isEqualTo(picture);
        var sent = CATALOG.calls("POST /pictures").getFirst();
        assertThat(sent.body())
                .contains("bytes of a picture", "name=\"file\"")
                .doesNotContain("_csrf");
        assertThat(sent.header("Content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(sent.header("Link-token")).isEqualTo(TOKEN);
        assertThat(CATALOG.queries()).contains("POST /pictures?submission=bus~2");
        browser.send(
                page, "#schritt", Map.of("picture-1-alt", "Ein Rad", "picture-0-remove", "true"));
        assertThat(CATALOG.calls("PUT " + ONE).getFirst().json().path("pictures"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("alt").asString()).isEqualTo("Ein Rad"));
        CATALOG.refuses("POST /pictures", 415, "not-a-picture");
        var refused = browser.upload(form, "#bild", "bus.svg", "<svg/>");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("#abgelehnt").text()).contains("JPEG");
    }

    @Test
    void withoutTheLinkOrAFormOfOursNothingHappens() {
        CATALOG.refuses("GET " + ONE, 404, "submission-not-found");
        assertThat(browser.open(PAGE).status()).isEqualTo(404);
        assertThat(browser.open(PAGE + "/was?token=falsch").status()).isEqualTo(404);
        for (var page : List.of(PAGE + "/was", PAGE + "/einreichen", "/projekte/bilder/bus~2")) {
            assertThat(browser.post(page, Map.of("title", "x")).status()).as(page).isEqualTo(403);
        }
        stored("PUBLISHED", CatalogAnswers.submission("DRAFT", false, ""), "\"3\"");
        assertThat(browser.open(PAGE + "/was" + LINK).address()).isEqualTo(PAGE);
        assertThat(browser.open(PAGE + LINK).header("X-Robots-Tag")).contains("noindex, nofollow");
    }

    @Test
    void whoSharesTheProjectWorksOnAChangeAndDoesNotTakeItBack() {
        var begun = CatalogAnswers.submission("DRAFT", true, "");
        assertThat(browser.open(PAGE + LINK).html().select("#zurueckziehen")).isNotEmpty();

        stored(
                "DRAFT",
                begun.replace("\"withdrawable\": true", "\"withdrawable\": false"),
                "\"3\"");
        assertThat(browser.open(PAGE + LINK).html().select("#zurueckziehen")).isEmpty();
    }

    @Test
    void nobodyWritesWhereNobodyAnswers() {
        for (var state : List.of("PUBLISHED", "WITHDRAWN", "DECLINED")) {
            stored(state, CatalogAnswers.submission(state, false, ""), "\"3\"");
            assertThat(browser.open(PAGE + LINK).html().select("#kommentieren"))
                    .as(state)
                    .isEmpty();
        }
    }
}
