package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.wish;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer.Had;
import de.smartregion.consulting.agenda.Agenda.Slot;
import de.smartregion.consulting.calendar.RealDays;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.Names;
import de.smartregion.platform.outbox.UnrelayedStores;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Two settlers of one case, on real days: whoever goes on when, and whoever dies where, in the end
 * the appointment stands on the day where the case says it does, and nowhere else.
 */
class TwoSettlersTest {

    private static final List<Instant> STARTS = List.of(TUESDAY_10, TUESDAY_14, WEDNESDAY_10);
    private static final List<LocalDate> DATES =
            STARTS.stream().map(it -> LocalDate.ofInstant(it, Spot.ZONE)).distinct().toList();

    /** What is said to a day between looking at the case and saving it. */
    private static final Set<String> WORDS = Set.of("move", "book", "giveBack");

    /** Connecting takes a while: all tries share a store, and clean up. */
    private static final MongoTemplate MONGO = Store.mongo();

    private static final Office.Now CLOCK = new Office.Now();
    private static final RealDays DAYS = new RealDays(MONGO, CLOCK);

    private final Map<Thread, Settler> settlers = new HashMap<>();
    private final Agenda agenda =
            (Agenda)
                    Proxy.newProxyInstance(
                            Agenda.class.getClassLoader(),
                            new Class<?>[] {Agenda.class},
                            (_, method, arguments) -> {
                                var settler =
                                        WORDS.contains(method.getName())
                                                ? settlers.get(Thread.currentThread())
                                                : null;
                                if (settler != null) {
                                    settler.stop();
                                }
                                try {
                                    return method.invoke(DAYS.agenda(), arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                } finally {
                                    if (settler != null) {
                                        settler.stop();
                                    }
                                }
                            });
    private final Consultations consultations =
            new Consultations(UnrelayedStores.on(MONGO, CLOCK), MONGO, CLOCK);
    private final FreeStarts freeStarts = new FreeStarts(agenda);
    private final SettleConsultation settle =
            new SettleConsultation(consultations, agenda, freeStarts, Office.TERMS);

    enum What {
        /** Writes down another start for the appointment; nobody has acted on it yet. */
        BEGIN,
        ONE,
        OTHER,
        ONE_DIES,
        OTHER_DIES,
        /** Somebody else takes a start, or leaves it. */
        TAKE,
        LEAVE,
        /** The office offers the module in another way, or as before. */
        CLOSE,
        OPEN
    }

    record Act(What what, int start) {}

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Death() {
            super("the power went out");
        }
    }

    /** Settles, and stops before and after each word said to a day, until it is told to go on. */
    private final class Settler {
        private final String id;
        private final Semaphore go = new Semaphore(0);
        private final Semaphore stopped = new Semaphore(0);
        private boolean dies;
        private boolean runs;
        private @Nullable Throwable why;

        Settler(String id) {
            this.id = id;
        }

        void step() {
            if (!runs) {
                runs = true;
                var thread = Thread.ofVirtual().unstarted(this::settle);
                settlers.put(thread, this);
                thread.start();
            }
            go.release();
            stopped.acquireUninterruptibly();
            assertThat(why).isNull();
        }

        void die() {
            if (runs) {
                dies = true;
                step();
                dies = false;
            }
        }

        void finish() {
            while (runs) {
                step();
            }
        }

        private void settle() {
            go.acquireUninterruptibly();
            try {
                settle.settle(id);
            } catch (Death _) {
                // Nobody hears of it.
            } catch (RuntimeException | Error e) {
                why = e;
            } finally {
                runs = false;
                stopped.release();
            }
        }

