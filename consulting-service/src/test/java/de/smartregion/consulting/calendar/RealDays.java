package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.platform.outbox.UnrelayedStores;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Real days on a store, with one consultant, for tests of what asks them. */
public final class RealDays {

    public static final String KARLA = "karla";

    private final Calendars calendars;
    private final Roll roll;
    private final Planner planner;
    private Module module =
            new Module(
                    "einstieg",
                    "Einstiegsberatung",
                    null,
                    null,
                    null,
                    60,
                    0,
                    0,
                    List.of(Mode.ONLINE),
                    List.of(),
                    0,
                    true,
                    1);

    public RealDays(MongoTemplate mongo, Clock clock) {
        calendars = new Calendars(UnrelayedStores.on(mongo, clock), mongo);
        roll = new Roll(calendars);
        var plan = new Plan(calendars, clock);
        plan.build();
        var facts =
                new DayFacts(
                        calendars, roll, plan, Samples.ALMANAC, Samples.TRAVEL, Plans.NEVER_BUSY);
        var meters = new SimpleMeterRegistry();
        planner =
                new Planner(
                        roll,
                        plan,
                        new FreeTime(Samples.ALMANAC, Samples.TRAVEL, plan, Plans.NEVER_BUSY, 15),
                        facts,
                        new DayDesk(calendars, facts, plan, Plans.SETTINGS, clock, meters),
                        clock,
                        Plans.SETTINGS,
                        meters);
        roll.learn(module);
        calendars
                .insert(
                        new Consultant(
                                KARLA,
                                null,
                                "Karla Probst-Muster",
                                "karla@ekom21.example",
                                List.of(Field.ENVIRONMENT),
                                List.of(module.code()),
                                List.of(),
                                Samples.KASSEL_DISTRICT,
                                List.of("de"),
                                120,
                                8,
                                40,
                                Samples.workdays("08:00", "18:00"),
                                List.of(),
                                null,
                                null,
                                true,
                                0))
                .ifPresent(roll::learn);
    }

    public Agenda agenda() {
        return planner;
    }

    /** What it is offered as is changed by the office at any time. */
    public void offerOnline(boolean online) {
        var wanted =
                new Module(
                        module.code(),
                        module.title(),
                        null,
                        null,
                        null,
                        60,
                        0,
                        0,
                        List.of(online ? Mode.ONLINE : Mode.ON_SITE),
                        List.of(),
                        0,
                        true,
                        module.version() + 1);
        module = wanted;
        roll.learn(wanted);
    }

    /** What is booked for this case on these dates, as the store has it. */
    public List<Agenda.Slot> booked(String consultation, List<LocalDate> dates) {
        return calendars.days(dates.stream().map(it -> new Day.Key(KARLA, it)).toList()).stream()
                .flatMap(
                        day ->
                                day.entries().stream()
                                        .filter(it -> consultation.equals(it.consultation()))
                                        .map(
                                                it ->
                                                        new Agenda.Slot(
                                                                KARLA,
                                                                LocalDate.parse(day.date()),
                                                                it.id(),
                                                                it.start(),
                                                                it.end())))
                .toList();
    }
}
