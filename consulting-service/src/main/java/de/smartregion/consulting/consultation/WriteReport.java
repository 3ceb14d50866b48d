package de.smartregion.consulting.consultation;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** Writes down what came of it; who has seen another version is told. */
@Component
class WriteReport {

    private static final Set<Party> ALLOWED = EnumSet.of(Party.CONSULTANT, Party.STAFF);

    private final Consultations consultations;
    private final Terms terms;

    WriteReport(Consultations consultations, Terms terms) {
        this.consultations = consultations;
        this.terms = terms;
    }

    Decision write(String id, Visitor visitor, long seen, Report report) {
        return consultations.decide(
                id,
                visitor,
                ALLOWED,
                seen,
                (consultation, by, now) -> consultation.write(report, by, terms, now));
    }
}
