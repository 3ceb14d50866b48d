package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer.Had;
import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is free goes to who waits for it, in order: the first whose windows it fits is offered it
 * and has some working hours to answer.
 */
@Component
class OfferFreedSlots {

    private static final Logger log = LoggerFactory.getLogger(OfferFreedSlots.class);

    /** So many are read at once. */
    private static final int MOST = 200;

    private final Consultations consultations;
    private final FreeStarts freeStarts;
    private final Agenda agenda;
    private final Terms terms;

    OfferFreedSlots(
            Consultations consultations, FreeStarts freeStarts, Agenda agenda, Terms terms) {
        this.consultations = consultations;
        this.freeStarts = freeStarts;
        this.agenda = agenda;
        this.terms = terms;
    }

    void offer() {
        @Nullable Consultation last = null;
        while (true) {
            var some = consultations.waiting(consultations.now(), MOST, last);
            for (var waiting : some) {
                if (waiting.claim() != null || waiting.full()) {
                    continue; // it would refuse, and what is held for it and freed calls us again
                }
                var now = consultations.now();
                freeStarts
                        .within(waiting.request(), waiting.passed(), mayHave(waiting), now)
                        .ifPresent(start -> offer(waiting, start, now));
            }
            if (some.size() < MOST) {
                return;
            }
            last = some.getLast();
        }
    }

    /** Whose year is used up keeps nobody behind from what is free in it; asked once a year. */
    private Predicate<Instant> mayHave(Consultation waiting) {
        var request = waiting.request();
        var years = new HashMap<Turn, Boolean>();
        return start ->
                years.computeIfAbsent(
                        Turn.of(request, start),
                        _ -> consultations.turnLeft(request, start, terms.settings().quota()));
    }

    private void offer(Consultation waiting, Instant start, Instant now) {
        var need = waiting.request().need();
        var answer = terms.hours().plus(now, terms.settings().answer());
        var until = answer.isBefore(start) ? answer : start;
        for (var candidate : Assignment.ranked(agenda.candidates(need, start), Candidate::free)) {
            if (agenda.claim(
                            Names.random(),
                            candidate.consultant(),
                            need,
                            start,
                            terms.keptUntil(until))
                    instanceof Had(var slot)) {
                var spots = List.of(Spot.of(slot));
                // Only on what was read: somebody else may have offered, or ended it.
                var offered =
                        waiting.offer(spots, until, false, Actor.CLOCK, null, terms, now)
                                        instanceof Decision.Changed changed
                                ? consultations.save(waiting, changed)
                                : Optional.<Consultation>empty();
                if (offered.isPresent()) {
                    log.info("offered a free slot to {}", waiting.id());
                } else {
                    agenda.free(slot);
                }
                return;
            }
        }
    }
}