        void stop() {
            if (dies) {
                throw new Death();
            }
            stopped.release();
            go.acquireUninterruptibly();
            if (dies) {
                throw new Death();
            }
        }
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, What.BEGIN),
                                Tuple.of(6, What.ONE),
                                Tuple.of(6, What.OTHER),
                                Tuple.of(1, What.ONE_DIES),
                                Tuple.of(1, What.OTHER_DIES),
                                Tuple.of(2, What.TAKE),
                                Tuple.of(2, What.LEAVE),
                                Tuple.of(1, What.CLOSE),
                                Tuple.of(1, What.OPEN)),
                        Arbitraries.integers().between(0, STARTS.size() - 1))
                .as(Act::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(40);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED, seed = "20260302")
    void caseAndDayAgreeInTheEnd(@ForAll("acts") List<Act> acts) {
        play(acts);
    }

    @Example
    void oneIsRefusedAndTheOtherIsNot() {
        play(
                act(What.TAKE, 1),
                act(What.BEGIN, 1),
                act(What.ONE),
                act(What.OTHER),
                act(What.ONE), // refused
                act(What.LEAVE),
                act(What.OTHER), // would not be
                act(What.ONE)); // says so
    }

    @Example
    void oneComesWhenTheNextMoveIsDoneAlready() {
        play(
                act(What.BEGIN, 1),
                act(What.ONE),
                act(What.OTHER),
                act(What.OTHER),
                act(What.OTHER), // done
                act(What.BEGIN, 0),
                act(What.OTHER),
                act(What.OTHER),
                act(What.OTHER)); // and the next one
    }

    @Example
    void whatWasDoneBeforeACrashIsDoneThoughItDoesNotFitAnyMore() {
        play(act(What.BEGIN, 1), act(What.ONE), act(What.ONE), act(What.ONE_DIES), act(What.CLOSE));
    }

    private static Act act(What what) {
        return act(what, 0);
    }

    private static Act act(What what, int start) {
        return new Act(what, start);
    }

    private void play(Act... acts) {
        play(List.of(acts));
    }

    private void play(List<Act> acts) {
        DAYS.offerOnline(true);
        var id = scheduled();
        var one = new Settler(id);
        var other = new Settler(id);
        var taken = new ArrayList<Slot>();
        for (var act : acts) {
            switch (act.what()) {
                case BEGIN -> begin(id, STARTS.get(act.start()));
                case ONE -> one.step();
                case OTHER -> other.step();
                case ONE_DIES -> one.die();
                case OTHER_DIES -> other.die();
                case TAKE -> {
                    if (claimed(STARTS.get(act.start())) instanceof Had(var slot)) {
                        taken.add(slot);
                    }
                }
                case LEAVE -> {
                    taken.forEach(agenda::free);
                    taken.clear();
                }
                case CLOSE -> DAYS.offerOnline(false);
                case OPEN -> DAYS.offerOnline(true);
            }
        }
        one.finish();
        other.finish();
        var settled = settle.settle(id).orElseThrow();
        taken.forEach(agenda::free);
        var appointment = settled.upcoming().orElseThrow();
        var booked = DAYS.booked(id, DATES);
        withdraw(id);
        assertThat(booked).containsExactly(appointment.spot().slot());
        assertThat(
                        UnrelayedStores.waiting(MONGO, consultations.store(), id).stream()
                                .filter(it -> it.type().contains("appointment-moved"))
                                .count())
                .as("told as often as it was moved")
                .isEqualTo(appointment.sequence());
    }

    private String scheduled() {
        var request = wish();
        var slot = ((Had) claimed(STARTS.getFirst())).slot();
        var opened =
                Consultation.open(
                        new Consultation.Opening(
                                Names.random(),
                                request,
                                Spot.of(slot),
                                null,
                                null,
                                true,
                                true,
                                null),
                        Office.TERMS,
                        consultations.now());
        return settle.settle(consultations.insert(opened).id()).orElseThrow().id();
    }

    private Agenda.Answer claimed(Instant start) {
        return agenda.claim(
                Names.random(), RealDays.KARLA, wish().need(), start, start.plusSeconds(1));
    }

    private void begin(String id, Instant start) {
        consultations.decide(
                id,
                municipality(),
                Set.of(Party.PERSON),
                null,
                (found, by, now) -> {
                    var moving = found.upcoming().orElseThrow();
                    if (moving.start().equals(start) || found.claim() != null) {
                        return new Decision.Unchanged(found);
                    }
                    if (moving.spot().sameDay(RealDays.KARLA, start)) {
                        return found.begin(
                                false, claim(moving, moving.spot(), start), by, Office.TERMS, now);
                    }
                    return claimed(start) instanceof Had(var slot)
                            ? found.begin(
                                    false,
                                    claim(moving, Spot.of(slot), null),
                                    by,
                                    Office.TERMS,
                                    now)
                            : new Decision.Unchanged(found);
                });
    }

    private static Claim claim(Appointment moving, Spot spot, @Nullable Instant to) {
        return Claim.begun(
                to == null ? Claim.Kind.MOVE : Claim.Kind.SHIFT,
                spot,
                to,
                moving.id(),
                Party.PERSON,
                "Erika Beispiel",
                null,
                Office.MONDAY);
    }

    /** The next try begins with empty days. */
    private void withdraw(String id) {
        changed(
                new WithdrawConsultation(consultations, settle, Office.TERMS)
                        .withdraw(id, municipality(), null));
    }
}
