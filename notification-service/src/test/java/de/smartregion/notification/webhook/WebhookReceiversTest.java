package de.smartregion.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.platform.infrastructure.Store;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Who is called, and who no more. */
class WebhookReceiversTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");

    private final Webhooks webhooks = new Webhooks(Store.mongo());
    private final WebhookReceivers receivers =
            new WebhookReceivers(
                    webhooks, new WebhookSecrets(new byte[32]), Clock.fixed(NOW, ZoneOffset.UTC));

    static WebhookForm at(String address) {
        return new WebhookForm("ERP", address, List.of("de.smartregion.events.*"));
    }

    @Test
    void whoIsGoneWhereItWasCalledMayListenElsewhereByNow() {
        var made = Webhook.made("w", at("https://hooks.example/old"), NOW, null);
        webhooks.insert(made);
        var old = receivers.ready().getFirst();
        assertThat(webhooks.save(made, made.changed(at("https://hooks.example/new")))).isTrue();
        receivers.gone(old);
        assertThat(receivers.hasEnded("w")).isFalse();

        receivers.gone(receivers.ready().getFirst());
        assertThat(receivers.hasEnded("w")).isTrue();
        assertThat(receivers.ready()).isEmpty();
    }
}
