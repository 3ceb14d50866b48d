package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda.Adviser;
import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentAccompanied;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentMoved;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentScheduled;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentUnaccompanied;
import de.smartregion.consulting.consultation.ConsultationEvent.Companion;
import de.smartregion.consulting.consultation.ConsultationEvent.Ending;
import de.smartregion.consulting.consultation.ConsultationEvent.Meeting;
import de.smartregion.consulting.consultation.Entry.What;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A start is claimed, and becomes an appointment, another time for one, or nothing. */
record Booking(Consultation found) {

    Decision begin(boolean further, Claim begun, Actor by, Terms terms, Instant now) {
        var why = found.keepsFromBooking(further, begun.appointment(), by, terms, now);
        if (why != null) {
            return new Decision.Refused(why);
        }
        boolean moves = begun.appointment() != null;
        if (moves != (found.status() == Status.SCHEDULED && !further)) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        if (moves
                && found.appointments().stream()
                        .noneMatch(
                                it ->
                                        it.scheduled()
                                                && it.id().equals(begun.appointment())
                                                && isAsItWas(it, begun))) {
            return new Decision.Refused(ConsultationProblem.NOT_SCHEDULED);
        }
        if (begun.second() != null && found.freeing().contains(begun.second())) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        boolean sameTurn = staysInItsYear(begun);
        if (!sameTurn && begun.turn() == null) {
            return new Decision.Refused(ConsultationProblem.QUOTA_USED);
        }
        // Nothing else is booked while something is begun: what holds here holds until it is
        // booked.
        if (inTwoPlaces(begun)) {
            return new Decision.Refused(ConsultationProblem.ALREADY_SCHEDULED);
        }
        var draft = new Draft(found, now);
        draft.claim =
                (sameTurn ? begun.withTurn(null) : begun)
                        .asAttempt(found.version()); // no two are begun on one version
        return draft.done();
    }

    /** Since it was looked at: another start, or somebody else who comes along, is another one. */
    private static boolean isAsItWas(Appointment it, Claim begun) {
        var second = it.second();
        return switch (begun.kind()) {
            case FIRST, FURTHER -> false;
            case SHIFT -> second == null && it.spot().equals(begun.spot());
            case MOVE ->
                    second == null
                            ? begun.second() == null
                            : begun.second() != null
                                    && second.consultant().equals(begun.second().consultant());
            case SECOND ->
                    second == null
                            && it.start().equals(begun.spot().start())
                            && !it.consultant().equals(begun.spot().consultant());
        };
    }

    /** Moved within its year it stays the municipality's same one. */
    private boolean staysInItsYear(Claim begun) {
        return found.appointments().stream()
                .filter(it -> it.id().equals(begun.appointment()))
                .anyMatch(it -> Turn.sameYear(it.start(), begun.spot().start()));
    }

    private boolean inTwoPlaces(Claim begun) {
        var start = begun.to() == null ? begun.spot().start() : begun.to();
        var end = start.plus(Duration.between(begun.spot().start(), begun.spot().end()));
        return found.appointments().stream()
                .filter(Appointment::scheduled)
                .filter(it -> !it.id().equals(begun.appointment()))
                .anyMatch(it -> it.start().isBefore(end) && start.isBefore(it.end()));
    }

    Decision.Changed booked(Spot spot, Adviser adviser, Terms terms, Instant now) {
        var begun = Objects.requireNonNull(found.claim());
        var draft = new Draft(found, now);
        draft.claim = null;
        switch (begun.kind()) {
            case FIRST, FURTHER -> scheduled(draft, begun, spot, adviser, terms, now);
            case MOVE, SHIFT -> moved(draft, begun, spot, adviser, terms, now);
            case SECOND -> accompanied(draft, begun, spot, adviser, terms);
        }
        return draft.done();
    }

    private void scheduled(
            Draft draft, Claim begun, Spot spot, Adviser adviser, Terms terms, Instant now) {
        var reminders = terms.settings().reminders();
        var appointment =
                new Appointment(
                        spot.claim(),
                        spot,
                        adviser.name(),
                        adviser.email(),
                        adviser.phone(),
                        adviser.onlineAddress(),
                        0,
                        State.SCHEDULED,
                        reminders,
                        Appointment.remindedAt(reminders, spot.start(), now),
                        null,
                        begun.turn(),
                        null,
                        null);
        draft.giveBackOffer(spot);
        draft.appointments.add(appointment);
        draft.status = Status.SCHEDULED;
        draft.waitingSince = null;
        draft.overdueAt = null;
        var former = draft.assignment;
        entrust(draft, begun, spot, adviser, now);
        draft.log(What.SCHEDULED, begun.by(), begun.note())
                .tell(
                        new AppointmentScheduled(
                                draft.facts(),
                                Meeting.of(appointment, found.request()),
                                draft.manageToken(terms),
                                Companion.of(found.request())));
        if (former != null
                && !former.consultant().equals(spot.consultant())
                && found.appointments().stream()
                        .filter(it -> it.state() != State.CANCELLED)
                        .noneMatch(it -> it.involves(former.consultant()))) {
            draft.assigned(former, true); // who still has a part in it is not done with it
        }
    }

