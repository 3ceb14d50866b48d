package de.smartregion.events.registration;

import de.smartregion.platform.security.SignedLinks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> gatheringMessages(Rosters rosters, RosterDesk desk) {
        return new GatheringMessages(rosters, desk);
    }

    @Bean
    RosterTerms rosterTerms(RegistrationSettings settings, SignedLinks links) {
        return new RosterTerms(settings.hold(), settings.reach(), new RosterLinks(links));
    }
}
