package de.smartregion.events.registration;

import de.smartregion.platform.security.SignedLinks.Link;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;

/** Somebody comes and wants seats. */
final class Arrivals {

    private static final Duration REMIND_AGAIN = Duration.ofHours(1);

    private final OpenRoster roster;

    Arrivals(OpenRoster roster) {
        this.roster = roster;
    }

    /** Seats for somebody, or a place in the line, until the person confirms. */
    Admission admit(String id, Attendee attendee) {
        var asked = roster.registrations.get(id);
        if (asked != null) {
            return askedAgain(id, asked, attendee);
        }
        var refusal = refusal(attendee);
        if (refusal != null) {
            return new Admission.Refused(refusal);
        }
        var bench = roster.bench(attendee.attendance());
        boolean waits = attendee.seats() > bench.free() || roster.hasLine(bench);
        if (waits && !roster.occasion.waitingList()) {
            return new Admission.Refused(RegistrationProblem.FULL);
        }
        var arrival = arrival(id, attendee, waits ? bench.waiting.size() + 1 : 0);
        var known = roster.emails.get(attendee.person().email());
        if (known != null) {
            return attendee.entrance().confirmed()
                    ? new Admission.Refused(RegistrationProblem.ALREADY_REGISTERED)
                    : repeated(id, arrival.registration(), known);
        }
        var registration = roster.put(id, arrival.registration());
        roster.grown = true;
        roster.emails.put(attendee.person().email(), id);
        if (waits) {
            bench.waiting.put(registration.number(), id);
        } else {
            bench.taken += registration.seats();
        }
        roster.events.add(arrived(id, registration, arrival.link().token()));
        roster.tellWhenFull(attendee.attendance());
        return admitted(id, registration);
    }

    /** A registration that is about to be one, and the link its letter brings. */
    private record Arrival(Registration registration, Link link) {}

    private Arrival arrival(String id, Attendee attendee, int waitsAt) {
        boolean waits = waitsAt > 0;
        boolean confirmed = attendee.entrance().confirmed();
        var link =
                confirmed
                        ? roster.terms.toManage(roster.id(), id, roster.occasion)
                        : roster.terms.toConfirm(roster.id(), id, roster.occasion, roster.now);
        Standing standing;
        if (confirmed) {
            standing = waits ? Standing.WAITING : Standing.SEATED;
        } else {
            standing = waits ? Standing.WAITING_UNCONFIRMED : Standing.HELD;
        }
        return new Arrival(
                new Registration(
                        ++roster.lastNumber,
                        standing,
                        attendee.attendance(),
                        attendee.seats(),
                        confirmed ? null : link.expires(),
                        confirmed ? null : link.hash(),
                        confirmed ? link.hash() : null,
                        confirmed ? link.expires() : null,
                        waitsAt,
                        attendee.fingerprint(),
                        attendee.person(),
                        null,
                        roster.now,
                        null,
                        null),
                link);
    }

    private RosterEvent arrived(String id, Registration registration, String token) {
        var concerned = roster.concerned(id, registration, registration.holder());
        return switch (registration.standing()) {
            case SEATED -> new RosterEvent.SeatConfirmed(concerned, token);
            case WAITING ->
                    new RosterEvent.PlacedOnWaitingList(concerned, registration.waitedAt(), token);
            default -> {
                boolean waits = registration.standing().waits();
                yield new RosterEvent.RegistrationReceived(
                        concerned,
                        waits,
                        waits ? registration.waitedAt() : null,
                        registration.deadline(),
                        token);
            }
        };
    }

    /**
     * Whoever knows an address must not learn whether it is registered. So this does what is done
     * for a newcomer, write and answer included, but seats nobody; the owner of the address is told
     * by letter, not more often than {@link #REMIND_AGAIN}.
     */
    private Admission repeated(String id, Registration asked, String known) {
        var registration = roster.entry(known);
        var last = registration.remindedAt();
        if (last == null || !roster.now.isBefore(last.plus(REMIND_AGAIN))) {
            var reminded = roster.put(known, registration.reminded(roster.now));
            boolean unconfirmed = reminded.standing().unconfirmed();
            roster.events.add(
                    new RosterEvent.RegistrationRepeated(
                            roster.concerned(known, reminded, reminded.holder()),
                            unconfirmed ? null : roster.manageToken(known, reminded),
                            unconfirmed
                                    ? roster.terms.confirmToken(
                                            roster.id(), known, reminded.deadline())
                                    : null,
                            unconfirmed ? reminded.deadline() : null));
        }
        roster.grown = true;
        return admitted(id, roster.put(id, asked.repeated(roster.now)));
    }

    /** Named after its question: asked again, it is told again, as long as it is true. */
    private Admission askedAgain(String id, Registration known, Attendee attendee) {
        if (!Objects.equals(known.fingerprint(), attendee.fingerprint())) {
            return new Admission.Refused(RegistrationProblem.IDEMPOTENCY_KEY_REUSED);
        }
        if (known.standing().live() || answersLikeALiveOne(known)) {
            return admitted(id, known);
        }
        // Promising the seat again would be a lie: no letter would follow.
        var closed = roster.occasion.closedDoor(roster.now);
        return closed == null ? new Admission.Ended() : new Admission.Refused(closed);
    }

    /** As long as that of a newcomer who never confirms would. */
    private boolean answersLikeALiveOne(Registration known) {
        return known.standing() == Standing.REPEATED
                && roster.occasion.course() == Occasion.Course.PLANNED
                && roster.now.isBefore(known.deadline());
    }

    private @Nullable RegistrationProblem refusal(Attendee attendee) {
        var closed =
                attendee.entrance() == Entrance.BY_OFFICE
                        ? roster.occasion.closedDoorOfTheOffice(roster.now)
                        : roster.occasion.closedDoor(roster.now);
        if (closed != null) {
            return closed;
        }
        int seats = roster.bench(attendee.attendance()).seats;
        if (seats == 0) {
            return RegistrationProblem.ATTENDANCE_NOT_OFFERED;
        }
        // A group that can never fit would block the waiting list for everybody behind it.
        if (attendee.seats() > roster.occasion.largestGroup() || attendee.seats() > seats) {
            return RegistrationProblem.GROUP_TOO_LARGE;
        }
        // Every live registration has an address of its own.
        return roster.emails.size() >= Roster.MOST_LIVE ? RegistrationProblem.FULL : null;
    }

    private Admission admitted(String id, Registration registration) {
        return new Admission.Admitted(
                roster.id(),
                id,
                registration.attendance(),
                registration.seats(),
                registration.waitedAt(),
                registration.confirmBy());
    }
}
