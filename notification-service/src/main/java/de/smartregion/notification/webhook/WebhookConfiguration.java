package de.smartregion.notification.webhook;

import de.smartregion.notification.call.Switchboard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** How webhooks are kept, and what they hear. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    Webhooks webhooks(MongoOperations store) {
        return new Webhooks(store);
    }

    @Bean
    WebhookSecrets webhookSecrets(WebhookSettings settings) {
        return new WebhookSecrets(settings.keyBytes());
    }

    @Bean
    WebhookReceivers webhookReceivers(Webhooks webhooks, WebhookSecrets secrets, Clock clock) {
        return new WebhookReceivers(webhooks, secrets, clock);
    }

    @Bean
    MakeWebhook makeWebhook(Webhooks webhooks, WebhookSettings settings, Clock clock) {
        return new MakeWebhook(webhooks, settings, clock);
    }

    @Bean
    Consumer<Message<List<byte[]>>> webhookMessages(Webhooks webhooks, Switchboard switchboard) {
        return new WebhookMessages(webhooks, switchboard::accept);
    }
}
