package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.consultant.Registrar;
import de.smartregion.consulting.consultant.Roll;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** One store and as many instances on it as a test wants, each with a memory of its own. */
final class Plans {

    static final BusyTimes NEVER_BUSY = (_, _, _) -> List.of();

    static final CalendarSettings SETTINGS =
            new CalendarSettings(
                    Duration.ofMinutes(15),
                    2_000,
                    250,
                    100,
                    Duration.ofSeconds(30),
                    Duration.ofNanos(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofHours(1));

    final Now clock = new Now();
    final MongoTemplate mongo;
    final Registrar registrar;
    final Days days;
    final Plan plan;

    /** Connecting takes a while: tests that need no store of their own share one. */
    private static final class Shared {
        static final MongoTemplate MONGO = Store.mongo();
    }

    /** A clock that stands still until it is set. */
    static final class Now extends Clock {
        volatile Instant instant = Samples.NOW;

        @Override
        public Instant instant() {
            return instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** One instance of the service. */
    record Office(Roll roll, Plan plan, DayDesk desk, Planner planner, DaySweep sweep) {}

    Plans() {
        this(Shared.MONGO);
    }

    Plans(MongoTemplate mongo) {
        this.mongo = mongo;
        registrar = new Registrar(mongo, clock);
        days = new Days(UnrelayedStores.on(mongo, clock), mongo);
        plan = new Plan(days, clock);
    }

    static Plans alone() {
        return new Plans(Store.mongo());
    }

    Office office() {
        var roll = registrar.roll();
        var own = new Plan(days, clock);
        own.build();
        var facts =
                new DayFacts(
                        registrar.directory(),
                        roll,
                        own,
                        Samples.ALMANAC,
                        Samples.TRAVEL,
                        NEVER_BUSY);
        var meters = new SimpleMeterRegistry();
        var desk = new DayDesk(days, facts, own, SETTINGS, clock, meters);
        var planner =
                new Planner(
                        roll,
                        own,
                        new FreeTime(Samples.ALMANAC, Samples.TRAVEL, own, NEVER_BUSY, 15),
                        facts,
                        desk,
                        clock,
                        SETTINGS,
                        meters);
        return new Office(roll, own, desk, planner, new DaySweep(days, desk, SETTINGS, clock));
    }
}
