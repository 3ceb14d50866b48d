package de.smartregion.notification.webhook;

import de.smartregion.notification.call.Receiver;
import de.smartregion.notification.call.Receivers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Webhooks as those see them who call. */
final class WebhookReceivers implements Receivers {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceivers.class);

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Clock clock;

    WebhookReceivers(Webhooks webhooks, WebhookSecrets secrets, Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public List<Receiver> ready() {
        var now = clock.instant();
        return webhooks.in(WebhookState.ACTIVE).stream()
                .map(it -> new Receiver(it.id(), URI.create(it.address()), secrets.keys(it, now)))
                .toList();
    }

    @Override
    public boolean knows(String webhook) {
        return webhooks.find(webhook).isPresent();
    }

    @Override
    public boolean hasEnded(String webhook) {
        return webhooks.find(webhook).filter(it -> it.state() == WebhookState.ENDED).isPresent();
    }

    /** Where it is called by now, somebody may listen. */
    @Override
    public void gone(Receiver receiver) {
        for (var seen = active(receiver); seen.isPresent(); seen = active(receiver)) {
            if (webhooks.save(seen.get(), seen.get().in(WebhookState.ENDED))) {
                LOG.warn("ended webhook {}: its receiver is gone", receiver.webhook());
                return;
            }
        }
    }

    private Optional<Webhook> active(Receiver receiver) {
        return webhooks.find(receiver.webhook())
                .filter(it -> it.state() == WebhookState.ACTIVE)
                .filter(it -> it.address().equals(receiver.address().toString()));
    }
}
