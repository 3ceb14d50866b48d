package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.consulting.consultation.ConsultationEvent.AbsenceCollides;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentApproaching;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationErased;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationUnrecorded;
import de.smartregion.consulting.consultation.ConsultationEvent.Ending;
import de.smartregion.consulting.consultation.ConsultationEvent.FeedbackAsked;
import de.smartregion.consulting.consultation.ConsultationEvent.Meeting;
import de.smartregion.consulting.consultation.ConsultationEvent.OutcomeMissing;
import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;
import de.smartregion.consulting.consultation.ConsultationEvent.RequestOverdue;
import de.smartregion.consulting.consultation.ConsultationEvent.WaitEnded;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Time passes, and consultants are away. */
record Passing(Consultation found) {

    Decision pass(Terms terms, Instant now) {
        if (found.confirmBy() != null && !now.isBefore(found.confirmBy())) {
            return new Closing(found).unconfirmed(Status.EXPIRED, What.EXPIRED, now);
        }
        var eraseAt =
                Consultation.eraseAt(
                        found.status(),
                        found.request(),
                        found.appointments(),
                        found.createdAt(),
                        found.manageUntil(),
                        found.renewals());
        if (eraseAt != null && !now.isBefore(eraseAt)) {
            // Whom it forgets it asks nothing; what was begun is finished before.
            return found.claim() == null ? forget(now) : new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now);
        boolean changed = false;
        if (found.offer() != null
                && found.claim() == null
                && !now.isBefore(found.offer().until())) {
            draft.endOffer(Ending.EXPIRED, terms);
            changed = true;
        }
        var waitsUntil = Consultation.waitsUntil(draft.status, draft.request);
        if (waitsUntil != null && !now.isBefore(waitsUntil)) {
            draft.status = Status.REQUESTED;
            draft.waitingSince = null;
            draft.overdueAt = terms.overdueAt(now);
            draft.overdueTold = false;
            draft.log(What.WAIT_ENDED, Actor.CLOCK.name(), null)
                    .tell(new WaitEnded(draft.facts(), draft.manageToken(terms)));
            changed = true;
        }
        if (!draft.overdueTold
                && (draft.status == Status.REQUESTED || draft.status == Status.WAITING)
                && draft.overdueAt != null
                && !now.isBefore(draft.overdueAt)) {
            draft.overdueTold = true;
            draft.log(What.OVERDUE, Actor.CLOCK.name(), null)
                    .tell(
                            new RequestOverdue(
                                    found.id(),
                                    found.request().municipalityName(),
                                    found.request().module(),
                                    found.request().moduleTitle(),
                                    found.createdAt()));
            changed = true;
        }
        changed |= remind(draft, terms, now);
        if (draft.feedbackAt != null && !now.isBefore(draft.feedbackAt)) {
            draft.feedbackAt = null;
            draft.log(What.FEEDBACK_ASKED, Actor.CLOCK.name(), null)
                    .tell(new FeedbackAsked(draft.facts(), draft.manageToken(terms)));
            changed = true;
        }
        return changed ? draft.done() : new Decision.Unchanged(found);
    }

    private Decision forget(Instant now) {
        var draft = new Draft(found, now);
        if (found.status() == Status.SCHEDULED) {
            giveUp(draft);
        }
        erase(draft);
        return draft.done();
    }

