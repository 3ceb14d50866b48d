package de.smartregion.events.registration;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What becomes of everybody when the gathering changes. */
final class News {

    private final OpenRoster roster;

    News(OpenRoster roster) {
        this.roster = roster;
    }

    /**
     * News of the gathering: other dates, other seats, called off, over. Old news changes nothing.
     */
    void learn(Occasion next, Map<Attendance, Integer> seats) {
        if (next.revision() <= roster.occasion.revision()) {
            return;
        }
        var previous = roster.occasion;
        roster.occasion = next;
        roster.changed = true;
        for (var attendance : Attendance.values()) {
            roster.bench(attendance).resize(seats.getOrDefault(attendance, 0));
        }
        switch (next.course()) {
            case CALLED_OFF -> callOff();
            case OVER -> letGo();
            case PLANNED -> {
                var promoted = new HashSet<String>();
                for (var attendance : Attendance.values()) {
                    promoted.addAll(roster.promote(attendance));
                    roster.tellWhenFull(attendance);
                }
                tellOfTheMove(previous, promoted);
            }
        }
    }

    private void callOff() {
        for (var id : roster.inOrder()) {
            var registration = roster.entry(id);
            if (registration.standing().live()) {
                boolean seated = registration.standing() == Standing.SEATED;
                roster.events.add(
                        new RosterEvent.GatheringCalledOff(
                                roster.concerned(id, registration, registration.holder()),
                                seated,
                                roster.occasion.reason()));
                roster.end(id, registration, Standing.CALLED_OFF);
            }
        }
    }

    /** Nothing to wait for any more. */
    private void letGo() {
        for (var id : roster.inOrder()) {
            var registration = roster.entry(id);
            if (registration.standing().live() && registration.standing() != Standing.SEATED) {
                roster.expire(id, registration);
            }
        }
    }

    /** Told to those who would come at the wrong time or to the wrong place, and to nobody else. */
    private void tellOfTheMove(Occasion previous, Set<String> justPromoted) {
        for (var id : roster.inOrder()) {
            var registration = roster.entry(id);
            var standing = registration.standing();
            if (!standing.live() || standing.unconfirmed() || justPromoted.contains(id)) {
                continue;
            }
            boolean seated = standing == Standing.SEATED;
            if (!roster.occasion.movedFrom(previous, registration.attendance(), seated)) {
                continue;
            }
            var reachable = roster.reachable(id, registration);
            roster.events.add(
                    new RosterEvent.SeatMoved(
                            roster.concerned(id, reachable, reachable.holder()),
                            seated,
                            roster.manageToken(id, reachable)));
        }
    }
}
