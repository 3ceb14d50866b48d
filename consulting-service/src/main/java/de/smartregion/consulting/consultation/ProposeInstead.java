package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/**
 * A consultant is away, works at other times or has left: the office is told, per appointment, who
 * could go or when; it decides.
 */
@Component
class ProposeInstead {

    private static final Logger log = LoggerFactory.getLogger(ProposeInstead.class);

    private static final int MOST_CASES = 500;

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final Collisions collisions;

    ProposeInstead(
            Consultations consultations,
            SettleConsultation settle,
            Agenda agenda,
            FreeStarts freeStarts) {
        this.consultations = consultations;
        this.settle = settle;
        this.collisions = new Collisions(agenda, freeStarts);
    }

    void propose(String consultant, String absence, Instant from, Instant until) {
        // What is over and not recorded yet needs nobody any more.
        var now = consultations.now();
        var begin = from.isBefore(now) ? now : from;
        for (var found : meeting(consultant, begin, until)) {
            for (var appointment : found.appointments()) {
                if (appointment.scheduled()
                        && appointment.involves(consultant)
                        && appointment.start().isBefore(until)
                        && appointment.end().isAfter(begin)
                        && consultations.decide(
                                        found.id(),
                                        (it, at) ->
                                                collisions.collide(
                                                        it, appointment, consultant, absence, at))
                                instanceof Decision.Changed) {
                    log.info("told of an absence: consultation {}", found.id());
                }
            }
        }
    }

    /** Other hours, or none any more: what is to come is compared with them. */
    void compare(String consultant) {
        for (var found : meeting(consultant, consultations.now(), Consultation.NEVER)) {
            if (consultations.decide(found.id(), (it, at) -> collisions.anew(it, consultant, at))
                    instanceof Decision.Changed) {
                log.info("compared with other hours: consultation {}", found.id());
            }
        }
    }

    /** What is begun with their days is finished first: it may be an appointment, too. */
    private List<Consultation> meeting(String consultant, Instant from, Instant until) {
        consultations.claiming(consultant, MOST_CASES).forEach(it -> settle.settle(it.id()));
        return consultations.meeting(consultant, from, until, MOST_CASES);
    }

    /** Nobody is away after all: there is nothing to decide. */
    void takeBack(String absence) {
        for (var found : consultations.collidingWith(absence, MOST_CASES)) {
            consultations.decide(found.id(), (it, now) -> it.back(absence, now));
        }
    }
}
