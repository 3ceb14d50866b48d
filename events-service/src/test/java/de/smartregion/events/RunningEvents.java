package de.smartregion.events;

import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, with a store and a broker; one for all tests that implement this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public interface RunningEvents {

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(
                registry,
                "smartregion.events.gatherings",
                "smartregion.events.rosters",
                "smartregion.events.findings",
                "smartregion.consulting.consultations",
                "smartregion.events.dead-letters");
        Tokens.register(registry);
    }

    /** What the gateway passes on for somebody who signed in. */
    static String token(String subject, String... roles) {
        return Tokens.token().subject(subject).roles(roles).sign();
    }
}
