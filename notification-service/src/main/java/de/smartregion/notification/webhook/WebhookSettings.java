package de.smartregion.notification.webhook;

import de.smartregion.platform.security.Keys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key makes the secrets of webhooks, base64; another key makes other secrets. From the
 *     environment: {@code SMARTREGION_WEBHOOKS_KEY}, or else the key of letters
 * @param most how many webhooks there may be: each is asked for whenever something happens
 */
@ConfigurationProperties("smartregion.webhooks")
record WebhookSettings(@Nullable String key, @DefaultValue("50") int most) {
    private static final String KEY = "smartregion.webhooks.key";

    WebhookSettings {
        Keys.decode(KEY, key);
        if (most < 1) {
            throw new IllegalArgumentException("smartregion.webhooks.most must be at least 1");
        }
    }

    byte[] keyBytes() {
        return Keys.decode(KEY, key);
    }

    @Override
    public String toString() {
        return "settings of webhooks"; // secrets stay out of logs
    }
}
