package de.smartregion.gateway.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;

/**
 * The OpenID provider that signs people in, and how long a session lasts. Without an issuer nobody
 * can sign in, and the pages say so.
 *
 * @param issuer exactly as the tokens say it
 * @param endSessionUri where a person signs out of the provider too; not every provider has one
 * @param idle so long a session is kept that nobody uses
 * @param longest so long a session is kept at most
 * @param connect how long to wait until the provider is there
 * @param answer how long to wait for what it says
 */
@ConfigurationProperties("smartregion.sign-in")
public record SignInSettings(
        @DefaultValue("") String issuer,
        @Nullable URI authorizationUri,
        @Nullable URI tokenUri,
        @Nullable URI jwksUri,
        @Nullable URI endSessionUri,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("8h") Duration longest,
        @DefaultValue("1s") Duration connect,
        @DefaultValue("5s") Duration answer) {

    public SignInSettings {
        if (!issuer.isBlank()) {
            web("authorization-uri", authorizationUri);
            web("token-uri", tokenUri);
            web("jwks-uri", jwksUri);
            refuseUnless(!clientId.isBlank(), "client-id is missing");
            refuseUnless(!clientSecret.isBlank(), "client-secret is missing");
        }
        if (endSessionUri != null) {
            web("end-session-uri", endSessionUri);
        }
        refuseUnless(
                idle.compareTo(Duration.ofMinutes(1)) >= 0 && idle.compareTo(longest) <= 0,
                "idle: 1m to longest");
        refuseUnless(longest.compareTo(Duration.ofHours(24)) <= 0, "longest: at most 24h");
    }

    /** Whether people can sign in here. */
    public boolean on() {
        return !issuer.isBlank();
    }

    private static void web(String name, @Nullable URI address) {
        refuseUnless(
                address != null
                        && address.getHost() != null
                        && ("https".equals(address.getScheme())
                                || "http".equals(address.getScheme())),
                name + " is no http address");
    }

    private static void refuseUnless(boolean sane, String rule) {
        if (!sane) {
            throw new IllegalArgumentException("smartregion.sign-in." + rule);
        }
    }

    @Override
    public String toString() {
        return on() ? "sign-in by " + issuer : "no sign-in"; // secrets stay out of logs
    }
}
