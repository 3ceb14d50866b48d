package de.smartregion.consulting.consultation;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Map;

/** Somebody who comes along says, by the link of their letter, which starts suit them. */
@Component
class AnswerBallot {

    private final Consultations consultations;
    private final Terms terms;

    AnswerBallot(Consultations consultations, Terms terms) {
        this.consultations = consultations;
        this.terms = terms;
    }

    Decision answer(String id, String token, Map<Instant, Suits> answers) {
        return consultations.decide(
                id, (consultation, now) -> consultation.answer(token, answers, terms, now));
    }
}
