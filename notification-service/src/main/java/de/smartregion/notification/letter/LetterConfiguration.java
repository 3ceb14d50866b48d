package de.smartregion.notification.letter;

import de.smartregion.notification.post.Post;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.List;
import java.util.function.Consumer;

/** How letters are written, and from what. */
@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> rosterMessages(
            Drafts drafts, PortalLinks portal, Letters letters) {
        return new RosterMessages(new RosterLetters(drafts, portal), letters);
    }

    @Bean
    FeedbackLetters feedbackLetters(Drafts drafts) {
        return new FeedbackLetters(drafts);
    }

    @Bean
    Drafts drafts(LetterSettings settings, PortalLinks portal) {
        return new Drafts(settings, portal);
    }

    @Bean
    Letters letters(LetterSettings settings, Post post) {
        return new Letters(new Envelope(new Typesetter(settings.sender()), settings), post);
    }
}
