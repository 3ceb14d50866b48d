package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Adviser;
import de.smartregion.consulting.agenda.Agenda.Answer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Optional;

/**
 * Finishes what a case has begun with days: books what it claims, then gives back what it needs no
 * more.
 *
 * <p>Every step may be done twice and by anybody, in any order of crashes: the case says what is
 * still to do until a save says that it is done. The new slot is booked before the old one is given
 * back, so a municipality is never without an appointment it had; what is given back is given back
 * in the end, so a consultant never keeps two.
 */
@Component
class SettleConsultation {

    private static final Logger log = LoggerFactory.getLogger(SettleConsultation.class);

    private final Consultations consultations;
    private final Agenda agenda;
    private final FreeStarts freeStarts;
    private final Collisions collisions;
    private final Terms terms;

    SettleConsultation(
            Consultations consultations, Agenda agenda, FreeStarts freeStarts, Terms terms) {
        this.consultations = consultations;
        this.agenda = agenda;
        this.freeStarts = freeStarts;
        this.collisions = new Collisions(agenda, freeStarts);
        this.terms = terms;
    }

    /** As it is when nothing is left to do; empty if there is no such case. */
    Optional<Consultation> settle(String id) {
        while (true) {
            var found = consultations.find(id).orElse(null);
            if (found == null || !found.unsettled()) {
                return Optional.ofNullable(found);
            }
            var decision = step(found, consultations.now());
            if (decision instanceof Decision.Changed changed
                    && consultations.save(found, changed).isPresent()) {
                log.debug("settled a step of {}", id);
            }
            // Otherwise somebody was faster: look at what they left.
        }
    }

    private Decision step(Consultation consultation, Instant now) {
        var claim = consultation.claim();
        if (claim != null) {
            var spot = booked(consultation, claim);
            var adviser = spot == null ? null : adviser(consultation, claim, spot);
            if (spot == null || adviser == null) {
                log.info("lost a slot of {}", consultation.id());
                return consultation.lost(
                        freeStarts
                                .within(consultation.request(), consultation.passed(), now)
                                .isPresent(),
                        terms,
                        now);
            }
            return collisions.booked(consultation.booked(spot, adviser, terms, now), spot, now);
        }
        var freeing = consultation.freeing();
        freeing.forEach(spot -> agenda.giveBack(spot.slot(), consultation.id()));
        return consultation.freed(freeing, now);
    }

    private @Nullable Spot booked(Consultation consultation, Claim claim) {
        var to = claim.to();
        if (to == null) {
            // Whoever of two cannot come: neither moves, and what the other has is given back.
            return claim.spots().stream().allMatch(it -> agenda.book(it.slot(), consultation.id()))
                    ? claim.spot()
                    : null;
        }
        var need = consultation.request().need(null, claim.party());
        return switch (agenda.move(claim.spot().slot(), need, to, claim.attempt())) {
            case Answer.Had(var slot) -> Spot.of(slot);
            case Answer.Refused _ -> null;
        };
    }

    /** On the same day it is still the same consultant, whatever became of them since. */
    private @Nullable Adviser adviser(Consultation consultation, Claim claim, Spot spot) {
        return agenda.adviser(spot.consultant())
                .or(
                        () ->
                                consultation.appointments().stream()
                                        .filter(it -> it.id().equals(claim.appointment()))
                                        .filter(_ -> claim.kind() == Claim.Kind.SHIFT)
                                        .map(
                                                it ->
                                                        new Adviser(
                                                                it.consultant(),
                                                                it.consultantName(),
                                                                it.consultantEmail(),
                                                                1,
                                                                it.onlineAddress(),
                                                                it.consultantPhone()))
                                        .findFirst())
                .orElse(null);
    }
}