    /** Who asked wants to be forgotten; what is to come is called off before. */
    Decision erase(Actor by, Instant now) {
        if (found.request().isErased()) {
            return new Decision.Unchanged(found);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        if (!found.status().done() && found.status() != Status.HELD) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_OPEN);
        }
        var draft = new Draft(found, now);
        erase(draft);
        return draft.log(What.ERASED, by.name(), null).done();
    }

    /** Nobody will say any more what came of it; what days had of it has been. */
    private void giveUp(Draft draft) {
        draft.appointments.replaceAll(it -> it.scheduled() ? it.as(State.UNRECORDED) : it);
        draft.status =
                draft.appointments.stream().anyMatch(Appointment::held)
                        ? found.afterwards()
                        : Status.UNRECORDED;
        draft.log(What.UNRECORDED, Actor.CLOCK.name(), null)
                .tell(
                        new ConsultationUnrecorded(
                                found.id(),
                                found.request().municipality(),
                                found.request().module()));
    }

    /** What was advised stays, without their names; who asked, and what anybody typed, does not. */
    private void erase(Draft draft) {
        var asked = found.request().person().name();
        draft.request = found.request().erased();
        draft.feedbackAt = null; // nobody is left to ask
        draft.report =
                found.report() == null ? null : Redaction.of(found.request()).of(found.report());
        draft.log.replaceAll(
                it -> new Entry(it.at(), it.by().equals(asked) ? "" : it.by(), it.what(), null));
        draft.assignment = found.assignment() == null ? null : found.assignment().withoutNote();
        draft.feedback =
                found.feedback() == null ? null : new Feedback(found.feedback().helpful(), null);
        draft.tell(
                new ConsultationErased(
                        found.id(), found.request().municipality(), found.request().module()));
    }

    private boolean remind(Draft draft, Terms terms, Instant now) {
        boolean changed = false;
        for (var appointment : found.appointments()) {
            var next = appointment.nextReminder();
            if (next == null || now.isBefore(next)) {
                continue;
            }
            if (appointment.awaitsOutcome()) {
                ask(draft, appointment, now);
            } else {
                remind(draft, appointment, terms, now);
            }
            changed = true;
        }
        return changed;
    }

    private void remind(Draft draft, Appointment appointment, Terms terms, Instant now) {
        // Who was away for days tells the reminder that is due now, and none that is past.
        int days = Appointment.remindedAt(appointment.reminders(), appointment.start(), now);
        draft.replace(appointment.reminded(days));
        if (now.isBefore(appointment.start())) {
            draft.log(What.REMINDED, Actor.CLOCK.name(), null)
                    .tell(
                            new AppointmentApproaching(
                                    draft.facts(),
                                    Meeting.of(appointment, found.request()),
                                    days,
                                    draft.manageToken(terms)));
        }
    }

    /** First whose appointment it was, then the office. */
    private void ask(Draft draft, Appointment appointment, Instant now) {
        draft.replace(appointment.asked(now));
        draft.log(What.OUTCOME_ASKED, Actor.CLOCK.name(), null)
                .tell(
                        new OutcomeMissing(
                                found.id(),
                                found.request().municipalityName(),
                                found.request().module(),
                                found.request().moduleTitle(),
                                appointment.id(),
                                appointment.start(),
                                appointment.end(),
                                appointment.consultantName(),
                                appointment.consultantEmail(),
                                appointment.isAskedAgain()));
    }

    /** Who comes along need not: nobody is proposed. */
    Decision collideSecond(String appointment, String consultant, String absence, Instant now) {
        var hit =
                found.upcoming(appointment)
                        .filter(it -> !it.told(consultant).contains(absence))
                        .orElse(null);
        var second = hit == null ? null : hit.second();
        if (hit == null || second == null || !second.consultant().equals(consultant)) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now).log(What.ABSENCE, Actor.CLOCK.name(), second.name());
        draft.replace(hit.secondAway(absence));
        return draft.tell(
                        new AbsenceCollides(
                                found.id(),
                                found.request().municipalityName(),
                                hit.id(),
                                hit.start(),
                                second.name(),
                                true,
                                reason(absence),
                                List.of()))
                .done();
    }

    Decision collide(
            String appointment,
            String consultant,
            String absence,
            List<Proposal> proposals,
            Instant now) {
        var hit =
                found.appointments().stream()
                        .filter(it -> it.scheduled() && it.id().equals(appointment))
                        .filter(it -> it.consultant().equals(consultant))
                        .filter(it -> !it.told(consultant).contains(absence))
                        .findFirst()
                        .orElse(null);
        if (hit == null) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now).log(What.ABSENCE, Actor.CLOCK.name(), null);
        draft.replace(hit.collidingWith(absence, proposals));
        return draft.tell(
                        new AbsenceCollides(
                                found.id(),
                                found.request().municipalityName(),
                                hit.id(),
                                hit.start(),
                                hit.consultantName(),
                                null,
                                reason(absence),
                                proposals))
                .done();
    }

    /** Nothing for an absence: those who are told of it know what that is. */
    private static @Nullable String reason(String absence) {
        return absence.equals(Agenda.HOURS) || absence.equals(Agenda.INACTIVE) ? absence : null;
    }

    Decision back(String appointment, String consultant, String absence, Instant now) {
        var there =
                found.upcoming(appointment)
                        .filter(it -> it.told(consultant).contains(absence))
                        .orElse(null);
        if (there == null) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now);
        draft.replace(there.back(consultant, absence));
        return draft.done();
    }

    Decision back(String absence, Instant now) {
        var draft = new Draft(found, now);
        found.appointments().stream()
                .filter(it -> it.collidesWith(absence))
                .forEach(
                        it ->
                                draft.replace(
                                        it.secondCollidesWith(absence)
                                                ? it.secondBack(absence)
                                                : it.withoutCollision(absence)));
        return draft.appointments.equals(found.appointments())
                ? new Decision.Unchanged(found)
                : draft.done();
    }
}
