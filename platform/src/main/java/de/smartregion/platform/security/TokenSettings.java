package de.smartregion.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key that service tokens are signed with, base64; from the environment: {@code
 * SMARTREGION_TOKEN_KEY}.
 */
@ConfigurationProperties("smartregion.security")
record TokenSettings(String tokenKey) {

    TokenSettings {
        Keys.decode("smartregion.security.token-key", tokenKey);
    }

    byte[] key() {
        return Keys.decode("smartregion.security.token-key", tokenKey);
    }

    @Override
    public String toString() {
        return "a key"; // secrets stay out of logs
    }
}
