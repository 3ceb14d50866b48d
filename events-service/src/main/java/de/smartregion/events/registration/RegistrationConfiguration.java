package de.smartregion.events.registration;

import de.smartregion.platform.security.SignedLinks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    @Bean
    RosterTerms rosterTerms(RegistrationSettings settings, SignedLinks links) {
        return new RosterTerms(settings.hold(), settings.reach(), new RosterLinks(links));
    }
}
