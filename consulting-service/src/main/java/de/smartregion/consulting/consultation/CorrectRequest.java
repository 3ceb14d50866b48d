package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer.Had;
import de.smartregion.platform.outbox.Names;
import de.smartregion.platform.web.CommonProblem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Puts right what was asked for. Whether an appointment can be held another way is decided by the
 * days of who advises, as if it were moved to where it is.
 */
@Component
class CorrectRequest {

    private static final Logger log = LoggerFactory.getLogger(CorrectRequest.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.PERSON, Party.STAFF);

    private final Consultations consultations;

    /** A year that is full is so with this appointment. */
    private static final String HAS_ITS_PLACE = "capacity";

    private final SettleConsultation settle;
    private final FreeStarts freeStarts;
    private final Agenda agenda;
    private final Terms terms;

    CorrectRequest(
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

    /**
     * @param seen the version that was looked at
     */
    Decision correct(String id, Visitor visitor, long seen, UnaryOperator<Request> correction) {
        var found = consultations.find(id).orElse(null);
        var now = consultations.now();
        var kept = visitor.keptFrom(found, ALLOWED, now);
        if (kept != null || found == null) {
            return new Decision.Refused(
                    kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept);
        }
        if (found.version() != seen) {
            return new Decision.Refused(
                    CommonProblem.PRECONDITION_FAILED, List.of(), found.version());
        }
        var corrected = correction.apply(found.request());
        var moving = found.toCome(now).stream().findFirst().orElse(null);
        if (moving != null && corrected.mode() != found.request().mode()) {
            return otherWay(found, moving, corrected, visitor, now);
        }
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        seen,
                        (consultation, by, at) ->
                                consultation.correct(
                                        corrected,
                                        freeStarts
                                                .within(corrected, consultation.passed(), at)
                                                .isPresent(),
                                        by,
                                        terms,
                                        at));
        if (decision instanceof Decision.Changed) {
            log.info("corrected the request of {}", id);
        }
        return decision;
    }

    private Decision otherWay(
            Consultation found,
            Appointment moving,
            Request corrected,
            Visitor visitor,
            Instant now) {
        var by = visitor.actorFor(found);
        var why = new Correcting(found).keeps(corrected, by, terms, now);
        if (why != null) {
            return new Decision.Refused(why);
        }
        if (by.party() == Party.PERSON && !fits(moving, corrected)) {
            return new Decision.Refused(ConsultationProblem.MODE_DOES_NOT_FIT);
        }
        var second = moving.second();
        var first = claim(moving.consultant(), moving, corrected, now);
        var along = second == null ? null : claim(second.consultant(), moving, corrected, now);
        if (first == null || (second != null && along == null)) {
            giveUp(first);
            giveUp(along);
            return new Decision.Refused(ConsultationProblem.MODE_DOES_NOT_FIT);
        }
        var claim =
                Claim.begun(
                                Claim.Kind.MOVE,
                                first,
                                null,
                                moving.id(),
                                by.party(),
                                by.name(),
                                null,
                                now)
                        .withSecond(along)
                        .correcting(corrected);
        var decision =
                consultations.decide(
                        found.id(),
                        visitor,
                        ALLOWED,
                        found.version(),
                        (consultation, actor, at) ->
                                consultation.begin(false, claim, actor, terms, at));
        if (decision instanceof Decision.Refused) {
            claim.spots().forEach(it -> agenda.free(it.slot()));
            return decision;
        }
        var settled = settle.settle(found.id()).orElseThrow();
        if (!settled.booked(claim)) {
            return new Decision.Refused(ConsultationProblem.MODE_DOES_NOT_FIT);
        }
        log.info("corrected how {} is held", found.id());
        return new Decision.Unchanged(settled);
    }

    /** Where somebody does not go of themselves, only the office sends them. */
    private boolean fits(Appointment moving, Request corrected) {
        return agenda.candidates(corrected.need(moving), moving.start()).stream()
                .filter(it -> it.consultant().equals(moving.consultant()))
                .anyMatch(it -> it.against().stream().allMatch(HAS_ITS_PLACE::equals));
    }

    /** Without notice: they are to be there already. */
    private @Nullable Spot claim(
            String consultant, Appointment moving, Request corrected, Instant now) {
        return agenda.claimSecond(
                                Names.random(),
                                consultant,
                                corrected.need(moving),
                                moving.start(),
                                now.plus(terms.settings().hold()))
                        instanceof Had(var slot)
                ? Spot.of(slot)
                : null;
    }

    private void giveUp(@Nullable Spot claimed) {
        if (claimed != null) {
            agenda.free(claimed.slot());
        }
    }
}
