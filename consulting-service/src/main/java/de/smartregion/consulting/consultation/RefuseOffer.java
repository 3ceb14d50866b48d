package de.smartregion.consulting.consultation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** The municipality wants none of what it was offered. */
@Component
class RefuseOffer {

    private static final Logger log = LoggerFactory.getLogger(RefuseOffer.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON, Party.STAFF);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final Terms terms;

    RefuseOffer(Consultations consultations, SettleConsultation settle, Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.terms = terms;
    }

    Decision refuse(String id, Visitor visitor) {
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) -> consultation.refuse(by, terms, now));
        if (!(decision instanceof Decision.Changed(var changed, var events))) {
            return decision;
        }
        log.info("refuse: consultation {}", id);
        return new Decision.Changed(settle.settle(id).orElse(changed), events);
    }
}
