package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationDeclined;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationExpired;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationWithdrawn;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Somebody ends a case, with what was to come in it. */
record Closing(Consultation found) {

    Decision withdraw(Actor by, @Nullable String reason, Terms terms, Instant now) {
        if (found.status() == Status.WITHDRAWN) {
            return new Decision.Unchanged(found);
        }
        if (found.status() == Status.UNCONFIRMED) {
            return unconfirmed(Status.WITHDRAWN, What.WITHDRAWN, now);
        }
        if (!found.status().open() && found.status() != Status.SCHEDULED) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_OVER);
        }
        if (found.tooLate(null, by, terms, now)) {
            return new Decision.Refused(ConsultationProblem.TOO_LATE);
        }
        var draft = new Draft(found, now);
        boolean before =
                found.status() == Status.SCHEDULED
                        && found.appointments().stream().anyMatch(Appointment::held);
        draft.status = before ? found.afterwards() : Status.WITHDRAWN;
        draft.giveBackClaims();
        draft.cancelAll(by, reason);
        draft.overdueAt = null;
        draft.waitingSince = null;
        draft.log(before ? What.CANCELLED : What.WITHDRAWN, by.name(), reason);
        if (!before) {
            draft.feedbackAt = null;
            draft.tell(new ConsultationWithdrawn(draft.facts(), by.party(), reason));
        }
        return draft.done();
    }

    /** What was the last one to come leaves the request to be answered anew. */
    Decision cancel(String named, Actor by, @Nullable String reason, Terms terms, Instant now) {
        if (found.appointments().stream()
                .anyMatch(it -> it.id().equals(named) && it.state() == State.CANCELLED)) {
            return new Decision.Unchanged(found);
        }
        var appointment = found.upcoming(named).orElse(null);
        if (appointment == null) {
            return new Decision.Refused(ConsultationProblem.NOT_SCHEDULED);
        }
        if (found.tooLate(named, by, terms, now)) {
            return new Decision.Refused(ConsultationProblem.TOO_LATE);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(found, now).log(What.CANCELLED, by.name(), reason);
        draft.status = without(appointment);
        if (draft.status == Status.REQUESTED) {
            draft.overdueAt = terms.overdueAt(now);
            draft.overdueTold = false;
        }
        draft.cancel(appointment, by, reason, draft.manageToken(terms));
        return draft.done();
    }

    private Status without(Appointment cancelled) {
        var others =
                found.appointments().stream()
                        .filter(it -> !it.id().equals(cancelled.id()))
                        .toList();
        if (others.stream().anyMatch(Appointment::scheduled)) {
            return Status.SCHEDULED;
        }
        return others.stream().anyMatch(Appointment::held) ? found.afterwards() : Status.REQUESTED;
    }

    Decision decline(Actor by, String reason, Instant now) {
        if (found.status() == Status.DECLINED) {
            return new Decision.Unchanged(found);
        }
        if (!found.status().open()
                && !(found.status() == Status.SCHEDULED
                        && found.appointments().stream().noneMatch(Appointment::held))) {
            return found.notOpen();
        }
        var draft = new Draft(found, now).log(What.DECLINED, by.name(), reason);
        draft.status = Status.DECLINED;
        draft.giveBackClaims();
        draft.cancelAll(by, reason);
        draft.overdueAt = null;
        draft.waitingSince = null;
        return draft.tell(new ConsultationDeclined(draft.facts(), reason)).done();
    }

    /** Whose address it is nobody has said: nothing is kept, and nobody is written to. */
    Decision.Changed unconfirmed(Status then, What what, Instant now) {
        var draft = new Draft(found, now);
        draft.giveBackClaims();
        draft.status = then;
        draft.confirmBy = null;
        draft.request = found.request().erased();
        draft.log.clear();
        return draft.log(what, Actor.CLOCK.name(), null)
                .tell(
                        new ConsultationExpired(
                                found.id(),
                                found.request().municipality(),
                                found.request().module()))
                .done();
    }
}
