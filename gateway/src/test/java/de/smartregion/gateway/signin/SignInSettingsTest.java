package de.smartregion.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;

class SignInSettingsTest {
    private static final URI AWAY = URI.create("https://provider.example/x");

    @Test
    void withoutAnIssuerNobodySignsInAndNothingElseIsNeeded() {
        assertThat(settings("", null, "", Duration.ofMinutes(30)).on()).isFalse();
        assertThat(settings("https://provider.example", AWAY, "secret", Duration.ofHours(1)).on())
                .isTrue();
    }

    @Test
    void halfASettingIsRefused() {
        var issuer = "https://provider.example";
        var idle = Duration.ofMinutes(30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(issuer, null, "secret", idle))
                .withMessageContaining("authorization-uri");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(issuer, URI.create("file:///x"), "secret", idle));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(issuer, AWAY, "", idle))
                .withMessageContaining("client-secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(issuer, AWAY, "secret", Duration.ofHours(9)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(issuer, AWAY, "secret", Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortalAddress(URI.create("portal.example")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortalAddress(URI.create("https://portal.example/path")));
    }

    @Test
    void theSecretDoesNotPrintItself() {
        assertThat(settings("https://provider.example", AWAY, "secret", Duration.ofHours(1)))
                .asString()
                .doesNotContain("secret");
    }

    private static SignInSettings settings(
            String issuer, @Nullable URI addresses, String secret, Duration idle) {
        return new SignInSettings(
                issuer,
                addresses,
                addresses,
                addresses,
                null,
                "gateway",
                secret,
                idle,
                Duration.ofHours(8),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
    }
}
