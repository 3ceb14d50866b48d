package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.context.ContextRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class RosterDeskTest {

    /** Writes of thousands of entries take the store of the tests a while. */
    private static final RegistrationSettings PATIENT =
            Desks.settings(2_000, Duration.ofMinutes(2));

    private final Desks desks = new Desks();

    @Test
    void sixtyFourPeopleAtOnceForTheLastSeatOneSitsAndTheOthersWaitInOrder() throws Exception {
        var gathering = desks.open(0, 1);
        var desk = desks.desk();
        var asks = new ArrayList<Callable<Admission>>();
        for (int i = 0; i < 64; i++) {
            var name = "person" + i;
            asks.add(() -> Desks.register(desk, gathering, name));
        }
        var positions =
                Desks.atOnce(asks).stream()
                        .map(it -> ((Admission.Admitted) it).position())
                        .sorted()
                        .toList();
        assertThat(positions).hasSize(64);
        for (int i = 0; i < 64; i++) {
            assertThat(positions.get(i)).isEqualTo(i); // 0 is the seat
        }
        var roster = desks.stored(gathering);
        assertThat(roster.pool(Attendance.ONLINE)).isEqualTo(new Pool(1, 1, 63, 0, true));
        var inOrder = new ArrayList<>(roster.registrations().values());
        inOrder.sort(Comparator.comparingInt(Registration::number));
        for (int i = 0; i < 64; i++) {
            assertThat(inOrder.get(i).waitedAt()).isEqualTo(i);
            assertThat(roster.positionOf(inOrder.get(i))).isEqualTo(i);
        }
        assertThat(desks.told(gathering))
                .filteredOn(it -> it.is("registration-received"))
                .hasSize(64);
    }

    @Test
    void peopleWhoComeTogetherShareAWrite() throws Exception {
        var gathering = desks.open(0, 500);
        var desk = desks.desk();
        var entered = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = blocked(desk, gathering, entered, go);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        var others = new ArrayList<CompletableFuture<Admission>>();
        for (int i = 0; i < 200; i++) {
            var name = "person" + i;
            others.add(
                    CompletableFuture.supplyAsync(
                            () -> Desks.register(desk, gathering, name),
                            Runnables::onVirtualThread));
        }
        Runnables.until(() -> desk.waiting(gathering) == 200);
        go.countDown();
        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(desks.stored(gathering).pool(Attendance.ONLINE).taken()).isEqualTo(200);
        assertThat(desks.stored(gathering).version()).isEqualTo(2); // opened, and one write
    }

    /**
     * Whoever types addresses must not hear by the clock which are registered: nothing may be saved
     * for the one and not for the other. Taken in turns, so that whatever slows the machine down
     * meets both alike; doubled or halved would be visible to somebody who asks often enough.
     */
    @Test
    void aKnownAddressIsAnsweredAsSlowlyAsANewOne() {
        var gathering = desks.open(0, 5_000);
        var desk = desks.desk();
        Desks.register(desk, gathering, "ada");
        var ofKnown = new ArrayList<Long>();
        var ofNew = new ArrayList<Long>();
        for (int i = 0; i < 400; i++) {
            boolean known = i % 4 == 1 || i % 4 == 2; // neither is always the second
            var name = known ? "ada" : "person" + i;
            var attendee = RosterStory.attendee(name, 1, Attendance.ONLINE, null);
            var before = System.nanoTime();
            var answer = Desks.register(desk, gathering, "registration" + i, attendee);
            var took = System.nanoTime() - before;
            assertThat(answer).isInstanceOf(Admission.Admitted.class);
            if (i >= 100) { // before, everything is slow
                (known ? ofKnown : ofNew).add(took);
            }
        }
        assertThat(ofKnown).hasSameSizeAs(ofNew);
        assertThat((double) median(ofKnown) / median(ofNew)).isBetween(0.5, 2.0);
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void twoInstancesOnOneStoreKeepTheLaws() throws Exception {
        var gathering = desks.open(0, 20);
        var instances = List.of(desks.desk(), desks.desk());
        var people = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 60; i++) {
            var name = "person" + i;
            var random = new Random(i);
            people.add(() -> comeAndGo(gathering, instances, name, random));
        }
        int refusals = Desks.atOnce(people).stream().mapToInt(Integer::intValue).sum();
        assertThat(refusals).isZero();

        var roster = desks.stored(gathering);
        var live =
                roster.registrations().values().stream()
                        .filter(it -> it.standing().live())
                        .toList();
        var seated = live.stream().filter(it -> it.standing() == Standing.SEATED).toList();
        var waiting = live.stream().filter(it -> it.standing() == Standing.WAITING).toList();
        assertThat(seated.size() + waiting.size()).isEqualTo(live.size());
        assertThat(seated.size()).isEqualTo(Math.min(20, live.size()));
        assertThat(live.stream().map(it -> it.holder().email()).distinct().count())
                .isEqualTo(live.size());
        if (!waiting.isEmpty()) {
            assertThat(seated.stream().mapToInt(Registration::number).max().orElseThrow())
                    .as("nobody overtook")
                    .isLessThan(
                            waiting.stream().mapToInt(Registration::number).min().orElseThrow());
        }
        var toldSeated = new HashSet<String>();
        for (var told : desks.told(gathering)) {
            if (told.is("seat-confirmed") || told.is("moved-up")) {
                assertThat(toldSeated.add(told.registration())).as("told once").isTrue();
            } else if (told.is("registration-cancelled")) {
                toldSeated.remove(told.registration());
            }
        }
        var nowSeated = new HashSet<String>();
        roster.registrations()
                .forEach(
                        (id, it) -> {
                            if (it.standing() == Standing.SEATED) {
                                nowSeated.add(id);
                            }
                        });
        assertThat(toldSeated).isEqualTo(nowSeated);
    }

    /** Registers through one instance, confirms through another, often leaves and comes back. */
    private static int comeAndGo(
            String gathering, List<RosterDesk> instances, String name, Random random) {
        int refusals = 0;
        for (int visit = 0; visit < 3; visit++) {
            var id = name + "-" + visit;
            var attendee = RosterStory.attendee(name, 1, Attendance.ONLINE, null);
            var admission = Desks.register(any(instances, random), gathering, id, attendee);
            if (!(admission instanceof Admission.Admitted admitted)) {
                return refusals + 1;
            }
            var token =
                    RosterStory.TERMS
                            .links()
                            .confirm(gathering, id, Objects.requireNonNull(admitted.confirmBy()))
                            .token();
            var confirmed =
                    any(instances, random).decide(gathering, seating -> seating.confirm(id, token));
            if (!(confirmed.orElseThrow() instanceof Answer.Shown shown)
                    || shown.manageToken() == null) {
                return refusals + 1;
            }
            var manage = shown.manageToken();
            if (visit == 2 || random.nextBoolean()) {
                return refusals;
            }
            var cancelled =
                    any(instances, random)
                            .decide(
                                    gathering,
                                    seating -> seating.cancel(id, Visitor.bearer(manage)));
            if (!(cancelled.orElseThrow() instanceof Answer.Shown)) {
                refusals++;
            }
        }
        return refusals;
    }

    private static RosterDesk any(List<RosterDesk> instances, Random random) {
        return instances.get(random.nextInt(instances.size()));
    }

    @Test
    void theSameQuestionFiftyTimesAtOnceIsOneRegistrationAndFiftyEqualAnswers() throws Exception {
        var gathering = desks.open(0, 10);
        var instances = List.of(desks.desk(), desks.desk());
        var attendee = RosterStory.attendee("ada", 1, Attendance.ONLINE, "the question");
        var asks = new ArrayList<Callable<Admission>>();
        for (int i = 0; i < 50; i++) {
            var desk = instances.get(i % 2);
            asks.add(() -> Desks.register(desk, gathering, "ada", attendee));
        }
        var answers = Desks.atOnce(asks);
        assertThat(answers).hasSize(50).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).isInstanceOf(Admission.Admitted.class);
        assertThat(desks.stored(gathering).registrations()).hasSize(1);
        assertThat(desks.told(gathering)).hasSize(1);
        var other = RosterStory.attendee("ada", 2, Attendance.ONLINE, "another question");
        assertThat(Desks.register(instances.getFirst(), gathering, "ada", other))
                .isEqualTo(new Admission.Refused(RegistrationProblem.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void aSeatFreedThroughAnotherInstanceIsNotRefusedHere() {
        var gathering = desks.open(0, 1);
        var here = desks.desk();
        var there = desks.desk();
        Desks.register(here, gathering, "ada");
        there.decide(
                gathering,
                seating -> {
                    seating.learn(RosterStory.occasion(2), RosterStory.seats(0, 3));
                    return true;
                });
        // What this instance remembers would refuse two seats, and a refusal writes nothing.
        var two = RosterStory.attendee("grace", 2, Attendance.ONLINE, null);
        assertThat(Desks.register(here, gathering, "grace", two))
                .isInstanceOfSatisfying(
                        Admission.Admitted.class, it -> assertThat(it.position()).isZero());
    }

    @Test
    void oneBrokenQuestionHurtsNobodyElse() throws Exception {
        var gathering = desks.open(0, 5);
        var desk = desks.desk();
        var entered = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = blocked(desk, gathering, entered, go);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        var broken =
                CompletableFuture.supplyAsync(
                        () ->
                                desk.decide(
                                        gathering,
                                        seating -> {
                                            seating.admit(
                                                    "half",
                                                    RosterStory.attendee(
                                                            "half", 1, Attendance.ONLINE, null));
                                            throw new IllegalStateException("broken");
                                        }),
                        Runnables::onVirtualThread);
        var good =
                CompletableFuture.supplyAsync(
                        () -> Desks.register(desk, gathering, "ada"), Runnables::onVirtualThread);
        Runnables.until(() -> desk.waiting(gathering) == 2);
        go.countDown();
        first.join();
        assertThat(good.join()).isInstanceOf(Admission.Admitted.class);
        assertThat(broken).failsWithin(Duration.ofSeconds(10));
        assertThat(desks.stored(gathering).registrations()).containsOnlyKeys("ada");
    }

    @Test
    void aFullRosterIsCalledOffInOneWriteThatStaysFarBelowWhatADocumentMayHold() {
        var story = RosterStory.givenSeats(1_000);
        story.decide(seating -> crowd(seating, "", Roster.MOST_LIVE, 1));
        desks.rosters.open(story.roster);
        var gathering = RosterStory.GATHERING;
        desks.desk(PATIENT).decide(gathering, RosterDeskTest::calledOff);
        assertThat(desks.told(gathering)).hasSize(Roster.MOST_LIVE);
        assertThat(desks.stored(gathering).version()).isEqualTo(2); // opened, and one write
        assertThat(desks.bytes(gathering)).isLessThan(12 * 1024 * 1024);
    }

    @Test
    void whatOneOutboxCannotTakeIsToldInPortions() {
        var story = RosterStory.givenSeats(5_000);
        // The groups hold every seat and never confirm, everybody else confirms and waits.
        story.decide(seating -> crowd(seating, "group", 1_000, 5));
        story.decide(seating -> crowd(seating, "", 5_000, 1));
        story.decide(
                seating ->
                        story.confirmTokens.forEach(
                                (id, token) -> {
                                    if (id.startsWith("person")) {
                                        seating.confirm(id, token);
                                    }
                                }));
        desks.rosters.open(story.roster);
        var gathering = RosterStory.GATHERING;
        desks.clock.instant = RosterStory.MONDAY.plus(Duration.ofDays(2));
        // Time passes: 1,000 expire and 5,000 move up; then 5,000 are called off.
        assertThat(desks.desk(PATIENT).decide(gathering, RosterDeskTest::calledOff)).contains(true);
        assertThat(desks.told(gathering)).hasSize(11_000);
        assertThat(desks.stored(gathering).occasion().course())
                .isEqualTo(Occasion.Course.CALLED_OFF);
    }

    private static void crowd(Seating seating, String kind, int many, int seats) {
        for (int i = 0; i < many; i++) {
            var name = kind + "person" + i;
            seating.admit(name, RosterStory.attendee(name, seats, Attendance.ONLINE, null));
        }
    }

    private static boolean calledOff(Seating seating) {
        seating.learn(
                RosterStory.occasion(2, Occasion.Course.CALLED_OFF, RosterStory.MONDAY),
                RosterStory.seats(0, 5_000));
        return true;
    }

    @Test
    void whoFindsTheLineFullOrWaitsTooLongIsSentAway() throws Exception {
        var gathering = desks.open(0, 5);
        var desk = desks.desk(Desks.settings(1, Duration.ofMillis(200)));
        var entered = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = blocked(desk, gathering, entered, go);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        var second =
                CompletableFuture.supplyAsync(
                        () -> Desks.register(desk, gathering, "ada"), Runnables::onVirtualThread);
        Runnables.until(() -> desk.waiting(gathering) == 1);
        assertThatExceptionOfType(RosterBusy.class)
                .isThrownBy(() -> Desks.register(desk, gathering, "grace"))
                .withMessageContaining("full");
        assertThat(second)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(RosterBusy.class);
        go.countDown();
        assertThat(first).failsWithin(Duration.ofSeconds(10)); // it waited longest of all
        Runnables.until(() -> desk.waiting(gathering) == 0);
        Desks.register(desk, gathering, "joan");
        assertThat(desks.stored(gathering).registrations()).containsOnlyKeys("joan");
    }

    @Test
    void lookingChangesNothingAndNoMutatedTokenOpensAnything() {
        var gathering = desks.open(0, 5);
        var desk = desks.desk();
        var admitted = (Admission.Admitted) Desks.register(desk, gathering, "ada");
        var token =
                RosterStory.TERMS
                        .links()
                        .confirm(gathering, "ada", Objects.requireNonNull(admitted.confirmBy()))
                        .token();
        var before = desks.stored(gathering);
        var roster = desk.read(gathering).orElseThrow();
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var mutated = mutated(token, random);
            assertThat(roster.show("ada", Visitor.bearer(mutated), desks.clock.instant()))
                    .isEqualTo(new Answer.Refused(RegistrationProblem.REGISTRATION_NOT_FOUND));
            assertThat(
                            new Seating(roster, desks.clock.instant(), RosterStory.TERMS)
                                    .confirm("ada", mutated))
                    .isEqualTo(new Answer.Refused(RegistrationProblem.REGISTRATION_NOT_FOUND));
        }
        assertThat(roster.show("ada", Visitor.bearer(token), desks.clock.instant()))
                .isInstanceOf(Answer.Shown.class);
        assertThat(desks.stored(gathering)).isEqualTo(before);
        // The token itself does open it: what was tried above was refused for being wrong.
        assertThat(desk.decide(gathering, seating -> seating.confirm("ada", token)).orElseThrow())
                .isInstanceOf(Answer.Shown.class);
        assertThat(desks.stored(gathering)).isNotEqualTo(before);
    }

    private static String mutated(String token, Random random) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var mutated = new StringBuilder(token);
        while (mutated.toString().equals(token)) {
            int at = random.nextInt(token.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.setCharAt(at, alphabet.charAt(random.nextInt(64)));
                case 1 -> mutated.deleteCharAt(at % mutated.length());
                case 2 ->
                        mutated.insert(at % mutated.length(), alphabet.charAt(random.nextInt(64)));
                default -> mutated.append('=');
            }
        }
        return mutated.toString();
    }

    @Test
    void deadlinesAreKeptByEveryInstanceAndOnlyOnce() throws Exception {
        var gathering = desks.open(0, 1);
        var instances = List.of(desks.desk(), desks.desk());
        Desks.register(instances.getFirst(), gathering, "ada");
        Desks.register(instances.getLast(), gathering, "grace");
        var sweeps =
                instances.stream()
                        .map(
                                desk ->
                                        new DeadlineSweep(
                                                desks.rosters, desk, Desks.SETTINGS, desks.clock))
                        .toList();
        sweeps.forEach(DeadlineSweep::look);
        assertThat(desks.stored(gathering).pool(Attendance.ONLINE).taken()).isEqualTo(1);
        desks.clock.instant = RosterStory.MONDAY.plus(Duration.ofDays(2));
        Desks.atOnce(
                sweeps.stream()
                        .<Callable<Boolean>>map(
                                sweep ->
                                        () -> {
                                            sweep.look();
                                            return true;
                                        })
                        .toList());
        assertThat(desks.told(gathering))
                .filteredOn(it -> it.is("registration-expired"))
                .hasSize(2);
        assertThat(desks.stored(gathering).nextDeadline()).isNull();
        assertThat(desks.rosters.due(desks.clock.instant(), 10)).isEmpty();
    }

    @Test
    void whatIsWrittenBelongsToTheTraceOfWhoeverAsked() {
        var gathering = desks.open(0, 1);
        var trace = new ThreadLocal<String>();
        ContextRegistry.getInstance().registerThreadLocalAccessor("trace of a test", trace);
        try {
            trace.set("trace of ada");
            assertThat(desks.desk().decide(gathering, _ -> trace.get())).contains("trace of ada");
        } finally {
            trace.remove();
            ContextRegistry.getInstance().removeThreadLocalAccessor("trace of a test");
        }
    }

    @Test
    void rostersNobodyAsksForAreForgottenAndWhatIsNotThereIsNotMadeUp() {
        var gathering = desks.open(0, 1);
        var desk = desks.desk();
        assertThat(desk.decide("nowhere", _ -> true)).isEmpty();
        assertThat(desk.read("nowhere")).isEmpty();
        Desks.register(desk, gathering, "ada");
        Runnables.until(
                () -> {
                    desk.forgetIdle();
                    return desk.remembered() == 0;
                });
        assertThat(desk.read(gathering)).isPresent();
        assertThat(desks.mongo.getCollection("rosters").countDocuments()).isEqualTo(1);
    }

    private static CompletableFuture<?> blocked(
            RosterDesk desk, String gathering, CountDownLatch entered, CountDownLatch go) {
        return CompletableFuture.supplyAsync(
                () ->
                        desk.decide(
                                gathering,
                                _ -> {
                                    entered.countDown();
                                    Runnables.await(go);
                                    return true;
                                }),
                Runnables::onVirtualThread);
    }

    /** Waiting without sleeping. */
    private static final class Runnables {

        static void onVirtualThread(Runnable task) {
            Thread.startVirtualThread(task);
        }

        static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        static void until(java.util.function.BooleanSupplier condition) {
            var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }
}