    private void moved(
            Draft draft, Claim begun, Spot spot, Adviser adviser, Terms terms, Instant now) {
        var before = found.upcoming(begun.appointment()).orElseThrow();
        var second = before.second();
        var reminders = terms.settings().reminders();
        if (begun.corrected() != null) {
            draft.request = begun.corrected();
        }
        boolean there =
                before.start().equals(spot.start())
                        && before.consultant().equals(spot.consultant());
        var appointment =
                new Appointment(
                        before.id(),
                        spot,
                        adviser.name(),
                        adviser.email(),
                        adviser.phone(),
                        adviser.onlineAddress(),
                        before.sequence() + 1,
                        State.SCHEDULED,
                        reminders,
                        Appointment.remindedAt(reminders, spot.start(), now),
                        null,
                        begun.turn() == null ? before.turn() : begun.turn(),
                        there ? before.collision() : null,
                        second == null ? null : second.at(Objects.requireNonNull(begun.second())));
        draft.replace(appointment);
        if (begun.kind() == Claim.Kind.MOVE) {
            before.spots().stream()
                    .filter(it -> !appointment.spots().contains(it))
                    .forEach(draft::giveBack);
        }
        if (spot.start().isBefore(before.start())) {
            draft.earlierSince = null;
        } else if (draft.earlierSince != null) {
            draft.passed.add(before.start()); // they were moved away from it
        }
        boolean another = !before.consultant().equals(spot.consultant());
        entrust(draft, begun, spot, adviser, now);
        draft.log(there ? What.CORRECTED : What.MOVED, begun.by(), begun.note())
                .tell(
                        new AppointmentMoved(
                                draft.facts(),
                                Meeting.of(appointment, draft.request),
                                before.start(),
                                another ? before.consultantName() : null,
                                another ? before.consultantEmail() : null,
                                draft.manageToken(terms),
                                Companion.of(draft.request),
                                Companion.former(found.request(), draft.request)));
    }

    private void accompanied(Draft draft, Claim begun, Spot spot, Adviser adviser, Terms terms) {
        var appointment =
                found.upcoming(begun.appointment())
                        .orElseThrow()
                        .accompaniedBy(
                                new Second(spot, adviser.name(), adviser.email(), List.of()));
        draft.replace(appointment);
        draft.log(What.ACCOMPANIED, begun.by(), adviser.name())
                .tell(
                        new AppointmentAccompanied(
                                draft.facts(),
                                Meeting.of(appointment, found.request()),
                                draft.manageToken(terms)));
    }

    Decision unaccompany(String named, Actor by, Terms terms, Instant now) {
        var before = found.upcoming(named).orElse(null);
        if (before == null) {
            return new Decision.Refused(ConsultationProblem.NOT_SCHEDULED);
        }
        var second = before.second();
        if (second == null) {
            return new Decision.Unchanged(found);
        }
        if (!now.isBefore(before.start())) {
            return new Decision.Refused(ConsultationProblem.TOO_LATE);
        }
        if (found.claim() != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(found, now).log(What.UNACCOMPANIED, by.name(), second.name());
        var appointment = before.accompaniedBy(null);
        draft.replace(appointment);
        draft.giveBack(second.spot());
        return draft.tell(
                        new AppointmentUnaccompanied(
                                draft.facts(),
                                Meeting.of(appointment, found.request()),
                                second.name(),
                                second.email(),
                                draft.manageToken(terms)))
                .done();
    }

    /** Who has the appointment has the case; why somebody was weighed once stays to be read. */
    private void entrust(Draft draft, Claim begun, Spot spot, Adviser adviser, Instant now) {
        if (draft.assignment == null || !draft.assignment.consultant().equals(spot.consultant())) {
            var reason =
                    draft.assignment == null
                            ? List.<Assignment.Weighing>of()
                            : draft.assignment.reason();
            draft.assignment =
                    new Assignment(
                            spot.consultant(),
                            adviser.name(),
                            adviser.email(),
                            reason,
                            now,
                            begun.party() == Party.PERSON ? Assignment.RULE : begun.by(),
                            begun.note());
        }
    }

    Decision.Changed lost(boolean anyFree, Terms terms, Instant now) {
        var begun = Objects.requireNonNull(found.claim());
        var draft = new Draft(found, now).log(What.SLOT_LOST, begun.by(), null);
        draft.claim = null;
        if (found.offer() == null) {
            draft.giveBack(begun); // in case a day kept it all the same
        }
        var made = found.offer();
        if (begun.kind() == Claim.Kind.FIRST && made != null) {
            var left =
                    made.starts().stream()
                            .filter(it -> !it.claim().equals(begun.spot().claim()))
                            .toList();
            if (left.isEmpty()) {
                draft.endOffer(Ending.LAPSED, terms);
            } else {
                draft.offer = made.only(left);
                draft.giveBack(begun.spot());
            }
        } else if (found.status() == Status.REQUESTED && begun.at().equals(found.createdAt())) {
            // The slot that came with the request: nothing was told yet.
            draft.received(anyFree, terms);
        }
        return draft.done();
    }

    Decision freed(List<Spot> given, Instant now) {
        var names = given.stream().map(Spot::claim).toList();
        if (found.freeing().stream().noneMatch(it -> names.contains(it.claim()))) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now);
        draft.freeing.removeIf(it -> names.contains(it.claim()));
        return draft.done();
    }
}
