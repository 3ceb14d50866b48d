package de.smartregion.consulting.consultation;

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
        if (found.tooLate(by, terms, now)) {
            return new Decision.Refused(ConsultationProblem.TOO_LATE);
        }
        var draft = new Draft(found, now);
        draft.giveBackClaims();
        draft.cancelAll(by, reason);
        boolean before =
                found.status() == Status.SCHEDULED
                        && draft.appointments.stream().anyMatch(Appointment::held);
        draft.status = before ? found.afterwards() : Status.WITHDRAWN;
        draft.overdueAt = null;
        draft.waitingSince = null;
        draft.log(before ? What.CANCELLED : What.WITHDRAWN, by.name(), reason);
        if (!before) {
            draft.feedbackAt = null;
            draft.tell(new ConsultationWithdrawn(draft.facts(), by.party()));
        }
        return draft.done();
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
        draft.giveBackClaims();
        draft.cancelAll(by, reason);
        draft.status = Status.DECLINED;
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
