package de.smartregion.events.diary;

import de.smartregion.platform.security.SignedLinks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.List;
import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class DiaryConfiguration {

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<List<byte[]>>> rosterMessages(Diaries diaries, Owners owners) {
        return new DiaryMessages(diaries, owners);
    }

    @Bean
    Owners owners(SignedLinks links) {
        return new Owners(links);
    }
}
