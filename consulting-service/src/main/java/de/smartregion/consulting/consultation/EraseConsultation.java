package de.smartregion.consulting.consultation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** The office forgets who asked, before time does. */
@Component
class EraseConsultation {

    private static final Logger log = LoggerFactory.getLogger(EraseConsultation.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.STAFF);

    private final Consultations consultations;

    EraseConsultation(Consultations consultations) {
        this.consultations = consultations;
    }

    Decision erase(String id, Visitor visitor) {
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) -> consultation.erase(by, now));
        if (decision instanceof Decision.Changed) {
            log.info("erased consultation {}", id);
        }
        return decision;
    }
}
