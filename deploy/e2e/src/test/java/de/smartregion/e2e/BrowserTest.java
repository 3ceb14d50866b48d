package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The journey as people make it, and every state a page can be in. */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
class BrowserTest {

    private static final Pattern GOOD_PROOFS =
            Pattern.compile("smartregion_limits_proofs_total\\{.*proof=\"good\".*} (\\S+)");
    private static final String FILL_AND_SEND =
            """
            ([name, email]) => {
              const form = document.getElementById("anmeldung");
              form.elements.name.value = name;
              form.elements.email.value = email;
              form.elements.municipality.value = "Bad Hersfeld";
              form.elements.privacy.checked = true;
              form.requestSubmit();
              form.requestSubmit(); // twice is once
            }
            """;

    private final Browser browser;
    private final Region region;
    private final Api api;
    private final Postbox post;

    BrowserTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
        this.api = region.api();
        this.post = region.mailbox();
    }

    private Visitor visitor(Taste taste) {
        return browser.visitor(region.portal(), taste);
    }

    static Stream<Taste> withAndWithoutScript() {
        return Stream.of(Taste.GERMAN, Taste.NO_SCRIPT);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    void fromTheHomePageToASeatAndBack(Taste taste) {
        var title = "Klimadaten im Quartier " + UUID.randomUUID();
        var gathering =
                api.publishGathering(
                        title, 1, draft -> draft.putArray("fields").add("ENVIRONMENT"));
        var ada = Person.called("Ada");
        var grace = Person.called("Grace");
        try (var visitor = visitor(taste)) {
            visitor.open("/");
            visitor.press("Veranstaltungen ansehen");
            visitor.page().selectOption("#kind", "WEBINAR");
            visitor.page().selectOption("#field", "ENVIRONMENT");
            visitor.press("Anzeigen");
            visitor.press(title);
            assertThat(visitor.heading()).isEqualTo(title);
            visitor.press("Jetzt anmelden");
            visitor.fill(ada);
            visitor.submit();
            assertThat(visitor.heading()).isEqualTo("Bitte bestätigen Sie Ihre Anmeldung");

            visitor.open(post.awaitConfirmation(ada).address().toString());
            visitor.press("Anmeldung bestätigen");
            assertThat(visitor.text()).contains("Sie haben einen Platz");
            var seat = post.awaitLetter(ada, 2);
            assertThat(seat.method()).hasValue("REQUEST");

            visitor.open("/veranstaltungen/" + gathering);
            visitor.press("Auf die Warteliste setzen lassen");
            visitor.fill(grace);
            visitor.submit();
            visitor.open(post.awaitConfirmation(grace).address().toString());
            visitor.press("Anmeldung bestätigen");
            assertThat(visitor.text()).contains("Sie sind Nummer 1 auf der Warteliste");
            post.awaitLetter(grace, 2);

            visitor.open(seat.link().address().toString());
            assertThat(visitor.text()).contains(title, "Platz bestätigt");
            visitor.press("Von der Veranstaltung abmelden");
            visitor.press("Ja, abmelden");
            assertThat(visitor.text()).contains("Sie sind abgemeldet");
            visitor.look("journey-cancelled");

            var movedUp = post.awaitLetter(grace, 3);
            assertThat(movedUp.method()).hasValue("REQUEST");
            visitor.open(movedUp.link().address().toString());
            assertThat(visitor.text()).contains("Platz bestätigt");
        }
    }

    @Test
    void theKeyboardIsEnough() {
        var gathering = api.publishGathering("Nur mit Tastatur " + UUID.randomUUID(), 3);
        var person = Person.called("Tasta");
        try (var visitor = visitor(Taste.GERMAN)) {
            var keys = visitor.page().keyboard();
            visitor.open("/veranstaltungen/" + gathering);
            visitor.tabTo("a[href='#inhalt']");
            keys.press("Enter");
            visitor.tabTo("#anmelden");
            keys.press("Enter");
            visitor.page().waitForURL("**/anmelden");
            visitor.tabTo("#name");
            keys.type(person.name());
            visitor.tabTo("#email");
            keys.type(person.email());
            visitor.tabTo("#municipality");
            keys.type("Bad Hersfeld");
            visitor.tabTo("input[name=privacy]");
            keys.press("Space");
            visitor.tabTo("main form button[type=submit]");
            keys.press("Enter");
            visitor.page().waitForURL("**/eingegangen");

            visitor.open(post.awaitConfirmation(person).address().toString());
            visitor.tabTo("main form button[type=submit]");
            keys.press("Space");
            visitor.page().waitForURL("**/bestaetigt?**");
            assertThat(visitor.text()).contains("Sie haben einen Platz");

            visitor.open(post.awaitLetter(person, 2).link().address().toString());
            visitor.tabTo("main a[href*='/abmelden']");
            keys.press("Enter");
            visitor.page().waitForURL("**/abmelden?**");
            visitor.tabTo("main form button[type=submit]");
            keys.press("Enter");
            visitor.page().waitForURL("**/anmeldungen/*?token=*");
            assertThat(visitor.text()).contains("Sie sind abgemeldet");
        }
    }

    /** Sent at once, it waits by itself: nobody enters a field or clicks for the puzzle. */
    @Test
    void aFormBringsAProofOfWorkThatNobodySees() {
        var gathering = api.publishGathering("Ohne Bilderrätsel " + UUID.randomUUID(), 3);
        var person = Person.called("Ada");
        try (var visitor = visitor(Taste.GERMAN)) {
            var page = visitor.page();
            visitor.open("/veranstaltungen/" + gathering + "/anmelden");
            double before = goodProofs();

            var sent =
                    page.waitForRequest(
                            request -> request.method().equals("POST"),
                            () ->
                                    page.evaluate(
                                            FILL_AND_SEND, List.of(person.name(), person.email())));

            page.waitForURL("**/eingegangen");
            assertThat(sent.postData()).containsPattern("(^|&)altcha=[\\w%]{100,}");
            assertThat(goodProofs()).isGreaterThan(before);
            post.awaitConfirmation(person);
        }
    }

    private double goodProofs() {
        return GOOD_PROOFS
                .matcher(region.page(region.portal().resolve("/actuator/prometheus")))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    static Stream<Taste> languages() {
        return Stream.of(Taste.GERMAN, Taste.ENGLISH_DARK);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageStateIsOpenToEverybody(Taste taste) {
        var open = api.publishGathering("Offen " + UUID.randomUUID(), 5);
        var waiting = api.publishGathering("Mit Warteliste " + UUID.randomUUID(), 1);
        var full =
                api.publishGathering(
                        "Ausgebucht " + UUID.randomUUID(),
                        1,
                        draft -> draft.put("waitingList", false));
        var off = api.publishGathering("Abgesagt " + UUID.randomUUID(), 5);
        var notYet =
                api.publishGathering(
                        "Später " + UUID.randomUUID(),
                        5,
                        draft ->
                                draft.put(
                                        "registrationOpensAt",
                                        Instant.now().plus(Duration.ofDays(2)).toString()));
        api.register(waiting, Person.called("Zuerst"));
        api.register(full, Person.called("Zuerst"));
        api.callOff(off, "Der Saal steht unter Wasser.").expect(200);

        try (var visitor = visitor(taste)) {
            for (var page :
                    Map.of(
                                    "home", "/",
                                    "list", "/veranstaltungen",
                                    "list-filtered", "/veranstaltungen?kind=WEBINAR&field=MOBILITY",
                                    "list-empty",
                                            "/veranstaltungen?kind=CONGRESS&field=WASTE&month=2031-01",
                                    "languages", "/sprache",
                                    "imprint", "/impressum",
                                    "privacy", "/datenschutz",
                                    "accessibility", "/barrierefreiheit")
                            .entrySet()) {
                assertThat(visitor.open(page.getValue())).as(page.getKey()).isEqualTo(200);
                visitor.look(page.getKey());
            }
            visitor.open("/barrierefreiheit");
            visitor.submit();
            visitor.look("accessibility-errors");
            visitor.page().fill("#text", "Das Menü lässt sich nicht öffnen.");
            visitor.submit();
            assertThat(visitor.page().url()).endsWith("/danke");
            visitor.look("accessibility-thanks");
            for (var page :
                    Map.of(
                                    "open",
                                    open,
                                    "waiting",
                                    waiting,
                                    "full",
                                    full,
                                    "called-off",
                                    off,
                                    "not-yet",
                                    notYet)
                            .entrySet()) {
                assertThat(visitor.open("/veranstaltungen/" + page.getValue())).isEqualTo(200);
                visitor.look("gathering-" + page.getKey());
            }
            assertThat(visitor.open("/gibt-es-nicht")).isEqualTo(404);
            visitor.look("not-found");
            assertThat(visitor.open("/veranstaltungen/gibtesnicht")).isEqualTo(404);
            visitor.look("gathering-not-found");
            assertThat(visitor.open("/veranstaltungen/" + full + "/anmelden")).isEqualTo(409);
            visitor.look("form-refused");

            var seated = Person.called("Selma");
            visitor.open("/veranstaltungen/" + open + "/anmelden");
            visitor.look("form");
            visitor.submit();
            visitor.look("form-errors");
            assertThat(visitor.page().locator("[aria-invalid=true]").count())
                    .isGreaterThanOrEqualTo(3);
            visitor.fill(seated);
            visitor.submit();
            visitor.look("received");
            var confirm = post.awaitConfirmation(seated);
            visitor.open(confirm.address().toString());
            visitor.look("confirm");
            visitor.submit();
            visitor.look("confirmed");
            visitor.open(confirm.address().toString());
            visitor.look("already-confirmed");
            var manage = post.awaitLetter(seated, 2).link();
            visitor.open(manage.address().toString());
            visitor.look("manage-seated");

            var queued = Person.called("Walli");
            visitor.open("/veranstaltungen/" + waiting + "/anmelden");
            visitor.look("form-waiting");
            visitor.fill(queued);
            visitor.submit();
            visitor.look("received-waiting");
            visitor.open(post.awaitConfirmation(queued).address().toString());
            visitor.look("confirm-waiting");
            visitor.submit();
            visitor.look("confirmed-waiting");
            visitor.open(post.awaitLetter(queued, 2).link().address().toString());
            visitor.look("manage-waiting");

            visitor.open(manage.address().toString().replace("?", "/abmelden?"));
            visitor.look("cancel");
            visitor.submit();
            visitor.look("manage-cancelled");
            var stranger = manage.withToken("A".repeat(manage.token().length()));
            assertThat(visitor.open(stranger.address().toString())).isEqualTo(404);
            visitor.look("link-invalid");
        }
    }
}
