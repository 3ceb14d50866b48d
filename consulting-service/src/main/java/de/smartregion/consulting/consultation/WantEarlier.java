package de.smartregion.consulting.consultation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** Who has an appointment, or the office for them, says that they would rather come earlier. */
@Component
class WantEarlier {

    private static final Logger log = LoggerFactory.getLogger(WantEarlier.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON, Party.STAFF);

    private final Consultations consultations;
    private final Terms terms;

    WantEarlier(Consultations consultations, Terms terms) {
        this.consultations = consultations;
        this.terms = terms;
    }

    /**
     * @param wanted or not any more
     */
    Decision want(String id, Visitor visitor, boolean wanted) {
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) -> consultation.want(wanted, by, terms, now));
        if (decision instanceof Decision.Changed) {
            log.info("{} wants to come earlier: {}", id, wanted);
        }
        return decision;
    }
}
