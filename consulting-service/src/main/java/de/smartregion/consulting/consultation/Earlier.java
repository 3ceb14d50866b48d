package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.ConsultationEvent.EarlierFree;
import de.smartregion.consulting.consultation.ConsultationEvent.Meeting;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** Who has an appointment would rather come earlier, and is told when that is possible. */
record Earlier(Consultation found) {

    /** Only they can move it there, whoever says it for them. */
    private static final Actor PERSON = new Actor(Party.PERSON, "");

    Decision want(boolean earlier, Actor by, Terms terms, Instant now) {
        if (earlier == (found.earlierSince() != null)) {
            return new Decision.Unchanged(found);
        }
        var why = earlier ? keeps(terms, now) : null;
        if (why != null) {
            return new Decision.Refused(why);
        }
        var draft = new Draft(found, now);
        draft.earlierSince = earlier ? now : null;
        return draft.log(earlier ? What.EARLIER_WANTED : What.EARLIER_NOT, by.name(), null).done();
    }

    private @Nullable ConsultationProblem keeps(Terms terms, Instant now) {
        if (found.status() == Status.UNCONFIRMED) {
            return ConsultationProblem.CONSULTATION_UNCONFIRMED;
        }
        if (found.status() != Status.SCHEDULED) {
            return ConsultationProblem.NOT_SCHEDULED;
        }
        if (found.appointments().stream().filter(Appointment::scheduled).count() > 1) {
            return ConsultationProblem.SEVERAL_APPOINTMENTS;
        }
        return found.tooLate(null, PERSON, terms, now) ? ConsultationProblem.TOO_LATE : null;
    }

    Decision tellOf(Instant free, Terms terms, Instant now) {
        var present =
                movable(terms, now)
                        .filter(it -> free.isBefore(it.start()) && !found.passed().contains(free))
                        .orElse(null);
        if (present == null) {
            return new Decision.Unchanged(found);
        }
        var draft = new Draft(found, now).log(What.EARLIER_TOLD, Actor.CLOCK.name(), null);
        draft.passed.removeIf(it -> !it.isAfter(now));
        draft.passed.add(free);
        return draft.tell(
                        new EarlierFree(
                                draft.facts(),
                                Meeting.of(present, found.request()),
                                free,
                                draft.manageToken(terms)))
                .done();
    }

    /** What they would move, while they can. */
    Optional<Appointment> movable(Terms terms, Instant now) {
        return found.earlierSince() == null
                ? Optional.empty()
                : found.upcoming()
                        .filter(
                                it ->
                                        found.keepsFromBooking(false, it.id(), PERSON, terms, now)
                                                == null);
    }
}
