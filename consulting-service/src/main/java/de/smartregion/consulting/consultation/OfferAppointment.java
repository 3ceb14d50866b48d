package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer.Had;
import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keeps starts for a municipality and asks it which one it wants. */
@Component
class OfferAppointment {

    private static final Logger log = LoggerFactory.getLogger(OfferAppointment.class);
    private static final Set<Party> ALLOWED = EnumSet.of(Party.STAFF, Party.CONSULTANT);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final FreeStarts freeStarts;
    private final Advisers advisers;
    private final Agenda agenda;
    private final Terms terms;

    /** One start, with whom if that matters. */
    record Wish(Instant start, @Nullable String consultant) {
        Wish by(@Nullable String own) {
            return consultant == null ? new Wish(start, own) : this;
        }
    }

    OfferAppointment(
            Consultations consultations,
            SettleConsultation settle,
            FreeStarts freeStarts,
            Advisers advisers,
            Agenda agenda,
            Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.freeStarts = freeStarts;
        this.advisers = advisers;
        this.agenda = agenda;
        this.terms = terms;
    }

    /**
     * @param toAnswer working time the municipality has; what is usual, where nobody says
     */
    Decision offer(
            String id,
            Visitor visitor,
            List<Wish> asked,
            @Nullable String note,
            @Nullable Duration toAnswer) {
        settle.settle(id);
        var found = consultations.find(id).orElse(null);
        var now = consultations.now();
        var kept = visitor.keptFrom(found, ALLOWED, now);
        if (kept != null || found == null) {
            return new Decision.Refused(
                    kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept);
        }
        if (!found.status().open()) {
            return found.offer(List.of(), now, false, visitor.actorFor(found), note, terms, now);
        }
        var by = visitor.actorFor(found);
        var wishes = asked.stream().map(it -> it.by(visitor.own(found))).toList();
        if (!wishes.stream()
                .allMatch(
                        it ->
                                advisers.mayBeNamed(
                                        found, it.start(), it.consultant(), null, by, note))) {
            return new Decision.Refused(ConsultationProblem.CONSULTANT_DOES_NOT_FIT);
        }
        var quota = terms.settings().quota();
        boolean beyond =
                wishes.stream()
                        .anyMatch(
                                it -> !consultations.turnLeft(found.request(), it.start(), quota));
        if (beyond && (!by.isOffice() || note == null)) {
            return new Decision.Refused(ConsultationProblem.QUOTA_USED);
        }
        var first = wishes.stream().map(Wish::start).min(Instant::compareTo).orElseThrow();
        var answer =
                terms.hours().plus(now, toAnswer == null ? terms.settings().answer() : toAnswer);
        var until = answer.isBefore(first) ? answer : first;
        var kepts = new ArrayList<Spot>();
        for (var wish : wishes) {
            var spot = claim(found, wish, until, by.party());
            if (spot == null) {
                kepts.forEach(it -> agenda.free(it.slot()));
                return new Decision.Refused(
                        ConsultationProblem.SLOT_TAKEN,
                        freeStarts.next(found.request().need(null, by.party()), wish.start()));
            }
            kepts.add(spot);
        }
        var decision =
                consultations.decide(
                        id,
                        visitor,
                        ALLOWED,
                        null,
                        (consultation, actor, at) ->
                                consultation.offer(kepts, until, beyond, actor, note, terms, at));
        if (decision instanceof Decision.Changed(var offered, var events)) {
            log.info("offered {} starts for {}", kepts.size(), id);
            return new Decision.Changed(settle.settle(id).orElse(offered), events);
        }
        kepts.forEach(it -> agenda.free(it.slot()));
        return decision;
    }

    private @Nullable Spot claim(Consultation consultation, Wish wish, Instant until, Party by) {
        var need = consultation.request().need(null, by);
        for (var consultant :
                advisers.inOrder(consultation, wish.start(), wish.consultant(), null, by)) {
            if (agenda.claim(Names.random(), consultant, need, wish.start(), terms.keptUntil(until))
                    instanceof Had(var slot)) {
                return Spot.of(slot);
            }
        }
        return null;
    }
}
