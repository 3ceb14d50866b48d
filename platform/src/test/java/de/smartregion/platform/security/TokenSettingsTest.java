package de.smartregion.platform.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class TokenSettingsTest {

    @ParameterizedTest
    @CsvSource({"'',http://p/keys,a,issuer", "http://p,http://p/keys,'',audience"})
    void whoseTokensAreBelievedMustBeSaid(
            String issuer, URI jwks, String audience, String missing) {
        assertThatThrownBy(() -> new TokenSettings(issuer, jwks, audience))
                .hasMessageContaining("smartregion.security." + missing);
    }

    @Test
    void keysAreReadOverHttpOnly() {
        assertThatThrownBy(
                        () -> new TokenSettings("http://p", URI.create("file:///keys.json"), "a"))
                .hasMessageContaining("smartregion.security.jwks");
    }
}
