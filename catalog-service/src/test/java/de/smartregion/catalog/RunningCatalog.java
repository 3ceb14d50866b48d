package de.smartregion.catalog;

import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, with a store and a broker; one for all tests that implement this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public interface RunningCatalog {

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(
                registry,
                "smartregion.catalog.projects",
                "smartregion.catalog.submissions",
                "smartregion.catalog.reuses",
                "smartregion.catalog.subscribers",
                "smartregion.catalog.offers",
                "smartregion.catalog.partners",
                "smartregion.consulting.consultations",
                "smartregion.catalog.dead-letters");
        Tokens.register(registry);
    }

    /** What the gateway passes on for somebody who signed in. */
    static String token(String subject, String... roles) {
        return Tokens.token().subject(subject).roles(roles).sign();
    }

    /** Somebody who speaks for a municipality. */
    static String municipality(String ags) {
        return Tokens.token()
                .subject("person-of-" + ags)
                .roles("municipality")
                .ags(ags)
                .email("digital@" + ags + ".example")
                .name("Erika Beispiel")
                .sign();
    }
}
