package de.smartregion.events.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A roster opened for decisions, as many as there are at one moment.
 *
 * <p>Every decision is made on what the ones before it left; {@link #close} gives the new roster,
 * whose laws are checked then, and what happened. Nothing outside changes: opened again with the
 * same roster, moment and questions it decides the same. Opening costs what a copy of the roster
 * costs, a decision hardly anything: that is why a batch shares one.
 *
 * <p>What is decided stands in {@link Arrivals}, {@link Changes} and {@link News}, and here where
 * it is short; what all of them do to the roster, in {@link OpenRoster}.
 */
final class Seating {

    /**
     * A roster after its decisions, and what happened, in order; the same roster if nothing
     * changed.
     */
    record Decided(Roster roster, List<RosterEvent> events, boolean changed) {}

    private final OpenRoster roster;

    Seating(Roster before, Instant now, RosterTerms terms) {
        roster = new OpenRoster(before, now, terms);
    }

    /** Seats for somebody, or a place in the line, until the person confirms. */
    Admission admit(String id, Attendee attendee) {
        return new Arrivals(roster).admit(id, attendee);
    }

    /** Other seats, another way to attend, another language; once more changes nothing. */
    Answer change(String id, Visitor visitor, Wish wish) {
        return new Changes(roster).change(id, visitor, wish);
    }

    /**
     * News of the gathering: other dates, other seats, called off, over. Old news changes nothing.
     */
    void learn(Occasion next, Map<Attendance, Integer> seats) {
        new News(roster).learn(next, seats);
    }

    /** The bearer of the confirming link confirms; once more changes nothing. */
    Answer confirm(String id, String token) {
        var registration = roster.registrations.get(id);
        if (!RosterLinks.confirms(registration, token) || registration == null) {
            return new Answer.Refused(RegistrationProblem.REGISTRATION_NOT_FOUND);
        }
        return switch (registration.standing()) {
            case REPEATED -> new Answer.Refused(RegistrationProblem.REGISTRATION_NOT_FOUND);
            case EXPIRED -> new Answer.Refused(RegistrationProblem.REGISTRATION_EXPIRED);
            case CALLED_OFF -> new Answer.Refused(RegistrationProblem.GATHERING_CANCELLED);
            case CANCELLED -> roster.shown(id, registration, null);
            case SEATED, WAITING -> shownAgain(id, registration);
            case HELD, WAITING_UNCONFIRMED -> confirmed(id, registration);
        };
    }

    private Answer shownAgain(String id, Registration registration) {
        return roster.now.isBefore(registration.deadline())
                ? roster.shown(id, registration, roster.manageToken(id, registration))
                : new Answer.Refused(RegistrationProblem.LINK_EXPIRED);
    }

    private Answer confirmed(String id, Registration unconfirmed) {
        var link = roster.terms.toManage(roster.id(), id, roster.occasion);
        var registration = unconfirmed.confirmed(link.hash(), link.expires());
        roster.put(id, registration);
        var concerned = roster.concerned(id, registration, registration.holder());
        roster.events.add(
                registration.standing() == Standing.SEATED
                        ? new RosterEvent.SeatConfirmed(concerned, link.token())
                        : new RosterEvent.PlacedOnWaitingList(
                                concerned, roster.positionOf(registration), link.token()));
        return roster.shown(id, registration, link.token());
    }

    /** Cancelled by the person or the office; once more changes nothing. */
    Answer cancel(String id, Visitor visitor) {
        var registration = roster.registrations.get(id);
        var refusal = visitor.keptFromManaging(registration, roster.now);
        if (registration == null || refusal != null) {
            return Answer.refused(refusal);
        }
        if (!registration.standing().live()) {
            return roster.shown(id, registration, null);
        }
        if (roster.occasion.over(roster.now)) {
            return Answer.refused(RegistrationProblem.GATHERING_OVER);
        }
        boolean seated = registration.standing() == Standing.SEATED;
        roster.events.add(
                new RosterEvent.RegistrationCancelled(
                        roster.concerned(id, registration, registration.holder()),
                        visitor.name(registration),
                        seated));
        var ended = roster.end(id, registration, Standing.CANCELLED);
        roster.promote(registration.attendance());
        return roster.shown(id, ended, null);
    }

    /** The roster after all decisions; the same one if nothing changed. */
    Decided close() {
        return roster.close();
    }
}
