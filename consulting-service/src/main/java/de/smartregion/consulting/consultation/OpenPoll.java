package de.smartregion.consulting.consultation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** Who asked for advice, or the office for them, asks the others what suits them. */
@Component
class OpenPoll {

    private static final Logger log = LoggerFactory.getLogger(OpenPoll.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON, Party.STAFF);

    private final Consultations consultations;
    private final Terms terms;

    OpenPoll(Consultations consultations, Terms terms) {
        this.consultations = consultations;
        this.terms = terms;
    }

    Decision open(String id, Visitor visitor) {
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) -> consultation.openPoll(by, terms, now));
        if (decision instanceof Decision.Changed) {
            log.info("opened the poll of consultation {}", id);
        }
        return decision;
    }
}
