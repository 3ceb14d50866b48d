package de.smartregion.notification.letter;

import de.smartregion.notification.post.Post;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** How letters are written, and from what. */
@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

    @Bean
    Consumer<Message<byte[]>> rosterMessages(
            LetterSettings settings, PortalLinks portal, Letters letters) {
        return new RosterMessages(new RosterLetters(settings, portal), letters);
    }

    @Bean
    FeedbackLetters feedbackLetters(LetterSettings settings) {
        return new FeedbackLetters(settings);
    }

    @Bean
    Letters letters(LetterSettings settings, Post post) {
        return new Letters(new Envelope(new Typesetter(settings.sender()), settings), post);
    }
}
