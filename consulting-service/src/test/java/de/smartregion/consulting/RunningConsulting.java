package de.smartregion.consulting;

import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, with a store and a broker; one for all tests that implement this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public interface RunningConsulting {

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(
                registry,
                "smartregion.consulting.modules",
                "smartregion.consulting.consultants",
                "smartregion.consulting.days",
                "smartregion.consulting.consultations",
                "smartregion.consulting.dead-letters");
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
