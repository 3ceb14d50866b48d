package de.smartregion.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/**
 * Whose tokens are believed.
 *
 * @param issuer exactly as the tokens say it
 * @param jwks where the issuer's public keys are read, when one is first needed
 * @param audience whom a token must be meant for
 */
@ConfigurationProperties("smartregion.security")
record TokenSettings(String issuer, URI jwks, @DefaultValue("smart-region") String audience) {

    TokenSettings {
        given("issuer", issuer);
        given("jwks", jwks);
        given("audience", audience);
        if (!"https".equals(jwks.getScheme()) && !"http".equals(jwks.getScheme())) {
            throw new IllegalArgumentException("smartregion.security.jwks is no http address");
        }
    }

    private static void given(String name, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("smartregion.security." + name + " is missing");
        }
    }
}
