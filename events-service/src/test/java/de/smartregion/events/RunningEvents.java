package de.smartregion.events;

import com.nimbusds.jose.jwk.source.ImmutableSecret;

import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The whole service, with a store and a broker; one for all tests that implement this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public interface RunningEvents {

    String KEY =
            Base64.getEncoder()
                    .encodeToString(
                            "a key for tests, and for tests only".getBytes(StandardCharsets.UTF_8));

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(
                registry,
                "smartregion.events.gatherings",
                "smartregion.events.rosters",
                "smartregion.events.dead-letters");
        registry.add("smartregion.security.token-key", () -> KEY);
        registry.add("smartregion.links.key", () -> KEY);
    }

    /** What the gateway passes on for somebody who signed in. */
    static String token(String subject, String... roles) {
        var encoder = new NimbusJwtEncoder(new ImmutableSecret<>(Base64.getDecoder().decode(KEY)));
        var claims =
                JwtClaimsSet.builder()
                        .subject(subject)
                        .claim("roles", List.of(roles))
                        .expiresAt(Instant.now().plus(Duration.ofHours(1)))
                        .build();
        return encoder.encode(
                        JwtEncoderParameters.from(
                                JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }
}
