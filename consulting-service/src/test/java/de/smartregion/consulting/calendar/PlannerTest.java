package de.smartregion.consulting.calendar;

import static de.smartregion.consulting.consultant.Samples.KARLA;
import static de.smartregion.consulting.consultant.Samples.MONDAY;
import static de.smartregion.consulting.consultant.Samples.NOW;
import static de.smartregion.consulting.consultant.Samples.at;
import static de.smartregion.consulting.consultant.Samples.moving;
import static de.smartregion.consulting.consultant.Samples.onSite;
import static de.smartregion.consulting.consultant.Samples.online;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer;
import de.smartregion.consulting.agenda.Agenda.Slot;
import de.smartregion.consulting.agenda.Agenda.Why;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.calendar.Plans.Office;
import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Limits;
import de.smartregion.consulting.consultant.Module;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.platform.outbox.UnrelayedStores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The agenda on a store, with one instance and with several. */
class PlannerTest {

    private static final Instant LATER = NOW.plus(Duration.ofMinutes(10));

    private final Plans plans = Plans.alone();

    PlannerTest() {
        plans.registrar.insert(Samples.HOUR);
        plans.registrar.insert(KARLA);
        plans.registrar.insert(
                Samples.consultant("ben", "06433", Samples.workdays("09:00", "15:00")));
    }

