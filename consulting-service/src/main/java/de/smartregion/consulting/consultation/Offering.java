package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentOffered;
import de.smartregion.consulting.consultation.ConsultationEvent.Ending;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Somebody is to advise; starts are kept for a municipality, and it takes one or none. */
record Offering(Consultation found) {

    Decision assign(Assignment assigned, Instant now) {
        if (!found.status().open()) {
            return found.notOpen();
        }
        var draft = new Draft(found, now).log(What.ASSIGNED, assigned.by(), assigned.note());
        draft.assignment = assigned;
        var former = found.assignment();
        boolean another = former == null || !former.consultant().equals(assigned.consultant());
        return another ? draft.assigned(former, false).done() : draft.done();
    }

    Decision offer(
            List<Spot> starts,
            Instant until,
            boolean beyond,
            Actor by,
            @Nullable String note,
            Terms terms,
            Instant now) {
        if (!found.status().open()) {
            return found.notOpen();
        }
        if (found.full()) {
            return new Decision.Refused(ConsultationProblem.TOO_MANY_APPOINTMENTS);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(found, now).log(What.OFFERED, by.name(), note);
        draft.giveBackOffer(null);
        draft.offer =
                new Offer(starts, until, found.waitingSince() != null, beyond ? true : null, null);
        draft.status = Status.OFFERED;
        draft.overdueAt = null; // the office has answered
        return draft.tell(
                        new AppointmentOffered(
                                draft.facts(),
                                starts.stream().map(Spot::start).sorted().toList(),
                                until,
                                note,
                                draft.manageToken(terms)))
                .done();
    }

    Decision accept(
            Instant start, @Nullable String turn, @Nullable String note, Actor by, Instant now) {
        if (found.appointments().stream()
                .anyMatch(it -> it.scheduled() && it.start().equals(start))) {
            return new Decision.Unchanged(found);
        }
        var made = found.offer();
        if (made == null || !now.isBefore(made.until())) {
            return new Decision.Refused(ConsultationProblem.NOT_OFFERED);
        }
        if (found.claim() != null) {
            return found.claim().spot().start().equals(start)
                    ? new Decision.Unchanged(found)
                    : new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        if (turn == null) {
            return new Decision.Refused(ConsultationProblem.QUOTA_USED);
        }
        return made.at(start)
                .<Decision>map(
                        spot -> {
                            var draft = new Draft(found, now).log(What.ACCEPTED, by.name(), null);
                            draft.claim =
                                    Claim.begun(
                                                    Claim.Kind.FIRST,
                                                    spot,
                                                    null,
                                                    null,
                                                    by.party(),
                                                    by.name(),
                                                    note,
                                                    now)
                                            .withTurn(turn);
                            return draft.done();
                        })
                .orElseGet(() -> new Decision.Refused(ConsultationProblem.NOT_OFFERED));
    }

    Decision refuse(Actor by, Terms terms, Instant now) {
        if (found.status() == Status.REQUESTED || found.status() == Status.WAITING) {
            return new Decision.Unchanged(found);
        }
        if (found.offer() == null) {
            return new Decision.Refused(ConsultationProblem.NOT_OFFERED);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(found, now).log(What.REFUSED, by.name(), null);
        draft.endOffer(Ending.REFUSED, terms);
        return draft.done();
    }
}
