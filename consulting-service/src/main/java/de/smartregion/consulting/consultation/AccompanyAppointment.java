package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer.Had;
import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A second consultant comes along to an appointment, or not any more: the office and the
 * appointment's own consultant say so.
 */
@Component
class AccompanyAppointment {

    private static final Logger log = LoggerFactory.getLogger(AccompanyAppointment.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.STAFF, Party.CONSULTANT);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final Agenda agenda;
    private final Terms terms;

    AccompanyAppointment(
            Consultations consultations, SettleConsultation settle, Agenda agenda, Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.agenda = agenda;
        this.terms = terms;
    }

    /** Who could come along, or why that is not told. */
    sealed interface Seconds {
        record Known(List<Candidate> candidates) implements Seconds {}

        record Refused(Decision.Refused refused) implements Seconds {}
    }

    /** Everybody else who is active, fitting or not: the office knows why it asks them. */
    Seconds seconds(String id, String named, Visitor visitor) {
        var found = consultations.find(id).orElse(null);
        var why = keptFrom(found, named, visitor);
        if (why != null || found == null) {
            return new Seconds.Refused(
                    new Decision.Refused(
                            why == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : why));
        }
        var appointment = found.upcoming(named).orElseThrow();
        return new Seconds.Known(
                agenda.seconds(found.request().need(), appointment.start()).stream()
                        .filter(it -> !appointment.involves(it.consultant()))
                        .toList());
    }

    Decision add(String id, String named, String consultant, Visitor visitor) {
        settle.settle(id);
        var found = consultations.find(id).orElse(null);
        var why = keptFrom(found, named, visitor);
        if (why != null || found == null) {
            return new Decision.Refused(
                    why == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : why);
        }
        var appointment = found.upcoming(named).orElseThrow();
        var second = appointment.second();
        if (second != null) {
            return second.consultant().equals(consultant)
                    ? new Decision.Unchanged(found)
                    : new Decision.Refused(ConsultationProblem.ALREADY_ACCOMPANIED);
        }
        if (appointment.involves(consultant)) {
            return new Decision.Refused(ConsultationProblem.COMES_ALREADY);
        }
        if (!agenda.advises(consultant)) {
            return new Decision.Refused(ConsultationProblem.CONSULTANT_DOES_NOT_FIT);
        }
        var by = visitor.actorFor(found);
        var now = consultations.now();
        if (!(agenda.claimSecond(
                        Names.random(),
                        consultant,
                        found.request().need(),
                        appointment.start(),
                        now.plus(terms.settings().hold()))
                instanceof Had(var slot))) {
            return new Decision.Refused(ConsultationProblem.CONSULTANT_NOT_FREE);
        }
        var claim =
                Claim.begun(
                        Claim.Kind.SECOND,
                        Spot.of(slot),
                        null,
                        named,
                        by.party(),
                        by.name(),
                        null,
                        now);
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, actor, at) -> {
                            var kept = keptFrom(consultation, named, visitor);
                            return kept == null
                                    ? consultation.begin(false, claim, actor, terms, at)
                                    : new Decision.Refused(kept);
                        });
        if (decision instanceof Decision.Refused) {
            agenda.free(slot);
            return decision;
        }
        var settled = settle.settle(id).orElseThrow();
        if (!settled.booked(claim)) {
            return new Decision.Refused(ConsultationProblem.CONSULTANT_NOT_FREE);
        }
        log.info("a second consultant for {}", id);
        return new Decision.Unchanged(settled);
    }

    Decision remove(String id, String named, Visitor visitor) {
        settle.settle(id);
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, by, now) -> {
                            var kept = keptFrom(consultation, named, visitor);
                            return kept == null
                                    ? consultation.unaccompany(named, by, terms, now)
                                    : new Decision.Refused(kept);
                        });
        return decision instanceof Decision.Changed(var changed, var events)
                ? new Decision.Changed(settle.settle(id).orElse(changed), events)
                : decision;
    }

    /** Who comes along themselves does not decide it. */
    private @Nullable ConsultationProblem keptFrom(
            @Nullable Consultation found, String named, Visitor visitor) {
        var kept = visitor.keptFrom(found, ALLOWED, consultations.now());
        if (kept != null || found == null) {
            return kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept;
        }
        var appointment = found.upcoming(named).orElse(null);
        if (appointment == null) {
            return ConsultationProblem.NOT_SCHEDULED;
        }
        return visitor.mayAccompany(found, appointment)
                ? null
                : ConsultationProblem.NOT_YOURS_TO_DO;
    }
}
