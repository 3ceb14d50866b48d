package de.smartregion.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The key that signs links, base64; from the environment: {@code SMARTREGION_LINKS_KEY}. */
@ConfigurationProperties("smartregion.links")
record LinkSettings(String key) {

    LinkSettings {
        Keys.decode("smartregion.links.key", key);
    }

    byte[] bytes() {
        return Keys.decode("smartregion.links.key", key);
    }

    @Override
    public String toString() {
        return "a key"; // secrets stay out of logs
    }
}
