package de.smartregion.notification.catalog;

import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letters;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** One door per topic of the catalogue. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    Consumer<Message<byte[]>> submissionMessages(Drafts drafts, Letters letters) {
        return new CatalogMessages(new SubmissionLetters(drafts), letters);
    }

    @Bean
    Consumer<Message<byte[]>> projectMessages(Drafts drafts, Letters letters) {
        return new CatalogMessages(new ProjectLetters(drafts), letters);
    }

    @Bean
    Consumer<Message<byte[]>> reuseMessages(Drafts drafts, Letters letters) {
        return new CatalogMessages(new ReuseLetters(drafts), letters);
    }

    @Bean
    Consumer<Message<byte[]>> subscriberMessages(Drafts drafts, Letters letters) {
        return new CatalogMessages(new SubscriberLetters(drafts), letters);
    }
}
