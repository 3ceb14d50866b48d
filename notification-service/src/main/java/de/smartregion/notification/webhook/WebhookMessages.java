package de.smartregion.notification.webhook;

import de.smartregion.notification.call.Notice;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.EventBatch;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.messaging.Message;

import java.util.List;
import java.util.function.Consumer;

/**
 * The door through which all services' events come in that somebody outside may want to hear of.
 */
final class WebhookMessages implements Consumer<Message<List<byte[]>>> {
    private final Webhooks webhooks;
    private final Consumer<List<Notice>> tell;

    WebhookMessages(Webhooks webhooks, Consumer<List<Notice>> tell) {
        this.webhooks = webhooks;
        this.tell = tell;
    }

    /** While there is no webhook, nothing is even read. */
    @Override
    public void accept(Message<List<byte[]>> poll) {
        var listening = listening();
        if (!listening.isEmpty()) {
            EventBatch.from(poll).each(event -> notices(event, listening), tell);
        }
    }

    /** Asked for each poll: what happens after a webhook was made, it is told. */
    private List<Webhook> listening() {
        try {
            return webhooks.all();
        } catch (RuntimeException away) {
            // Not the fault of any record: the first one waits for the store, and all behind it.
            throw new BatchListenerFailedException("no webhooks to be read", away, 0);
        }
    }

    private static List<Notice> notices(CloudEvent event, List<Webhook> listening) {
        return listening.stream()
                .filter(webhook -> webhook.wants(event.type(), event.time()))
                .map(webhook -> Notice.of(webhook.id(), event))
                .toList();
    }
}
