package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;

/** Somebody is there and wants other seats. */
final class Changes {

    private final OpenRoster roster;

    Changes(OpenRoster roster) {
        this.roster = roster;
    }

    /**
     * Other seats, another way to attend, another language; once more changes nothing.
     *
     * <p>Who has seats gives some back at any time, and whoever waits for them moves up. More
     * seats, or seats of the other kind, are had only if they are free now and nobody waits for
     * them; otherwise nothing changes. Who waits may wish for anything, and keeps the place with a
     * group that stays or shrinks. A group that grows, or goes over to the other line, stands
     * behind everybody who waits there, as if it came now: growing in front of others would be
     * overtaking them. More than before is given as long as registration is open; the office may
     * until the gathering is over.
     */
    Answer change(String id, Visitor visitor, Wish wish) {
        var registration = roster.registrations.get(id);
        var refusal = visitor.keptFromManaging(registration, roster.now);
        if (registration == null || refusal != null) {
            return Answer.refused(refusal);
        }
        var late = tooLateToChange(registration);
        if (late != null) {
            return Answer.refused(late);
        }
        if (registration.is(wish)) {
            return roster.shown(id, registration, null);
        }
        boolean over = wish.attendance() != registration.attendance();
        boolean more = over || wish.seats() > registration.seats();
        var tooMuch = more ? tooMuch(registration, visitor, wish) : null;
        if (tooMuch != null) {
            return Answer.refused(tooMuch);
        }
        var left = roster.bench(registration);
        var entered = roster.bench(wish.attendance());
        boolean waits = registration.standing().waits();
        int number = waits && more ? ++roster.lastNumber : registration.number();
        if (waits) {
            left.waiting.remove(registration.number());
            entered.waiting.put(number, id);
        } else {
            left.leave(over ? registration.seats() : registration.seats() - wish.seats());
            entered.taken += over ? wish.seats() : 0;
        }
        var next = roster.put(id, registration.changed(number, wish));
        roster.events.add(
                new RosterEvent.RegistrationChanged(
                        roster.concerned(id, next, next.holder()),
                        next.standing() == Standing.SEATED,
                        waits ? roster.positionOf(next) : null,
                        next.standing().unconfirmed() ? null : roster.manageToken(id, next)));
        roster.promote(registration.attendance());
        roster.promote(wish.attendance());
        roster.tellWhenFull(wish.attendance());
        return roster.shown(id, roster.entry(id), null);
    }

    private @Nullable RegistrationProblem tooLateToChange(Registration registration) {
        return switch (registration.standing()) {
            case CANCELLED -> RegistrationProblem.REGISTRATION_CANCELLED;
            case EXPIRED -> RegistrationProblem.REGISTRATION_EXPIRED;
            case CALLED_OFF -> RegistrationProblem.GATHERING_CANCELLED;
            case REPEATED -> RegistrationProblem.REGISTRATION_NOT_FOUND;
            case HELD, SEATED, WAITING_UNCONFIRMED, WAITING ->
                    roster.occasion.over(roster.now) ? RegistrationProblem.GATHERING_OVER : null;
        };
    }

    private @Nullable RegistrationProblem tooMuch(
            Registration registration, Visitor visitor, Wish wish) {
        var closed =
                visitor.office()
                        ? roster.occasion.closedDoorOfTheOffice(roster.now)
                        : roster.occasion.closedDoor(roster.now);
        if (closed != null) {
            return closed;
        }
        var bench = roster.bench(wish.attendance());
        if (bench.seats == 0) {
            return RegistrationProblem.ATTENDANCE_NOT_OFFERED;
        }
        if (wish.seats() > roster.occasion.largestGroup() || wish.seats() > bench.seats) {
            return RegistrationProblem.GROUP_TOO_LARGE;
        }
        boolean over = wish.attendance() != registration.attendance();
        boolean waits = registration.standing().waits();
        if (waits && (roster.occasion.waitingList() || !over)) {
            return null;
        }
        int needed = over ? wish.seats() : wish.seats() - registration.seats();
        return needed > bench.free() || roster.hasLine(bench)
                ? RegistrationProblem.NO_SEATS_FOR_CHANGE
                : null;
    }
}