    private static Slot had(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Had.class);
        return ((Answer.Had) answer).slot();
    }

    private static Why why(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why();
    }

    private Answer claim(Office office, String claim, String clock) {
        return office.planner().claim(claim, "karla", online(), at(MONDAY, clock), LATER);
    }

    @Test
    void aHundredAtOnceForOneSlotOneHasIt() throws Exception {
        var offices = List.of(plans.office(), plans.office());
        var asks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 100; i++) {
            var claim = "claim" + i;
            var office = offices.get(i % 2);
            asks.add(() -> claim(office, claim, "10:00"));
        }
        var answers = atOnce(asks);
        assertThat(answers).filteredOn(Answer.Had.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(it -> it.equals(new Answer.Refused(Why.TAKEN))).hasSize(99);
        assertThat(stored().entries()).hasSize(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void twoInstancesOnOneStoreKeepTheLaws() throws Exception {
        var offices = List.of(plans.office(), plans.office());
        var people = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 40; i++) {
            var name = "p" + i;
            var random = new Random(i);
            people.add(() -> comeAndGo(offices, name, random));
        }
        int booked = atOnce(people).stream().mapToInt(Integer::intValue).sum();
        var day = stored(); // its constructor has checked the laws
        assertThat(day.entries()).hasSize(booked).hasSizeBetween(1, KARLA.perDay());
        assertThat(day.entries()).extracting(Entry::state).containsOnly(Entry.State.BOOKED);
        long last = 0;
        for (var version : told()) {
            assertThat(version).isEqualTo(last + 1);
            last = version;
        }
        assertThat(day.version()).isEqualTo(last);
    }

    /** Holds, books, moves, thinks again; how many it has at the end. */
    private static int comeAndGo(List<Office> offices, String name, Random random) {
        int booked = 0;
        for (int visit = 0; visit < 3; visit++) {
            var start = at(MONDAY, "08:00").plus(Duration.ofMinutes(15L * random.nextInt(32)));
            var answer =
                    any(offices, random).claim(name + "-" + visit, "karla", online(), start, LATER);
            if (!(answer instanceof Answer.Had(var slot))) {
                continue;
            }
            if (random.nextBoolean()) {
                any(offices, random).move(slot, online(), start.plus(Duration.ofMinutes(15)), 1);
            }
            if (random.nextInt(3) == 0) {
                any(offices, random).free(slot);
            } else if (any(offices, random).book(slot, "case of " + name)) {
                booked++;
            }
        }
        return booked;
    }

    private static Planner any(List<Office> offices, Random random) {
        return offices.get(random.nextInt(offices.size())).planner();
    }

    @Test
    void everythingMayBeDoneAgainWithTheSameAnswer() {
        var agenda = plans.office().planner();
        var slot = had(agenda.claim("a", "karla", online(), at(MONDAY, "10:00"), LATER));
        assertThat(had(agenda.claim("a", "karla", online(), at(MONDAY, "10:00"), LATER)))
                .isEqualTo(slot);
        assertThat(agenda.prolong(slot, LATER.plusSeconds(60))).isTrue();
        assertThat(agenda.prolong(slot, LATER.plusSeconds(60))).isTrue();
        assertThat(agenda.book(slot, "case")).isTrue();
        assertThat(agenda.book(slot, "case")).isTrue();
        assertThat(agenda.book(slot, "another")).isFalse();
        var moved = had(agenda.move(slot, online(), at(MONDAY, "10:30"), 1));
        assertThat(had(agenda.move(slot, online(), at(MONDAY, "10:30"), 1))).isEqualTo(moved);
        agenda.free(moved); // not any more
        agenda.giveBack(moved, "another");
        assertThat(agenda.book(moved, "case")).isTrue();
        agenda.giveBack(moved, "case");
        agenda.giveBack(moved, "case");
        assertThat(agenda.book(slot, "case")).isFalse();
        assertThat(stored().entries()).isEmpty();
        assertThat(told()).hasSize(5);
    }

    @Test
    void whatIsOverIsFreeForEverybodyAndTold() {
        var office = plans.office();
        claim(office, "a", "10:00");
        plans.clock.instant = LATER;
        assertThat(starts(office)).contains(at(MONDAY, "10:00"));
        office.sweep().look();
        assertThat(stored().entries()).isEmpty();
        assertThat(told()).hasSize(2);
        office.sweep().look();
        assertThat(told()).hasSize(2);
        office.desk().forgetIdle();
        assertThat(office.desk().remembered()).isZero();
    }

    @Test
    void whyNot() {
        var agenda = plans.office().planner();
        var ten = at(MONDAY, "10:00");
        assertThat(why(agenda.claim("a", "nobody", online(), ten, LATER))).isEqualTo(Why.UNKNOWN);
        assertThat(why(agenda.claim("a", "karla", onSite("06999"), ten, LATER)))
                .isEqualTo(Why.DOES_NOT_FIT);
        assertThat(why(agenda.claim("a", "karla", online(), ten.plusSeconds(60), LATER)))
                .isEqualTo(Why.DOES_NOT_FIT);
        assertThat(why(agenda.claim("a", "karla", online(), NOW.minusSeconds(3_600), LATER)))
                .isEqualTo(Why.TOO_SOON);
        assertThat(why(agenda.claim("a", "karla", online(), at(MONDAY, "19:00"), LATER)))
                .isEqualTo(Why.NOT_WORKING);
        assertThat(
                        why(
                                agenda.claim(
                                        "a",
                                        "karla",
                                        online(),
                                        at(MONDAY.plusYears(2), "10:00"),
                                        LATER)))
                .isEqualTo(Why.NOT_WORKING);
        var slot = had(agenda.claim("a", "karla", online(), ten, LATER));
        assertThat(why(agenda.move(slot, online(), at(MONDAY.plusDays(1), "10:00"), 1)))
                .isEqualTo(Why.DOES_NOT_FIT);
        var gone = new Slot("karla", MONDAY, "none", ten, ten.plusSeconds(3_600));
        assertThat(why(agenda.move(gone, online(), ten, 1))).isEqualTo(Why.UNKNOWN);
        assertThat(agenda.prolong(gone, LATER)).isFalse();
    }

    /** What another instance has just written counts, though this one has not heard of it. */
    @Test
    void anAbsenceHoldsForADecisionAtOnce() {
        var office = plans.office();
        var until = at(MONDAY.plusDays(1), "00:00");
        assertThat(plans.registrar.away("karla", at(MONDAY, "00:00"), until, NOW)).isTrue();
        assertThat(starts(office)).contains(at(MONDAY, "10:00"));
        assertThat(why(claim(office, "a", "10:00"))).isEqualTo(Why.NOT_WORKING);
        assertThat(starts(office)).doesNotContain(at(MONDAY, "16:00"));
    }

    @Test
    void freeTimeIsThatOfEverybodyWhoFits() {
        var office = plans.office();
        assertThat(starts(office)).hasSize((9 - 1) * 4 + 1).contains(at(MONDAY, "16:00"));
        had(claim(office, "a", "10:00"));
        // Ben is free then.
        assertThat(starts(office)).contains(at(MONDAY, "10:00"));
        had(office.planner().claim("b", "ben", online(), at(MONDAY, "10:00"), LATER));
        assertThat(starts(office)).doesNotContain(at(MONDAY, "10:00"), at(MONDAY, "09:15"));
        assertThat(office.planner().next(online(), null, at(MONDAY, "09:30"), 3))
                .containsExactly(at(MONDAY, "11:00"), at(MONDAY, "11:15"), at(MONDAY, "11:30"));
        assertThat(
                        office.planner()
                                .free(
                                        new Agenda.Need(
                                                "erstberatung",
                                                Mode.ONLINE,
                                                null,
                                                Set.of("ENERGY"),
                                                "de"),
                                        MONDAY,
                                        90))
                .isEmpty();
        assertThat(office.planner().free(online(), MONDAY.minusDays(10), 5)).isEmpty();
        assertThat(office.planner().free(online(), LocalDate.of(9999, 1, 1), 90)).isEmpty();
        assertThat(office.planner().free(online(), MONDAY, 90))
                .hasSize(60); // 5 holidays, Easter's two
    }

    @Test
    void twoAreFreeWhereEachIsAndWhoComesAlongIsNotTheOther() {
        var planner = plans.office().planner();
        assertThat(planner.free(online(), "ben", MONDAY, 1).getFirst().starts())
                .hasSize((6 - 1) * 4 + 1)
                .startsWith(at(MONDAY, "09:00"))
                .endsWith(at(MONDAY, "14:00"));
        had(planner.claim("a", "karla", online(), at(MONDAY, "10:00"), LATER));
        assertThat(planner.free(online(), "ben", MONDAY, 1).getFirst().starts())
                .as("ben alone is not two")
                .contains(at(MONDAY, "09:00"), at(MONDAY, "11:00"))
                .doesNotContain(at(MONDAY, "10:00"));
        assertThat(planner.next(online(), "ben", at(MONDAY, "09:15"), 2))
                .containsExactly(at(MONDAY, "11:00"), at(MONDAY, "11:15"));
        assertThat(planner.free(online(), "nobody", MONDAY, 1)).isEmpty();
    }

    @Test
    void whoComesAlongNeedsNoNoticeAndAllElse() {
        plans.registrar.insert(
                new Module(
                        "workshop",
                        "Workshop",
                        null,
                        null,
                        null,
                        60,
                        0,
                        0,
                        List.of(Mode.ONLINE),
                        List.of(),
                        24,
                        true,
                        0));
        var need = new Agenda.Need("workshop", Mode.ONLINE, null, Set.of(), "de");
        var planner = plans.office().planner();
        var soon = at(MONDAY, "10:00");
        plans.clock.instant = soon.minus(Duration.ofHours(1));
        var until = soon.plus(Duration.ofMinutes(10));
        assertThat(why(planner.claim("a", "karla", need, soon, until))).isEqualTo(Why.TOO_SOON);
        assertThat(planner.candidates(need, soon)).noneMatch(Agenda.Candidate::free);
        assertThat(planner.seconds(need, soon)).allMatch(Agenda.Candidate::free);
        had(planner.claimSecond("a", "karla", need, soon, until));
        assertThat(why(planner.claimSecond("b", "karla", need, soon, until))).isEqualTo(Why.TAKEN);
        assertThat(planner.seconds(need, soon))
                .filteredOn(Agenda.Candidate::free)
                .extracting(Agenda.Candidate::consultant)
                .containsExactly("ben");
        assertThat(why(planner.claimSecond("c", "ben", need, at(MONDAY, "19:00"), until)))
                .isEqualTo(Why.NOT_WORKING);
    }

    @Test
    void candidatesAreEverybodyWithWhatSpeaksForAndAgainst() {
        var office = plans.office();
        var slot = had(claim(office, "a", "10:00"));
        office.planner().book(slot, "case");
        var need =
                new Agenda.Need("erstberatung", Mode.ON_SITE, "06433006", Set.of("ENERGY"), "en");
        var candidates = office.planner().candidates(need, at(MONDAY, "12:30"));
        assertThat(candidates)
                .extracting(Agenda.Candidate::consultant)
                .containsExactly("ben", "karla");
        var ben = candidates.getFirst();
        var karla = candidates.getLast();
        assertThat(ben.against()).containsExactly("field", "language");
        assertThat(ben.sameDistrict()).isTrue();
        assertThat(ben.free()).isTrue();
        assertThat(ben.lastAppointment()).isNull();
        assertThat(karla.sameDistrict()).isFalse();
        assertThat(karla.free()).isFalse(); // hours away
        assertThat(karla.appointments()).isEqualTo(1);
        assertThat(karla.lastAppointment()).isEqualTo(at(MONDAY, "11:00"));
        assertThat(office.planner().candidates(online(), null))
                .allMatch(it -> it.fits() && it.free());
    }

    @Test
    void whoIsAwayIsAwayByAnAbsenceOrByTheirHoursOrForGood() {
        var ten = at(MONDAY, "10:00");
        var tuesday = MONDAY.plusDays(1);
        var times =
                Samples.workdays("08:00", "17:00")
                        .away("ill", ten, at(MONDAY, "12:00"))
                        .but(tuesday.toString(), "08:00-09:00");
        var lee = Samples.consultant("lee", Samples.KASSEL_DISTRICT, times);
        var pat = Samples.consultant("pat", Samples.KASSEL_DISTRICT, times);
        plans.registrar.insert(lee);
        plans.registrar.insert(Samples.left(pat));
        var agenda = plans.office().planner();
        assertThat(away(agenda, "lee", at(MONDAY, "09:00"))).isEmpty();
        assertThat(away(agenda, "lee", at(MONDAY, "09:30"))).containsExactly("ill");
        assertThat(away(agenda, "lee", at(MONDAY, "16:30"))).containsExactly(Agenda.HOURS);
        assertThat(away(agenda, "lee", at(tuesday, "10:00"))).containsExactly(Agenda.HOURS);
        assertThat(away(agenda, "pat", ten)).as("as was told before").containsExactly("ill");
        assertThat(away(agenda, "pat", at(MONDAY, "13:00"))).containsExactly(Agenda.INACTIVE);
        assertThat(away(agenda, "nobody", ten)).isEmpty();
    }

    private static List<String> away(Agenda agenda, String consultant, Instant start) {
        return agenda.away(consultant, start, start.plusSeconds(3_600));
    }

    @Test
    void whoseYearIsFullIsFreeInTheNextOneOnly() {
        plans.registrar.insert(Samples.withCapacity("kim", 1));
        var agenda = plans.office().planner();
        var need = new Agenda.Need("erstberatung", Mode.ONLINE, null, Set.of("ENERGY"), "de");
        assertThat(agenda.free(need, MONDAY, 1)).hasSize(1);
        var slot = had(agenda.claim("a", "kim", need, at(MONDAY, "10:00"), LATER));
        assertThat(agenda.free(need, MONDAY, 1)).as("held is not booked").hasSize(1);
        agenda.book(slot, "case");
        var kim = agenda.candidates(need, at(MONDAY, "14:00")).get(2);
        assertThat(kim.against()).containsExactly("capacity");
        assertThat(kim.fits()).isFalse();
        assertThat(agenda.free(need, MONDAY, 90)).isEmpty();
        var december = LocalDate.of(2027, 12, 20);
        assertThat(agenda.free(need, december, 30))
                .isNotEmpty()
                .allMatch(it -> it.date().getYear() == 2028);
        assertThat(agenda.candidates(need, at(LocalDate.of(2028, 1, 11), "10:00")).get(2).fits())
                .isTrue();
        // The office may: a day knows nothing of years.
        had(agenda.claim("b", "kim", need, at(MONDAY, "14:00"), LATER));
    }

    @Test
    void whoseYearIsFullMayMoveWhatIsTheirsWithinIt() {
        plans.registrar.insert(Samples.withCapacity("kim", 1));
        var agenda = plans.office().planner();
        var need = new Agenda.Need("erstberatung", Mode.ONLINE, null, Set.of("ENERGY"), "de");
        var january = LocalDate.of(2028, 1, 11);
        for (var start : List.of(at(MONDAY, "10:00"), at(january, "10:00"))) {
            agenda.book(had(agenda.claim("a" + start, "kim", need, start, LATER)), "case");
        }
        assertThat(agenda.free(need, MONDAY, 1)).isEmpty();
        var moving = moving(need, has("kim", at(MONDAY, "10:00")));
        assertThat(agenda.free(moving, MONDAY, 1)).hasSize(1);
        assertThat(agenda.next(moving, null, at(MONDAY, "12:00"), 1)).hasSize(1);
        assertThat(agenda.candidates(moving, at(MONDAY, "14:00")).get(2).fits()).isTrue();
        assertThat(agenda.free(moving, january, 1)).as("another year, and full").isEmpty();
        assertThat(agenda.free(moving(need, has("karla", at(MONDAY, "10:00"))), MONDAY, 1))
                .as("somebody else's")
                .isEmpty();
    }

    private static Agenda.Has has(String consultant, Instant start) {
        return new Agenda.Has(consultant, start, Set.of());
    }

    /** As a case moves two: both days have both times until both have the new one. */
    @Test
    void twoMoveOverThemselves() {
        var agenda = plans.office().planner();
        var ten = at(MONDAY, "10:00");
        var first = had(agenda.claim("first", "karla", online(), ten, LATER));
        var second = had(agenda.claimSecond("second", "ben", online(), ten, LATER));
        assertThat(agenda.book(first, "case") && agenda.book(second, "case")).isTrue();
        var half = at(MONDAY, "10:30");
        var theirs =
                moving(online(), new Agenda.Has("karla", ten, Set.of(first.claim(), "second")));
        assertThat(agenda.candidates(online(), half)).noneMatch(Agenda.Candidate::free);
        assertThat(agenda.candidates(theirs, half)).allMatch(Agenda.Candidate::free);
        assertThat(agenda.free(online(), "ben", MONDAY, 1).getFirst().starts())
                .doesNotContain(half);
        assertThat(agenda.free(theirs, "ben", MONDAY, 1).getFirst().starts())
                .contains(half)
                .as("where they are already")
                .doesNotContain(ten);
        assertThat(why(agenda.claim("third", "karla", online(), half, LATER)))
                .as("as anybody else")
                .isEqualTo(Why.TAKEN);

        var there = had(agenda.claim("third", "karla", theirs, half, LATER));
        var along = had(agenda.claimSecond("fourth", "ben", theirs, half, LATER));
        assertThat(why(agenda.claim("fifth", "karla", theirs, at(MONDAY, "11:00"), LATER)))
                .as("one at a time")
                .isEqualTo(Why.TAKEN);
        assertThat(why(agenda.claim("fifth", "karla", online(), at(MONDAY, "09:30"), LATER)))
                .as("what they had is theirs until it is given back")
                .isEqualTo(Why.TAKEN);
        assertThat(agenda.book(there, "case") && agenda.book(along, "case")).isTrue();
        agenda.giveBack(first, "case");
        agenda.giveBack(second, "case");
        assertThat(stored().entries()).extracting(Entry::start).containsExactly(half);
        assertThat(had(agenda.claim("fifth", "karla", online(), at(MONDAY, "09:30"), LATER)))
                .isNotNull();
    }

    static List<Limits> oneOfTwoADayAndThreeAWeek() {
        return List.of(new Limits(2, 3, null, null), new Limits(9, 9, 120, 180));
    }

    @ParameterizedTest
    @MethodSource("oneOfTwoADayAndThreeAWeek")
    void whoseDayOrWeekIsFullMayMoveWhatIsTheirsWithinIt(Limits limits) {
        var mia = Samples.consultant("mia", "06611", Samples.workdays("08:00", "17:00"), limits);
        plans.registrar.insert(mia);
        var office = plans.office();
        var agenda = office.planner();
        var tuesday = MONDAY.plusDays(1);
        var wednesday = MONDAY.plusDays(2);
        var ten = at(MONDAY, "10:00");
        var mine = had(agenda.claim("mine", "mia", online(), ten, LATER));
        had(agenda.claim("two", "mia", online(), at(MONDAY, "12:00"), LATER));
        assertThat(why(agenda.claim("no", "mia", online(), at(MONDAY, "14:00"), LATER)))
                .isEqualTo(Why.DAY_FULL);
        assertThat(dates(mia, office, online())).startsWith(tuesday, wednesday);
        had(agenda.claim("three", "mia", online(), at(tuesday, "10:00"), LATER));
        assertThat(why(agenda.claim("no", "mia", online(), at(wednesday, "10:00"), LATER)))
                .isEqualTo(Why.WEEK_FULL);
        assertThat(dates(mia, office, online())).startsWith(MONDAY.plusDays(7));

        var moving = moving(online(), new Agenda.Has("mia", ten, Set.of("mine")));
        assertThat(dates(mia, office, moving)).startsWith(MONDAY, tuesday, wednesday);
        assertThat(agenda.candidates(moving, at(wednesday, "10:00")))
                .filteredOn(Agenda.Candidate::free)
                .extracting(Agenda.Candidate::consultant)
                .contains("mia");
        had(agenda.move(mine, online(), at(MONDAY, "14:00"), 1));
        had(agenda.claim("new", "mia", moving, at(wednesday, "10:00"), LATER));
    }

    private static List<LocalDate> dates(Consultant consultant, Office office, Agenda.Need need) {
        return new FreeTime(Samples.ALMANAC, Samples.TRAVEL, office.plan(), Plans.NEVER_BUSY, 15)
                .of(List.of(consultant), Samples.HOUR, need, MONDAY, 10, NOW).stream()
                        .map(Agenda.FreeDay::date)
                        .toList();
    }

    @Test
    void whoSignsInIsKnownBySubjectOrVerifiedAddress() {
        var agenda = plans.office().planner();
        assertThat(agenda.adviserOf("s", "karla@ekom21.example"))
                .hasValueSatisfying(
                        it -> {
                            assertThat(it.consultant()).isEqualTo("karla");
                            assertThat(it.toString()).doesNotContain("Probst", "@");
                        });
        assertThat(agenda.adviserOf("s", null)).isEmpty();
        assertThat(agenda.adviserOf("karla", "eve@ekom21.example")).isEmpty();
        assertThat(agenda.advice("erstberatung")).isPresent();
        assertThat(agenda.advice("none")).isEmpty();
    }

    /** The plan says the same, whether the topic told it or the store. */
    @Test
    void newsMayComeInAnyOrder() {
        var office = plans.office();
        var slot = had(claim(office, "a", "10:00"));
        var first = stored();
        office.planner().book(slot, "case");
        var second = stored();
        var other = new Plan(plans.days, plans.clock);
        assertThat(other.learn(second)).isTrue();
        assertThat(other.learn(first)).isFalse();
        assertThat(other.day(new Day.Key("karla", MONDAY))).isEqualTo(second);
        other.build();
        assertThat(other.corrected()).isZero();
        assertThat(other.isReady()).isTrue();
    }

    private List<Instant> starts(Office office) {
        return office.planner().free(online(), MONDAY, 1).stream()
                .flatMap(it -> it.starts().stream())
                .toList();
    }

    private Day stored() {
        return plans.days.day(new Day.Key("karla", MONDAY)).orElseThrow();
    }

    /** The versions told, in order. */
    private List<Long> told() {
        return UnrelayedStores.waiting(plans.mongo, plans.days.store(), "karla:" + MONDAY).stream()
                .map(it -> it.data().path("version").asLong())
                .toList();
    }

    /** All at once: nobody begins before everybody stands ready. */
    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        var ready = new CountDownLatch(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (var task : tasks) {
                futures.add(
                        threads.submit(
                                () -> {
                                    ready.countDown();
                                    ready.await();
                                    return task.call();
                                }));
            }
            var answers = new ArrayList<T>();
            for (var future : futures) {
                try {
                    answers.add(future.get());
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
            return answers;
        }
    }
}
