package de.smartregion.events.gathering;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class GatheringConfiguration {

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> consultationMessages(Gatherings gatherings) {
        return new ConsultationMessages(gatherings);
    }
}
