package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes free is told to who would rather come earlier, in order, each start to one of them.
 * It is told, not kept: whoever takes it first has it.
 */
@Component
class TellOfEarlier {

    private static final Logger log = LoggerFactory.getLogger(TellOfEarlier.class);

    /** So many are read at once. */
    private static final int MOST = 200;

    private final Consultations consultations;
    private final FreeStarts freeStarts;
    private final Terms terms;

    TellOfEarlier(Consultations consultations, FreeStarts freeStarts, Terms terms) {
        this.consultations = consultations;
        this.freeStarts = freeStarts;
        this.terms = terms;
    }

    /** A time that became free. */
    record Freed(Instant start, Instant end) {}

    void tell(List<Freed> freed) {
        var first = freed.stream().map(Freed::start).min(Instant::compareTo).orElse(null);
        if (first == null) {
            return;
        }
        Set<Instant> told = new HashSet<>();
        @Nullable Consultation last = null;
        while (true) {
            var some = consultations.wantingEarlier(first, MOST, last);
            some.forEach(wanting -> tell(wanting, freed, told));
            if (some.size() < MOST) {
                return;
            }
            last = some.getLast();
        }
    }

    private void tell(Consultation wanting, List<Freed> freed, Set<Instant> told) {
        var now = consultations.now();
        var moving = new Earlier(wanting).movable(terms, now).orElse(null);
        if (moving == null) {
            return;
        }
        freed.stream()
                .flatMap(
                        it ->
                                freeStarts
                                        .before(
                                                moving,
                                                wanting.request(),
                                                it.start(),
                                                it.end(),
                                                start ->
                                                        !told.contains(start)
                                                                && !wanting.passed().contains(start)
                                                                && mayHave(wanting, moving, start),
                                                now)
                                        .stream())
                .min(Instant::compareTo)
                .ifPresent(start -> tell(wanting, start, told));
    }

    /** Moved into another year it takes one of that year's turns. */
    private boolean mayHave(Consultation wanting, Appointment moving, Instant start) {
        return Turn.sameYear(moving.start(), start)
                || consultations.turnLeft(wanting.request(), start, terms.settings().quota());
    }

    private void tell(Consultation wanting, Instant start, Set<Instant> told) {
        var decision =
                consultations.decide(wanting.id(), (it, now) -> it.tellOf(start, terms, now));
        if (decision instanceof Decision.Changed) {
            told.add(start);
            log.info("told {} of an earlier start", wanting.id());
        }
    }
}
