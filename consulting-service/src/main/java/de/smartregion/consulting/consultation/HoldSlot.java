package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer.Had;
import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.platform.outbox.Names;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** Keeps a slot of whoever fits best while the form is filled in. */
@Component
class HoldSlot {

    private static final Logger log = LoggerFactory.getLogger(HoldSlot.class);

    private final Agenda agenda;
    private final Consultations consultations;
    private final FreeStarts freeStarts;
    private final Terms terms;

    /** Whether it was kept. */
    sealed interface Holding {
        record Held(HoldTicket ticket, String token) implements Holding {
            @Override
            public String toString() {
                return "held"; // whoever reads the token may act
            }
        }

        record Taken(List<Instant> next) implements Holding {}
    }

    HoldSlot(Agenda agenda, Consultations consultations, FreeStarts freeStarts, Terms terms) {
        this.agenda = agenda;
        this.consultations = consultations;
        this.freeStarts = freeStarts;
        this.terms = terms;
    }

    Holding hold(Agenda.Need need, Instant start) {
        var now = consultations.now();
        var until = now.plus(terms.settings().hold());
        var name = Names.random();
        for (var candidate : Assignment.ranked(agenda.candidates(need, start), Candidate::free)) {
            if (agenda.claim(name, candidate.consultant(), need, start, until)
                    instanceof Had(var slot)) {
                log.debug("held {}", name);
                var ticket =
                        new HoldTicket(
                                Spot.of(slot), until, need.module(), need.mode(), need.place());
                return new Holding.Held(ticket, ticket.seal(terms.links()));
            }
        }
        return new Holding.Taken(freeStarts.next(need, start));
    }
}
