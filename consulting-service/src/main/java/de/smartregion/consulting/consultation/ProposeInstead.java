package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A consultant is away: the office is told, per appointment, who could go or when; it decides. */
@Component
class ProposeInstead {

    private static final Logger log = LoggerFactory.getLogger(ProposeInstead.class);

    private static final int MOST_CASES = 500;
    private static final int MOST_PROPOSALS = 3;

    private final Consultations consultations;
    private final Agenda agenda;
    private final FreeStarts freeStarts;

    ProposeInstead(Consultations consultations, Agenda agenda, FreeStarts freeStarts) {
        this.consultations = consultations;
        this.agenda = agenda;
        this.freeStarts = freeStarts;
    }

    void propose(String consultant, String absence, Instant from, Instant until) {
        // What is over and not recorded yet needs nobody any more.
        var now = consultations.now();
        var begin = from.isBefore(now) ? now : from;
        for (var found : consultations.meeting(consultant, begin, until, MOST_CASES)) {
            for (var appointment : found.appointments()) {
                if (appointment.scheduled()
                        && appointment.involves(consultant)
                        && appointment.start().isBefore(until)
                        && appointment.end().isAfter(begin)
                        && consultations.decide(
                                        found.id(),
                                        (consultation, at) ->
                                                appointment.consultant().equals(consultant)
                                                        ? consultation.collide(
                                                                appointment.id(),
                                                                consultant,
                                                                absence,
                                                                proposals(
                                                                        consultation,
                                                                        appointment,
                                                                        until),
                                                                at)
                                                        : consultation.collideSecond(
                                                                appointment.id(),
                                                                consultant,
                                                                absence,
                                                                at))
                                instanceof Decision.Changed) {
                    log.info("told of an absence: consultation {}", found.id());
                }
            }
        }
    }

    /** Nobody is away after all: there is nothing to decide. */
    void takeBack(String absence) {
        for (var found : consultations.collidingWith(absence, MOST_CASES)) {
            consultations.decide(found.id(), (it, now) -> it.back(absence, now));
        }
    }

    /** Others at the same time; then the next times of anybody. */
    private List<Proposal> proposals(
            Consultation consultation, Appointment appointment, Instant back) {
        var need = consultation.request().need(appointment, Party.STAFF);
        var second = appointment.second() == null ? null : appointment.second().consultant();
        var proposals = new ArrayList<Proposal>();
        for (var candidate :
                Assignment.ranked(agenda.candidates(need, appointment.start()), Candidate::free)) {
            if (proposals.size() < MOST_PROPOSALS
                    && !appointment.involves(candidate.consultant())) {
                proposals.add(
                        new Proposal(
                                candidate.consultant(), candidate.name(), appointment.start()));
            }
        }
        for (var start : freeStarts.next(need, second, appointment.start())) {
            if (proposals.size() >= MOST_PROPOSALS || start.equals(appointment.start())) {
                continue;
            }
            Assignment.ranked(agenda.candidates(need, start), Candidate::free).stream()
                    .filter(it -> !it.consultant().equals(second))
                    .filter(
                            it ->
                                    !it.consultant().equals(appointment.consultant())
                                            || !start.isBefore(back))
                    .findFirst()
                    .ifPresent(
                            it -> proposals.add(new Proposal(it.consultant(), it.name(), start)));
        }
        return proposals;
    }
}
