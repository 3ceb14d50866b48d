package de.smartregion.catalog.subscription;

import de.smartregion.platform.security.SignedLinks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

    @Bean
    SubscriberLinks subscriberLinks(SignedLinks links) {
        return new SubscriberLinks(links);
    }

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> projectMessages(TellSubscribers tellSubscribers) {
        return new ProjectMessages(tellSubscribers);
    }
}
