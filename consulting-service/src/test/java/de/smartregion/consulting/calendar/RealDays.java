package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.consultant.Module;
import de.smartregion.consulting.consultant.Registrar;
import de.smartregion.consulting.consultant.Roll;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.platform.outbox.UnrelayedStores;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Real days on a store, with one consultant, for tests of what asks them. */
public final class RealDays {

    public static final String KARLA = "karla";

    private final Days days;
    private final Roll roll;
    private final Planner planner;
    private final int noticeHours;
    private Module module;

    public RealDays(MongoTemplate mongo, Clock clock) {
        this(mongo, clock, 0, KARLA);
    }

    public RealDays(MongoTemplate mongo, Clock clock, int noticeHours, String... advisers) {
        this.noticeHours = noticeHours;
        module = module(Mode.ONLINE, 1);
        var registrar = new Registrar(mongo, clock);
        for (var adviser : advisers) {
            registrar.insert(Samples.adviser(adviser, module.code()));
        }
        roll = registrar.roll();
        roll.learn(module);
        days = new Days(UnrelayedStores.on(mongo, clock), mongo);
        var plan = new Plan(days, clock);
        plan.build();
        var facts =
                new DayFacts(
                        registrar.directory(),
                        roll,
                        plan,
                        Samples.ALMANAC,
                        Samples.TRAVEL,
                        Plans.NEVER_BUSY);
        var meters = new SimpleMeterRegistry();
        planner =
                new Planner(
                        roll,
                        plan,
                        new FreeTime(Samples.ALMANAC, Samples.TRAVEL, plan, Plans.NEVER_BUSY, 15),
                        facts,
                        new DayDesk(days, facts, plan, Plans.SETTINGS, clock, meters),
                        clock,
                        Plans.SETTINGS,
                        meters);
    }

    public Agenda agenda() {
        return planner;
    }

    /** What it is offered as is changed by the office at any time. */
    public void offerOnline(boolean online) {
        module = module(online ? Mode.ONLINE : Mode.ON_SITE, module.version() + 1);
        roll.learn(module);
    }

    private Module module(Mode mode, long version) {
        return new Module(
                "einstieg",
                "Einstiegsberatung",
                null,
                null,
                null,
                60,
                0,
                0,
                List.of(mode),
                List.of(),
                noticeHours,
                true,
                version);
    }

    /** What is booked for this case on these dates, as the store has it. */
    public List<Agenda.Slot> booked(String consultation, List<LocalDate> dates) {
        return days.days(dates.stream().map(it -> new Day.Key(KARLA, it)).toList()).stream()
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
