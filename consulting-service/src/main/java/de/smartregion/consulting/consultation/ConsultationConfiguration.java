package de.smartregion.consulting.consultation;

import de.smartregion.consulting.almanac.WorkingHours;
import de.smartregion.platform.security.SignedLinks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class ConsultationConfiguration {

    /** The names of the bindings: they stand in application.yml. */
    @Bean
    Consumer<Message<byte[]>> freedMessages(
            OfferFreedSlots offerFreedSlots, TellOfEarlier tellOfEarlier) {
        return new FreedMessages(offerFreedSlots, tellOfEarlier);
    }

    @Bean
    Consumer<Message<byte[]>> absenceMessages(
            ProposeInstead proposeInstead, OfferFreedSlots offerFreedSlots) {
        return new AbsenceMessages(proposeInstead, offerFreedSlots);
    }

    @Bean
    Terms consultationTerms(ConsultationSettings settings, SignedLinks links) {
        return new Terms(settings, WorkingHours.OFFICE, links);
    }
}
