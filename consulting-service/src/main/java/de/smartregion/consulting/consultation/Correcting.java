package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentMoved;
import de.smartregion.consulting.consultation.ConsultationEvent.Companion;
import de.smartregion.consulting.consultation.ConsultationEvent.Meeting;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/** What was asked for is put right; what stands in calendars of it is told anew. */
record Correcting(Consultation found) {

    /**
     * @param anyFree whether something is free in the windows that are wished now
     */
    Decision correct(Request corrected, boolean anyFree, Actor by, Terms terms, Instant now) {
        var why = keeps(corrected, by, terms, now);
        if (why != null) {
            return new Decision.Refused(why);
        }
        if (corrected.equals(found.request())) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now).log(What.CORRECTED, by.name(), null);
        draft.request = corrected;
        waits(draft, anyFree, terms, now);
        var companions = Companion.of(corrected);
        boolean others = !Objects.equals(companions, Companion.of(found.request()));
        for (var appointment : found.toCome(now)) {
            if (others
                    || !Meeting.of(appointment, corrected)
                            .equals(Meeting.of(appointment, found.request()))) {
                var changed = appointment.again();
                draft.replace(changed);
                draft.tell(
                        new AppointmentMoved(
                                draft.facts(),
                                Meeting.of(changed, corrected),
                                appointment.start(),
                                null,
                                null,
                                draft.manageToken(terms),
                                companions,
                                Companion.former(found.request(), corrected)));
            }
        }
        return draft.done();
    }

    /** Whether somebody may, before any day is asked. */
    @Nullable ConsultationProblem keeps(Request corrected, Actor by, Terms terms, Instant now) {
        if (found.status() == Status.UNCONFIRMED) {
            return ConsultationProblem.CONSULTATION_UNCONFIRMED;
        }
        if ((!found.status().open() && found.status() != Status.SCHEDULED)
                || found.request().isErased()) {
            return ConsultationProblem.CONSULTATION_OVER;
        }
        var toCome = found.toCome(now);
        if (!toCome.isEmpty() && found.tooLate(toCome.getFirst().id(), by, terms, now)) {
            return ConsultationProblem.TOO_LATE;
        }
        if (found.claim() != null) {
            return ConsultationProblem.STILL_SETTLING;
        }
        if (corrected.mode() != found.request().mode()) {
            if (found.offer() != null) {
                return ConsultationProblem.OFFER_STANDS;
            }
            if (toCome.size() > 1) {
                return ConsultationProblem.SEVERAL_APPOINTMENTS;
            }
        }
        return null;
    }

    /** Who wishes for times in which nothing is free waits; who wishes for none does not. */
    private void waits(Draft draft, boolean anyFree, Terms terms, Instant now) {
        var windows = draft.request.windows();
        if (windows.equals(found.request().windows())) {
            return;
        }
        if (windows.isEmpty() && found.waitingSince() != null) {
            draft.waitingSince = null;
            if (draft.status == Status.WAITING) {
                draft.status = Status.REQUESTED;
                draft.overdueAt = terms.overdueAt(now);
                draft.overdueTold = false;
            }
        } else if (!windows.isEmpty() && draft.status == Status.REQUESTED && !anyFree) {
            draft.status = Status.WAITING;
            draft.waitingSince = now;
            draft.log(What.WAITS, Actor.CLOCK.name(), null);
        }
    }
}
