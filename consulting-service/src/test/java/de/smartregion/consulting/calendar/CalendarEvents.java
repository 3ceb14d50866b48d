package de.smartregion.consulting.calendar;

import static de.smartregion.consulting.calendar.Samples.KARLA;
import static de.smartregion.consulting.calendar.Samples.MONDAY;
import static de.smartregion.consulting.calendar.Samples.NOW;
import static de.smartregion.consulting.calendar.Samples.at;

import de.smartregion.platform.event.DomainEvent;

import java.time.Duration;
import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class CalendarEvents {

    public static final List<Class<?>> KINDS =
            List.of(ModuleChanged.class, ConsultantEvent.class, DayChanged.class);

    private CalendarEvents() {}

    public static List<DomainEvent> told() {
        var absence =
                new Absence("Zb0lGq3nQxK2", at(MONDAY, "00:00"), at(MONDAY, "12:00"), "Zahnarzt");
        if (KARLA.away(absence, NOW) instanceof Consultant.Change.Changed(var away, var first)
                && away.back(absence.id(), NOW)
                        instanceof Consultant.Change.Changed(_, var second)) {
            return List.of(
                    Samples.HOUR.told(), KARLA.told(), first.getFirst(), second.getFirst(), day());
        }
        throw new AssertionError("Karla can be away, and be back");
    }

    /** Somebody holds a visit, an online appointment is booked, and another one is free again. */
    static DayChanged day() {
        var key = new Day.Key("karla", MONDAY);
        var terms = Samples.terms(KARLA, MONDAY);
        var until = NOW.plus(Duration.ofMinutes(10));
        var module = Samples.module("erstberatung", 60, 10, 15);
        var day = Day.empty(key);
        for (var wish :
                List.of(
                        Wish.of("h3kP0sVtQyW2", module, null, at(MONDAY, "09:00")),
                        Wish.of("bXcZ9Am8nRkL", module, null, at(MONDAY, "11:00")))) {
            day = day.claim(wish, until, terms, NOW).day();
        }
        day = day.book("bXcZ9Am8nRkL", "case", NOW).day();
        var visit = Wish.of("Qq1dXo2mP7rT", module, Samples.KASSEL, at(MONDAY, "14:00"));
        var after = day.free("h3kP0sVtQyW2", null, NOW).day().claim(visit, until, terms, NOW).day();
        return DayChanged.of(day, after);
    }
}
