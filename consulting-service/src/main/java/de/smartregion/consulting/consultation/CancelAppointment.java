package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** Calls off one appointment and leaves the case; in time, if it is the municipality that does. */
@Component
class CancelAppointment {

    private static final Logger log = LoggerFactory.getLogger(CancelAppointment.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON, Party.STAFF);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final Terms terms;

    CancelAppointment(Consultations consultations, SettleConsultation settle, Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.terms = terms;
    }

    Decision cancel(String id, String appointment, Visitor visitor, @Nullable String reason) {
        settle.settle(id);
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) ->
                                consultation.cancel(appointment, by, reason, terms, now));
        if (!(decision instanceof Decision.Changed(var changed, var events))) {
            return decision;
        }
        log.info("cancel: an appointment of consultation {}", id);
        return new Decision.Changed(settle.settle(id).orElse(changed), events);
    }
}
