package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whose address it is confirms it; again, it answers the same. */
@Component
class ConfirmConsultation {

    private static final Logger log = LoggerFactory.getLogger(ConfirmConsultation.class);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final FreeStarts freeStarts;
    private final Agenda agenda;
    private final Terms terms;

    ConfirmConsultation(
            Consultations consultations,
            SettleConsultation settle,
            FreeStarts freeStarts,
            Agenda agenda,
            Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.freeStarts = freeStarts;
        this.agenda = agenda;
        this.terms = terms;
    }

    Decision confirm(String id, Visitor visitor) {
        var decision =
                consultations.decide(
                        id,
                        (consultation, now) -> {
                            var kept = visitor.keptFrom(consultation, now);
                            if (kept != null) {
                                return new Decision.Refused(kept);
                            }
                            if (!visitor.confirms(consultation)) {
                                return new Decision.Refused(ConsultationProblem.NOT_YOURS_TO_DO);
                            }
                            var request = consultation.request();
                            var held = consultation.claim();
                            return consultation.confirm(
                                    held == null
                                            ? null
                                            : consultations.turn(
                                                    request,
                                                    held.spot().start(),
                                                    terms.settings().quota(),
                                                    false),
                                    freeStarts
                                            .within(request, consultation.passed(), now)
                                            .isPresent(),
                                    Assignment.byRule(agenda.candidates(request.need(), null), now)
                                            .map(it -> it.to(agenda.adviser(it.consultant())))
                                            .orElse(null),
                                    terms,
                                    now);
                        });
        if (!(decision instanceof Decision.Changed(var confirmed, var events))) {
            return decision;
        }
        log.info("confirmed consultation {}", id);
        var claimed = confirmed.claim();
        boolean givenBack = !confirmed.freeing().isEmpty();
        var settled = settle.settle(id).orElse(confirmed);
        if (givenBack) {
            return new Decision.Refused(ConsultationProblem.QUOTA_USED);
        }
        if (claimed != null && !settled.booked(claimed)) {
            return new Decision.Refused(
                    ConsultationProblem.SLOT_TAKEN,
                    freeStarts.next(settled.request().need(), claimed.spot().start()));
        }
        return new Decision.Changed(settled, events);
    }
}
