package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.UUID;
import java.util.stream.Stream;

/** What each role finds in the portal once it has signed in, and what stays shut. */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
class RolesTest {

    private static final String SIGN_IN = "Anmelden";

    private final Browser browser;
    private final Region region;

    RolesTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
    }

    private Visitor visitor(Taste taste) {
        return browser.visitor(region.portal(), taste);
    }

    static Stream<Taste> withAndWithoutScript() {
        return Stream.of(Taste.GERMAN, Taste.NO_SCRIPT);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutScript")
    void aMunicipalPersonHasASeatWithoutConfirmingAndSeesItOnTheirPage(Taste taste) {
        var title = "Mit Konto " + UUID.randomUUID();
        var gathering = region.api().publishGathering(title, 5);
        try (var visitor = visitor(taste)) {
            visitor.open("/mein-bereich");
            visitor.look("sign-in");
            visitor.signIn(region.somebody("municipality"));
            assertThat(visitor.heading()).isEqualTo("Mein Bereich");
            visitor.look("account");

            visitor.open("/veranstaltungen/" + gathering + "/anmelden");
            assertThat(visitor.page().inputValue("#name"))
                    .isEqualTo(region.somebody("municipality").path("name").asString());
            visitor.page().locator("input[name=privacy]").press("Space");
            visitor.submit();
            assertThat(visitor.text()).contains("Sie haben einen Platz");
            visitor.look("seat-at-once");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "municipality, 200, 403",
        "consultant, 403, 403",
        "staff, 403, 200",
        "admin, 403, 200"
    })
    void everyRoleSeesItsOwnPagesOnly(String role, int account, int desk) {
        try (var visitor = visitor(Taste.GERMAN)) {
            visitor.open("/");
            visitor.page().locator("header").getByText(SIGN_IN).first().click();
            visitor.signIn(region.somebody(role));
            assertThat(visitor.page().locator("header").innerText())
                    .contains(region.somebody(role).path("name").asString());

            assertThat(visitor.open("/mein-bereich")).isEqualTo(account);
            assertThat(visitor.open("/verwaltung")).isEqualTo(desk);
            visitor.look("desk-" + role);
        }
    }

    @Test
    void theOfficeFindsAGatheringAndWhoComes() {
        var title = "Für die Verwaltung " + UUID.randomUUID();
        var gathering = region.api().publishGathering(title, 5);
        var person = Person.called("Rosa");
        region.api().register(gathering, person);
        region.api().confirm(region.mailbox().awaitConfirmation(person)).expect(200);
        try (var visitor = visitor(Taste.GERMAN)) {
            visitor.open("/verwaltung");
            visitor.signIn(region.somebody("staff"));
            visitor.look("desk-list");
            while (!visitor.text().contains(title)) {
                visitor.click("a[rel=next]"); // other journeys' gatherings may fill a page
            }
            visitor.press(title);
            visitor.look("desk-gathering");

            visitor.open("/verwaltung/veranstaltungen/" + gathering + "/teilnehmende");
            assertThat(visitor.text()).contains(person.name(), "Platz bestätigt");
            visitor.look("desk-roster");
            assertThat(visitor.open("/verwaltung/veranstaltungen/neu")).isEqualTo(200);
            visitor.look("desk-new");
        }
    }

    @Test
    void whoSignsOutIsNobodyAgain() {
        try (var visitor = visitor(Taste.ENGLISH_DARK)) {
            visitor.open("/verwaltung");
            visitor.signIn(region.somebody("staff"));
            assertThat(visitor.open("/verwaltung")).isEqualTo(200);
            visitor.look("desk");

            visitor.page().locator("#abmelden-konto").click();
            visitor.page().waitForURL(region.portal() + "**");

            visitor.open("/verwaltung");
            assertThat(visitor.page().url()).contains("/sign-in");
        }
    }
}
