package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentHeld;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentMissed;
import de.smartregion.consulting.consultation.ConsultationEvent.FeedbackGiven;
import de.smartregion.consulting.consultation.ConsultationEvent.Past;
import de.smartregion.consulting.consultation.ConsultationEvent.ReportCorrected;
import de.smartregion.consulting.consultation.ConsultationEvent.ReportReleased;
import de.smartregion.consulting.consultation.ConsultationEvent.ReportWritten;
import de.smartregion.consulting.consultation.Entry.What;

import java.time.Instant;

/** What came of an appointment. */
record Reporting(Consultation found) {

    Decision held(Actor by, Terms terms, Instant now) {
        return took(true, by, terms, now);
    }

    Decision missed(Actor by, Terms terms, Instant now) {
        return took(false, by, terms, now);
    }

    private Decision took(boolean place, Actor by, Terms terms, Instant now) {
        var appointment = found.upcoming().orElse(null);
        if (appointment == null) {
            return found.status() == (place ? Status.HELD : Status.NO_SHOW)
                    ? new Decision.Unchanged(found)
                    : new Decision.Refused(ConsultationProblem.NOT_SCHEDULED);
        }
        if (now.isBefore(appointment.start().minus(terms.settings().early()))) {
            return new Decision.Refused(ConsultationProblem.TOO_EARLY);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(found, now).log(place ? What.HELD : What.MISSED, by.name(), null);
        draft.replace(appointment.as(place ? State.HELD : State.MISSED));
        if (draft.appointments.stream().noneMatch(Appointment::scheduled)) {
            boolean everHeld = draft.appointments.stream().anyMatch(Appointment::held);
            if (place) {
                draft.status = Status.HELD;
            } else {
                draft.status = everHeld ? found.afterwards() : Status.NO_SHOW;
            }
        }
        var past = Past.of(found.id(), appointment, found.request());
        if (place) {
            if (found.feedback() == null && draft.feedbackAt == null) {
                draft.feedbackAt = now.plus(terms.settings().feedback());
            }
            return draft.tell(new AppointmentHeld(past)).done();
        }
        return draft.tell(new AppointmentMissed(past)).done();
    }

    Decision write(Report written, Actor by, Terms terms, Instant now) {
        if (!wasHeld()) {
            return new Decision.Refused(ConsultationProblem.NOT_HELD);
        }
        if (found.request().isErased()) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_OVER);
        }
        var before = found.report();
        var kept = written.releasedAt(before == null ? null : before.released());
        if (kept.equals(before)) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now).log(What.REPORTED, by.name(), null);
        draft.report = kept;
        if (before == null) {
            draft.tell(
                    new ReportWritten(
                            found.id(), found.request().municipality(), found.request().module()));
        }
        if (before != null && before.released() != null) {
            draft.tell(
                    new ReportCorrected(
                            draft.facts(),
                            draft.manageToken(terms),
                            kept.projects(),
                            kept.gatherings(),
                            before.projects(),
                            before.gatherings(),
                            found.request().fields()));
        }
        return draft.done();
    }

    Decision release(Actor by, Terms terms, Instant now) {
        var written = found.report();
        if (written == null) {
            return new Decision.Refused(ConsultationProblem.REPORT_MISSING);
        }
        if (found.status() == Status.REPORTED) {
            return new Decision.Unchanged(found);
        }
        if (!wasHeld()) {
            return new Decision.Refused(ConsultationProblem.NOT_HELD);
        }
        if (found.request().isErased()) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_OVER);
        }
        var draft = new Draft(found, now).log(What.RELEASED, by.name(), null);
        draft.report = written.releasedAt(now);
        if (found.status() == Status.HELD) {
            draft.status = Status.REPORTED;
        }
        return draft.tell(
                        new ReportReleased(
                                draft.facts(),
                                draft.manageToken(terms),
                                written.projects(),
                                written.gatherings(),
                                found.request().fields()))
                .done();
    }

    Decision say(Feedback said, Actor by, Instant now) {
        if (!wasHeld()) {
            return new Decision.Refused(ConsultationProblem.NOT_HELD);
        }
        if (said.equals(found.feedback())) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now).log(What.FEEDBACK, by.name(), null);
        draft.feedback = said;
        draft.feedbackAt = null;
        return draft.tell(
                        new FeedbackGiven(
                                found.id(),
                                found.request().municipality(),
                                found.request().module(),
                                said.helpful()))
                .done();
    }

    private boolean wasHeld() {
        return found.appointments().stream().anyMatch(Appointment::held) && !found.status().ended();
    }
}
