package de.smartregion.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What a webhook is told, and which secrets hold. */
class WebhookTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final String SEAT = "de.smartregion.events.seat-confirmed.v1";

    private final WebhookSecrets secrets = new WebhookSecrets(new byte[32]);
    private final Webhook webhook = wanting(SEAT);

    private static Webhook wanting(String... types) {
        return Webhook.made(
                "w",
                new WebhookForm("ERP", "https://hooks.example/?token=geheim", List.of(types)),
                NOW,
                null);
    }

    @Test
    void itIsToldWhatItAskedForAndNothingOfWhatWasBefore() {
        assertThat(webhook.wants(SEAT, NOW)).isTrue();
        assertThat(webhook.wants("de.smartregion.events.seat-moved.v1", NOW)).isFalse();
        assertThat(webhook.wants(SEAT, NOW.minusMillis(1))).isFalse();
        var all = wanting("de.smartregion.events.*");
        assertThat(all.wants(SEAT, NOW)).isTrue();
        assertThat(all.wants("de.smartregion.events.something-new.v2", NOW)).isTrue();
        assertThat(all.wants("de.smartregion.catalog.project-published.v1", NOW)).isFalse();
        assertThat(webhook.in(WebhookState.PAUSED).wants(SEAT, NOW)).isTrue();
        assertThat(webhook.in(WebhookState.ENDED).wants(SEAT, NOW)).isFalse();
    }

    @Test
    void aSecretIsTheSameWheneverItIsNeededAndAnotherForEverybodyElse() {
        var secret = secrets.told(webhook);
        assertThat(secret).startsWith("whsec_");
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        assertThat(secrets.keys(webhook, NOW)).singleElement().isEqualTo(key);
        assertThat(secrets.told(webhook.in(WebhookState.PAUSED))).isEqualTo(secret);
        assertThat(secrets.told(webhook.rotated(NOW))).isNotEqualTo(secret);
        var madeAgain =
                Webhook.made(
                        webhook.id(),
                        WebhookReceiversTest.at("https://a.example/"),
                        NOW.plusMillis(1),
                        null);
        assertThat(secrets.told(madeAgain)).as("under the same key").isNotEqualTo(secret);
        var other = new byte[32];
        other[0] = 1;
        assertThat(new WebhookSecrets(other).told(webhook)).isNotEqualTo(secret);
    }

    @Test
    void forADayBothSecretsHold() {
        var before = secrets.keys(webhook, NOW).getFirst();
        var rotated = webhook.rotated(NOW);
        var day = NOW.plus(Duration.ofHours(24));
        assertThat(secrets.keys(rotated, day.minusMillis(1))).hasSize(2).contains(before);
        assertThat(secrets.keys(rotated, day)).hasSize(1).doesNotContain(before);
    }

    @Test
    void nothingThatMayBeSecretPrintsItself() {
        assertThat(webhook + " " + WebhookView.of(webhook)).doesNotContain("geheim");
    }
}
