package de.smartregion.events.registration;

import de.smartregion.events.registration.RosterEvent.Concerned;

import java.time.Instant;
import java.util.List;

/** One event of each kind: these are the contracts' examples. */
public final class RosterEvents {

    public static final Class<?> KIND = RosterEvent.class;

    private static final String GATHERING = "0kUvB8Qq1dXo2mP7rT5wYA";
    private static final String REGISTRATION = "q3Vt0bJ5m1YxWc8eHn2KdQ";
    static final String TOKEN = "7Hq2k0Vb9sX1cR4tYw8zLmN3pQ6uEaJdGfS5iOoBvTk";
    private static final Instant CONFIRM_BY = Instant.parse("2027-02-03T09:00:00Z");

    private static final Person PERSON =
            Person.of(
                    new PlainText("Jörg Müller-Weiß"),
                    new EmailAddress("J.Mueller-Weiss@gemeinde.example"),
                    Language.DE,
                    "06611000",
                    null);

    private static final Occasion FORUM =
            new Occasion(
                    "FORUM",
                    "Regionalforum Nord: Mobilität im ländlichen Raum",
                    "Regional forum North: mobility in rural areas",
                    Instant.parse("2027-03-09T10:00:00Z"),
                    Instant.parse("2027-03-09T15:00:00Z"),
                    "Kulturbahnhof, Rainer-Dierichs-Platz 1, 34117 Kassel",
                    "https://konferenz.example.org/regionalforum-nord",
                    "Geschäftsstelle Smarte Region",
                    Instant.parse("2027-01-11T08:00:00Z"),
                    Instant.parse("2027-03-05T11:00:00Z"),
                    true,
                    5,
                    2,
                    Occasion.Course.PLANNED,
                    null);

    private RosterEvents() {}

    public static List<RosterEvent> told() {
        var seated = concerned(FORUM, Standing.SEATED);
        return List.of(
                new RosterEvent.RegistrationReceived(
                        concerned(FORUM, Standing.WAITING_UNCONFIRMED), true, 3, CONFIRM_BY, TOKEN),
                new RosterEvent.SeatConfirmed(seated, TOKEN),
                new RosterEvent.PlacedOnWaitingList(concerned(FORUM, Standing.WAITING), 3, TOKEN),
                new RosterEvent.MovedUp(seated, TOKEN),
                new RosterEvent.RegistrationCancelled(seated, "PERSON", true),
                new RosterEvent.RegistrationExpired(GATHERING, REGISTRATION, Attendance.ONLINE, 2),
                new RosterEvent.SeatMoved(seated, true, TOKEN),
                new RosterEvent.GatheringCalledOff(seated, true, "Die Referentin ist erkrankt."),
                new RosterEvent.RosterFull(
                        GATHERING,
                        FORUM.title(),
                        FORUM.kind(),
                        FORUM.startsAt(),
                        Attendance.ONLINE,
                        200,
                        0));
    }

    static RosterEvent toldToSomebodyWhoseSeatIsHeld() {
        return new RosterEvent.RegistrationReceived(
                concerned(FORUM, Standing.HELD), false, null, CONFIRM_BY, TOKEN);
    }

    private static Concerned concerned(Occasion occasion, Standing standing) {
        boolean confirmed = !standing.unconfirmed();
        var registration =
                new Registration(
                        1,
                        standing,
                        Attendance.ONLINE,
                        2,
                        CONFIRM_BY,
                        "hash",
                        confirmed ? "hash" : null,
                        confirmed ? CONFIRM_BY : null,
                        0,
                        null,
                        PERSON,
                        null);
        return new Concerned(
                GATHERING,
                occasion,
                REGISTRATION,
                registration,
                PERSON,
                standing == Standing.SEATED);
    }
}
