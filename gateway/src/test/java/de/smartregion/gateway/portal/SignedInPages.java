package de.smartregion.gateway.portal;

import de.smartregion.gateway.StubProvider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.util.Map;

/**
 * The portal for who is signed in: one gateway for all these tests, with a provider that knows who
 * the test says, and an events service that answers what the test says.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.limits.network.writes=10000",
            "smartregion.limits.sign-in.writes=10000",
            "smartregion.limits.holds.network=10000",
            "smartregion.limits.proof.without=10000"
        })
abstract class SignedInPages {
    static final StubProvider PROVIDER = new StubProvider();
    static final ScriptedEvents EVENTS = new ScriptedEvents();
    static final ScriptedEvents CATALOG = new ScriptedEvents("/api/catalog", true);

    static final ScriptedEvents CONSULTING = new ScriptedEvents("/api/consulting", true);
    static final ScriptedEvents NOTIFICATIONS = new ScriptedEvents("/api/notifications", false);

    @LocalServerPort int port;
    @Autowired private CircuitBreaker portalToEvents;
    @Autowired private CircuitBreaker portalToCatalog;
    @Autowired private CircuitBreaker portalToConsulting;

    @DynamicPropertySource
    static void stubs(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.events", EVENTS::address);
        properties.add("smartregion.services.catalog", CATALOG::address);
        properties.add("smartregion.services.consulting", CONSULTING::address);
        properties.add("smartregion.services.notifications", NOTIFICATIONS::address);
        PROVIDER.settings().forEach((name, value) -> properties.add(name, () -> value));
    }

    @BeforeEach
    void nothingIsLeftOfOtherTests() {
        EVENTS.reset();
        CATALOG.reset();
        CONSULTING.reset();
        NOTIFICATIONS.reset();
        PROVIDER.reset();
        portalToEvents.reset();
        portalToCatalog.reset();
        portalToConsulting.reset();
    }

    /** A browser whose person the provider signs in as soon as a page asks for it. */
    Browser browserOf(Map<String, Object> person) {
        PROVIDER.knows(person);
        return new Browser(port, "de");
    }

    static String registration(String status) {
        return """
               {"registration": "r1", "status": "%s", %s "seats": 3, "attendance": "ON_SITE", "language": "de",
                "gathering": {"id": "forum", "title": {"de": "Forum"}, "kind": "FORUM", "startsAt": "2026-12-09T09:00:00Z",
                              "endsAt": "2026-12-09T15:00:00Z", "place": "Kassel", "host": "Geschäftsstelle"}}
               """
                .formatted(
                        status,
                        status.equals("CANCELLED")
                                ? ""
                                : """
                                  "name": "Mira Musterfeld", "email": "mira.musterfeld@kassel.example",
                                  "municipality": "06611000", "function": "Digitalisierungsbeauftragte",""");
    }
}
