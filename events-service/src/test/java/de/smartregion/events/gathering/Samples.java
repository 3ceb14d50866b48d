package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Announcement.Attendance;
import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Announcement.Host;
import de.smartregion.events.gathering.Announcement.Kind;
import de.smartregion.events.gathering.Announcement.Place;
import de.smartregion.events.gathering.Announcement.Seats;
import de.smartregion.events.gathering.Announcement.Words;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The Regionalforum Nord of the contracts' examples, and how it may differ. */
final class Samples {

    static final String FORUM = "0kUvB8Qq1dXo2mP7rT5wYA";

    /** Two months before the forum. */
    static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");

    static final Instant STARTS = Instant.parse("2027-03-09T09:00:00Z");
    static final Instant ENDS = Instant.parse("2027-03-09T15:00:00Z");

    private static final Place KASSEL =
            new Place("Kulturbahnhof", "Rainer-Dierichs-Platz 1", "34117", "Kassel");
    private static final String ADDRESS = "https://konferenz.example.org/regionalforum-nord";
    private static final List<Seats> HYBRID =
            List.of(new Seats(Attendance.ON_SITE, 60), new Seats(Attendance.ONLINE, 200));

    private Samples() {}

    /** Complete, on site and online. */
    static Announcement forum() {
        return forum(STARTS, ENDS, HYBRID, KASSEL, ADDRESS);
    }

    static Announcement forumOneHourLater() {
        return forum(STARTS.plus(Duration.ofHours(1)), ENDS, HYBRID, KASSEL, ADDRESS);
    }

    static Announcement forumAt(Instant starts, Instant ends) {
        return forum(starts, ends, HYBRID, KASSEL, ADDRESS);
    }

    static Announcement forumIn(Place place) {
        return forum(STARTS, ENDS, HYBRID, place, ADDRESS);
    }

    static Announcement forumAtAddress(@Nullable String onlineAddress) {
        return forum(STARTS, ENDS, HYBRID, KASSEL, onlineAddress);
    }

    static Announcement forumWith(Seats... seats) {
        return forum(STARTS, ENDS, List.of(seats), KASSEL, ADDRESS);
    }

    /** A kind, a title and times: as little as a draft may say. */
    static Announcement idea() {
        return idea(Kind.WEBINAR, STARTS);
    }

    static Announcement idea(Kind kind, Instant starts) {
        return new Announcement(
                kind,
                new Words("Noch ohne Thema", null),
                null,
                null,
                List.of(),
                List.of(),
                starts,
                starts.plus(Duration.ofHours(1)),
                starts.minus(Duration.ofDays(30)),
                starts,
                List.of(),
                true,
                1,
                null,
                null,
                null);
    }

    static Announcement webinar(Instant starts, Field... fields) {
        return new Announcement(
                Kind.WEBINAR,
                new Words("Sensoren im Wald", null),
                new Words("Wie Kommunen Waldbrände früh erkennen.", null),
                new Words("Drei Kommunen berichten.", null),
                List.of(fields),
                List.of(),
                starts,
                starts.plus(Duration.ofHours(1)),
                starts.minus(Duration.ofDays(30)),
                starts,
                List.of(new Seats(Attendance.ONLINE, 100)),
                false,
                1,
                null,
                "https://konferenz.example.org/sensoren",
                new Host("Geschäftsstelle Smarte Region", null));
    }

    static Gathering draft() {
        return Gathering.draft(FORUM, forum(), null);
    }

    static Gathering published() {
        if (draft().publish(NOW) instanceof Gathering.Publication.Published(var published, _)) {
            return published;
        }
        throw new AssertionError("the sample can be published");
    }

    private static Announcement forum(
            Instant starts,
            Instant ends,
            List<Seats> seats,
            @Nullable Place place,
            @Nullable String onlineAddress) {
        return new Announcement(
                Kind.FORUM,
                new Words(
                        "Regionalforum Nord: Mobilität im ländlichen Raum",
                        "Regional forum North: mobility in rural areas"),
                new Words("Wie Menschen ohne Auto ans Ziel kommen.", null),
                new Words("Wir arbeiten an drei Tischen.\n\nBringen Sie Ihre Fragen mit.", null),
                List.of(Field.MOBILITY, Field.PARTICIPATION),
                List.of("ekom21", "House of IT"),
                starts,
                ends,
                Instant.parse("2027-01-11T08:00:00Z"),
                Instant.parse("2027-03-05T11:00:00Z"),
                seats,
                true,
                5,
                place,
                onlineAddress,
                new Host("Geschäftsstelle Smarte Region", "smarte-region@example.org"));
    }
}
