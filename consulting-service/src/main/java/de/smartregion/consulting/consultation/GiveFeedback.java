package de.smartregion.consulting.consultation;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Set;

/** The municipality says whether it helped. */
@Component
class GiveFeedback {

    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON);

    private final Consultations consultations;

    GiveFeedback(Consultations consultations) {
        this.consultations = consultations;
    }

    Decision give(String id, Visitor visitor, Feedback feedback) {
        return consultations.decide(
                id,
                visitor,
                ALLOWED,
                null,
                (consultation, by, now) -> consultation.say(feedback, by, now));
    }
}
