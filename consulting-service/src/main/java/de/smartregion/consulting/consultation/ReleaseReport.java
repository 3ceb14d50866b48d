package de.smartregion.consulting.consultation;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** Lets the municipality read the report. */
@Component
class ReleaseReport {

    private static final Set<Party> ALLOWED = EnumSet.of(Party.CONSULTANT, Party.STAFF);

    private final Consultations consultations;
    private final Terms terms;

    ReleaseReport(Consultations consultations, Terms terms) {
        this.consultations = consultations;
        this.terms = terms;
    }

    Decision release(String id, Visitor visitor) {
        return consultations.decide(
                id,
                visitor,
                ALLOWED,
                null,
                (consultation, by, now) -> consultation.release(by, terms, now));
    }
}
