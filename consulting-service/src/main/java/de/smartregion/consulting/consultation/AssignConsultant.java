package de.smartregion.consulting.consultation;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** The office decides who advises, and says why. */
@Component
class AssignConsultant {

    private static final Set<Party> ALLOWED = EnumSet.of(Party.STAFF);

    private final Consultations consultations;
    private final Advisers advisers;

    AssignConsultant(Consultations consultations, Advisers advisers) {
        this.consultations = consultations;
        this.advisers = advisers;
    }

    Decision assign(String id, Visitor visitor, String consultant, String note) {
        return consultations.decide(
                id,
                visitor,
                ALLOWED,
                null,
                (consultation, by, now) -> {
                    var candidates = advisers.candidates(consultation, null);
                    return candidates.stream().noneMatch(it -> it.consultant().equals(consultant))
                            ? new Decision.Refused(ConsultationProblem.CONSULTANT_DOES_NOT_FIT)
                            : consultation.assign(
                                    Assignment.of(consultant, candidates, by.name(), note, now)
                                            .to(advisers.named(consultant)),
                                    now);
                });
    }
}
