package de.smartregion.events.finding;

import de.smartregion.events.finding.Content.Field;
import de.smartregion.events.finding.Content.Kind;
import de.smartregion.events.finding.Content.Words;
import de.smartregion.events.finding.Finding.Decision;
import de.smartregion.events.finding.Forums.Standing;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class FindingEvents {

    public static final Class<?> KIND = FindingEvent.class;

    static final String FORUM = "0kUvB8Qq1dXo2mP7rT5wYA";
    static final Instant NOW = Instant.parse("2027-03-10T08:00:00.123456Z");

    private FindingEvents() {}

    public static List<FindingEvent> told() {
        if (make(idea()) instanceof Decision.Done(var made, var first)
                && made.change(
                                ideaCalled(
                                        "Ein Fahrplan für Bus, Rufbus und Mitfahrbank",
                                        "One timetable for buses, buses on call and ride-sharing benches"),
                                Standing.PUBLIC,
                                NOW)
                        instanceof Decision.Done(var changed, var second)
                && changed.remove(NOW) instanceof Decision.Done(_, var third)) {
            return List.of(first, second, third);
        }
        throw new AssertionError("the idea can be recorded, changed and removed");
    }

    static Decision make(Content content) {
        return Finding.make("b25laWRlYW9mYWZvcnVtMQ", content, null, Standing.PUBLIC, NOW);
    }

    static Content idea() {
        return ideaCalled(
                "Ein Fahrplan für Bus und Mitfahrbank",
                "One timetable for buses and ride-sharing benches");
    }

    static Content ideaCalled(String title, @Nullable String english) {
        return of(
                FORUM, Kind.IDEA, new Words(title, english), Field.MOBILITY, Field.DATA_PLATFORMS);
    }

    static Content of(String gathering, Kind kind, Words title, Field... fields) {
        return new Content(
                gathering,
                kind,
                title,
                new Words("Alle Abfahrten in **einer** Auskunft.", null),
                List.of(fields));
    }
}
