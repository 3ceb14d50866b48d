package de.smartregion.notification.webhook;

import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Makes a webhook; a repeated request finds the one it made. */
final class MakeWebhook {

    /** 22 characters of base64url: 128 bits and a little. */
    private final Webhooks webhooks;

    private final WebhookSettings settings;
    private final Clock clock;

    MakeWebhook(Webhooks webhooks, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What makes a request the same one when it comes again: who asks, under which key, for what.
     */
    record Naming(String caller, String key, String fingerprint) {}

    sealed interface Outcome {
        record Made(Webhook webhook) implements Outcome {}

        record Refused(WebhookProblem why) implements Outcome {}
    }

    Outcome make(WebhookForm form, @Nullable Naming naming) {
        var id =
                naming == null
                        ? Names.random()
                        : Names.of("webhook", naming.caller(), naming.key());
        var fingerprint = naming == null ? null : naming.fingerprint();
        var earlier = webhooks.find(id);
        if (earlier.isEmpty()) {
            if (webhooks.count() >= settings.most()) {
                return new Outcome.Refused(WebhookProblem.TOO_MANY_WEBHOOKS);
            }
            // As events tell their times: to the millisecond.
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var made = Webhook.made(id, form, now, fingerprint);
            if (webhooks.insert(made)) {
                return new Outcome.Made(made);
            }
            earlier = webhooks.find(id);
        }
        return earlier.filter(it -> fingerprint != null && fingerprint.equals(it.fingerprint()))
                .map(MakeWebhook::again)
                .orElseGet(() -> new Outcome.Refused(WebhookProblem.IDEMPOTENCY_KEY_REUSED));
    }

    /** What was told then is told again, and never what replaced it. */
    private static Outcome again(Webhook made) {
        return made.rotation() == 1
                ? new Outcome.Made(made)
                : new Outcome.Refused(WebhookProblem.SECRET_REPLACED);
    }
}
