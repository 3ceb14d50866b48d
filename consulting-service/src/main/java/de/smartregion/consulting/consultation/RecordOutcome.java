package de.smartregion.consulting.consultation;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** Says whether the appointment took place. */
@Component
class RecordOutcome {

    private static final Set<Party> ALLOWED = EnumSet.of(Party.CONSULTANT, Party.STAFF);

    private final Consultations consultations;
    private final Terms terms;

    RecordOutcome(Consultations consultations, Terms terms) {
        this.consultations = consultations;
        this.terms = terms;
    }

    Decision record(String id, Visitor visitor, boolean held) {
        return consultations.decide(
                id,
                visitor,
                ALLOWED,
                null,
                (consultation, by, now) ->
                        held
                                ? consultation.held(by, terms, now)
                                : consultation.missed(by, terms, now));
    }
}
