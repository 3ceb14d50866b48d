package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** Ends a case, and frees what it had; in time, if it is the municipality that does. */
@Component
class WithdrawConsultation {

    private static final Logger log = LoggerFactory.getLogger(WithdrawConsultation.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON, Party.STAFF);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final Terms terms;

    WithdrawConsultation(Consultations consultations, SettleConsultation settle, Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.terms = terms;
    }

    Decision withdraw(String id, Visitor visitor, @Nullable String reason) {
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) -> consultation.withdraw(by, reason, terms, now));
        if (!(decision instanceof Decision.Changed(var changed, var events))) {
            return decision;
        }
        log.info("withdraw: consultation {}", id);
        return new Decision.Changed(settle.settle(id).orElse(changed), events);
    }
}
