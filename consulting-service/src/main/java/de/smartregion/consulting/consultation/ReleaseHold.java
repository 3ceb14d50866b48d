package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;

import org.springframework.stereotype.Component;

/** Gives a held slot back before its time is over; again, it answers the same. */
@Component
class ReleaseHold {

    private final Agenda agenda;
    private final Consultations consultations;
    private final Terms terms;

    ReleaseHold(Agenda agenda, Consultations consultations, Terms terms) {
        this.agenda = agenda;
        this.consultations = consultations;
        this.terms = terms;
    }

    /** False for who does not hold it; what a case has taken over is the case's. */
    boolean release(String hold, String token) {
        var ticket = HoldTicket.open(token, terms.links()).filter(it -> it.hold().equals(hold));
        if (ticket.isEmpty()) {
            return false;
        }
        var spot = ticket.get().spot();
        if (!consultations.uses(spot)) {
            agenda.free(spot.slot());
        }
        return true;
    }
}
