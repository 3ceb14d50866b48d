package de.smartregion.consulting.calendar;

import static de.smartregion.consulting.consultant.Samples.KARLA;
import static de.smartregion.consulting.consultant.Samples.MONDAY;
import static de.smartregion.consulting.consultant.Samples.NOW;
import static de.smartregion.consulting.consultant.Samples.at;

import de.smartregion.consulting.consultant.Samples;
import de.smartregion.platform.event.DomainEvent;

import java.time.Duration;
import java.util.List;

/** What a day tells, as its decisions do: the contract's example. */
public final class CalendarEvents {

    public static final Class<?> KIND = DayChanged.class;

    private CalendarEvents() {}

    public static DomainEvent told() {
        return day();
    }

    /** Somebody holds a visit, an online appointment is booked, and another one is free again. */
    static DayChanged day() {
        var key = new Day.Key("karla", MONDAY);
        var terms = DaySamples.terms(KARLA, MONDAY);
        var until = NOW.plus(Duration.ofMinutes(10));
        var module = Samples.module("erstberatung", 60, 10, 15);
        var day = Day.empty(key);
        for (var wish :
                List.of(
                        Wish.of("h3kP0sVtQyW2", module, Samples.online(), at(MONDAY, "09:00")),
                        Wish.of("bXcZ9Am8nRkL", module, Samples.online(), at(MONDAY, "11:00")))) {
            day = day.claim(wish, until, terms, NOW).day();
        }
        day = day.book("bXcZ9Am8nRkL", "case", NOW).day();
        var visit =
                Wish.of(
                        "Qq1dXo2mP7rT",
                        module,
                        Samples.onSite(Samples.KASSEL),
                        at(MONDAY, "14:00"));
        var after = day.free("h3kP0sVtQyW2", null, NOW).day().claim(visit, until, terms, NOW).day();
        return DayChanged.of(day, after);
    }
}
