package de.smartregion.notification.consulting;

import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letters;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** The door for what happens to consultations. */
@Configuration(proxyBeanMethods = false)
class ConsultingConfiguration {

    @Bean
    Consumer<Message<byte[]>> consultationMessages(Drafts drafts, Letters letters) {
        return new ConsultationMessages(new ConsultationLetters(drafts), letters);
    }
}
