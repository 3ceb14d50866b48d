package de.smartregion.notification.letter;

import de.smartregion.notification.post.Postman;
import de.smartregion.platform.event.CloudEvent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** The door through which the rosters' events come in. */
@Configuration(proxyBeanMethods = false)
class RosterMessages {

    @Bean
    Consumer<Message<byte[]>> rosterMessages(RosterLetters rosterLetters, Letters letters) {
        return message -> rosterLetters.about(CloudEvent.from(message)).ifPresent(letters::write);
    }

    @Bean
    RosterLetters rosterLetters(LetterSettings settings, PortalLinks portal) {
        return new RosterLetters(settings, portal);
    }

    @Bean
    Letters letters(LetterSettings settings, Postman postman) {
        return new Letters(new Envelope(new Typesetter(settings.sender()), settings), postman);
    }
}
