package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** The municipality, or the office for it, takes one of the starts it was offered. */
@Component
class AcceptOffer {

    private static final Logger log = LoggerFactory.getLogger(AcceptOffer.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON, Party.STAFF);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final FreeStarts freeStarts;
    private final Terms terms;

    AcceptOffer(
            Consultations consultations,
            SettleConsultation settle,
            FreeStarts freeStarts,
            Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.freeStarts = freeStarts;
        this.terms = terms;
    }

    /**
     * @param note why, where the office goes beyond the quota
     */
    Decision accept(String id, Visitor visitor, Instant start, @Nullable String note) {
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) ->
                                consultation.accept(
                                        start,
                                        consultations.turn(
                                                consultation.request(),
                                                start,
                                                terms.settings().quota(),
                                                (by.isOffice() && note != null)
                                                        || goesBeyond(consultation)),
                                        note,
                                        by,
                                        now));
        if (decision instanceof Decision.Refused) {
            return decision;
        }
        var settled = settle.settle(id).orElseThrow();
        if (settled.appointments().stream().noneMatch(it -> it.start().equals(start))) {
            log.info("lost what was offered for {}", id);
            return new Decision.Refused(
                    ConsultationProblem.SLOT_TAKEN,
                    freeStarts.next(settled.request().need(), start));
        }
        return new Decision.Unchanged(settled);
    }

    private static boolean goesBeyond(Consultation consultation) {
        var offer = consultation.offer();
        return offer != null && offer.goesBeyond();
    }
}
