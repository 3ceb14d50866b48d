package de.smartregion.consulting.consultation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** The office says that it cannot help, and why. */
@Component
class DeclineConsultation {

    private static final Logger log = LoggerFactory.getLogger(DeclineConsultation.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.STAFF);

    private final Consultations consultations;
    private final SettleConsultation settle;

    DeclineConsultation(Consultations consultations, SettleConsultation settle) {
        this.consultations = consultations;
        this.settle = settle;
    }

    Decision decline(String id, Visitor visitor, String reason) {
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) -> consultation.decline(by, reason, now));
        if (!(decision instanceof Decision.Changed(var changed, var events))) {
            return decision;
        }
        log.info("decline: consultation {}", id);
        return new Decision.Changed(settle.settle(id).orElse(changed), events);
    }
}
