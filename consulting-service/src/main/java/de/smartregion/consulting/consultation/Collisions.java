package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds who is not there for an appointment to come, and who could go instead, or when. */
final class Collisions {

    private static final int MOST_PROPOSALS = 3;

    private final Agenda agenda;
    private final FreeStarts freeStarts;

    Collisions(Agenda agenda, FreeStarts freeStarts) {
        this.agenda = agenda;
        this.freeStarts = freeStarts;
    }

    /** What is booked may collide already: who is away was free when it was claimed. */
    Decision.Changed booked(Decision.Changed booked, Spot spot, Instant now) {
        var round = new Round(booked.consultation(), now);
        round.events.addAll(booked.events());
        for (var appointment : booked.consultation().appointments()) {
            if (appointment.scheduled() && appointment.spots().contains(spot)) {
                appointment.spots().forEach(it -> round.add(appointment, it.consultant()));
            }
        }
        return new Decision.Changed(round.consultation, round.events);
    }

    /** What this consultant's appointments collide with now, and no more with what is over. */
    Decision anew(Consultation found, String consultant, Instant now) {
        var round = new Round(found, now);
        for (var appointment : found.appointments()) {
            if (appointment.scheduled()
                    && appointment.involves(consultant)
                    && appointment.end().isAfter(now)) {
                var away = round.add(appointment, consultant);
                appointment.told(consultant).stream()
                        .filter(it -> !away.contains(it))
                        .forEach(
                                it ->
                                        round.then(
                                                round.consultation.back(
                                                        appointment.id(), consultant, it, now)));
            }
        }
        return round.changed
                ? new Decision.Changed(round.consultation, round.events)
                : new Decision.Unchanged(found);
    }

    /** Whoever of the two is away, for this one reason. */
    Decision collide(
            Consultation consultation,
            Appointment appointment,
            String consultant,
            String absence,
            Instant now) {
        return appointment.consultant().equals(consultant)
                ? consultation.collide(
                        appointment.id(),
                        consultant,
                        absence,
                        proposals(consultation, appointment),
                        now)
                : consultation.collideSecond(appointment.id(), consultant, absence, now);
    }

    /** Others at the same time; then the next times of anybody. */
    private List<Proposal> proposals(Consultation consultation, Appointment appointment) {
        var need = consultation.request().need(appointment, Party.STAFF);
        var second = appointment.second() == null ? null : appointment.second().consultant();
        var proposals = new ArrayList<Proposal>();
        for (var candidate :
                Assignment.ranked(agenda.candidates(need, appointment.start()), Candidate::free)) {
            if (proposals.size() < MOST_PROPOSALS
                    && !appointment.involves(candidate.consultant())) {
                proposals.add(
                        new Proposal(
                                candidate.consultant(), candidate.name(), appointment.start()));
            }
        }
        for (var start : freeStarts.next(need, second, appointment.start())) {
            if (proposals.size() >= MOST_PROPOSALS || start.equals(appointment.start())) {
                continue;
            }
            Assignment.ranked(agenda.candidates(need, start), Candidate::free).stream()
                    .filter(it -> !it.consultant().equals(second))
                    .filter(it -> isThere(it.consultant(), appointment, start))
                    .findFirst()
                    .ifPresent(
                            it -> proposals.add(new Proposal(it.consultant(), it.name(), start)));
        }
        return proposals;
    }

    private boolean isThere(String consultant, Appointment appointment, Instant start) {
        var length = Duration.between(appointment.start(), appointment.end());
        return !consultant.equals(appointment.consultant())
                || agenda.away(consultant, start, start.plus(length)).isEmpty();
    }

    /** One decision after the other, to be saved as one. */
    private final class Round {
        private final Instant now;
        private final List<ConsultationEvent> events = new ArrayList<>();
        private Consultation consultation;
        private boolean changed;

        Round(Consultation consultation, Instant now) {
            this.consultation = consultation;
            this.now = now;
        }

        List<String> add(Appointment appointment, String consultant) {
            var away = agenda.away(consultant, appointment.start(), appointment.end());
            away.stream()
                    .filter(it -> !appointment.told(consultant).contains(it))
                    .forEach(it -> then(collide(consultation, appointment, consultant, it, now)));
            return away;
        }

        void then(Decision decision) {
            if (decision instanceof Decision.Changed(var next, var told)) {
                consultation = next;
                events.addAll(told);
                changed = true;
            }
        }
    }
}
