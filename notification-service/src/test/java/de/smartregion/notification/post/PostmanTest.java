package de.smartregion.notification.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.notification.post.ScriptedMailServer.Twist;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PostmanTest {
    private final MovableClock clock = new MovableClock();
    private final MongoTemplate store = PostOffice.store();
    private final ScriptedMailServer server = new ScriptedMailServer();
    private final PostOffice office = PostOffice.open(store, server.port(), clock);

    @AfterEach
    void close() {
        office.close();
        server.close();
    }

    @Test
    void aLetterGoesOutAtOnceAndIsForgotten() {
        assertThat(office.accept("a")).isTrue();
        awaitState("a", DeliveryState.SENT);

        assertThat(server.taken()).containsExactly(PostOffice.messageId("a"));
        var kept =
                String.valueOf(store.findById("a", org.bson.Document.class, Deliveries.COLLECTION));
        assertThat(kept)
                .contains("seat-confirmed")
                .doesNotContain("reader", "Secret", "dueAt", "owner");
    }

    @Test
    void aLetterDeliveredFiftyTimesAtOnceGoesOutOnce() throws Exception {
        var all = new CountDownLatch(1);
        var answers = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                Callable<Boolean> delivery =
                        () -> {
                            all.await();
                            return office.accept("a");
                        };
                answers.add(threads.submit(delivery));
            }
            all.countDown();
        }
        assertThat(answers.stream().filter(Future::resultNow)).hasSize(1);
        thenAnother("b");
        assertThat(server.taken())
                .containsExactlyInAnyOrder(PostOffice.messageId("a"), PostOffice.messageId("b"));
    }

    @Test
    void aSecondDeliveryAfterItWentOutChangesNothing() {
        thenAnother("a");
        assertThat(office.accept("a")).isFalse();
        thenAnother("b");
        assertThat(server.taken())
                .containsExactly(PostOffice.messageId("a"), PostOffice.messageId("b"));
    }

    @Test
    void ofThoseWrittenTogetherTheKnownStayAsTheyAreAndTakeNoRoom() {
        thenAnother("a");
        var known = Collections.nCopies(PostOffice.settings().room(), PostOffice.letter("a"));
        assertThat(office.postman.accept(known)).isZero();
        var some = Stream.of("b", "a", "c", "c").map(PostOffice::letter).toList();
        assertThat(office.postman.accept(some)).isEqualTo(2);

        awaitState("b", DeliveryState.SENT);
        awaitState("c", DeliveryState.SENT);
        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void connectionsAreKept() {
        IntStream.range(0, 40).forEach(i -> office.accept("l" + i));
        await().untilAsserted(() -> assertThat(server.taken()).hasSize(40));
        assertThat(server.connections()).isLessThanOrEqualTo(PostOffice.settings().workers());
    }

    @Test
    void aConnectionThatDiedWhileIdleCostsNothing() {
        thenAnother("a");
        server.hangUp();
        for (int i = 0; i < 8; i++) {
            thenAnother("b" + i);
            assertThat(office.find("b" + i).attempts()).isEqualTo(1);
        }
        assertThat(server.taken()).hasSize(9);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE_RECIPIENT", "REFUSE_CONTENT"})
    void aRefusalForGoodBlocksTheLetterUntilTheStaffRetriesIt(Twist refusal) {
        server.next(refusal);
        office.accept("a");
        awaitState("a", DeliveryState.BLOCKED);
        assertThat(office.find("a").reply()).matches("55[04] 5\\.\\d\\.1");

        clock.move(Duration.ofDays(1));
        thenAnother("b");
        assertThat(server.taken()).containsExactly(PostOffice.messageId("b"));

        var blocked = office.find("a");
        office.deliveries.save(blocked, blocked.retried(clock.instant()));
        awaitState("a", DeliveryState.SENT);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DEFER_RECIPIENT", "MAILBOX_FULL", "DROP_BEFORE_DATA", "DROP_BEFORE_REPLY"})
    void aFailureForNowRestsAsLongAsTheBackOffSays(Twist failure) {
        server.next(failure);
        office.accept("a");
        awaitState("a", DeliveryState.RETRY);
        assertThat(office.find("a").attempts()).isEqualTo(1);

        clock.move(Duration.ofSeconds(25)); // less than the back-off
        thenAnother("b");
        thenAnother("c");
        assertThat(office.state("a")).isEqualTo(DeliveryState.RETRY);
        assertThat(server.attempts()).isEqualTo(3);

        clock.move(Duration.ofSeconds(10)); // more than the back-off
        awaitState("a", DeliveryState.SENT);
        assertThat(server.taken()).last().isEqualTo(PostOffice.messageId("a"));
    }

    @Test
    void whoeverFailsTooOftenIsLeftToTheStaff() {
        server.next(Twist.DEFER_RECIPIENT, Twist.DEFER_RECIPIENT, Twist.DEFER_RECIPIENT);
        office.accept("a");
        awaitState("a", DeliveryState.RETRY);
        clock.move(Duration.ofMinutes(1));
        await().until(() -> office.find("a").attempts() == 2);
        clock.move(Duration.ofMinutes(2));
        awaitState("a", DeliveryState.BLOCKED);
        assertThat(office.find("a").reply()).isEqualTo("451 4.7.1");
    }

    /** The gap that SMTP leaves: it was taken, and nobody could say so. */
    @Test
    void aRepeatInsideTheGapCarriesTheSameName() {
        server.next(Twist.TAKE_AND_DROP_BEFORE_REPLY);
        office.accept("a");
        awaitState("a", DeliveryState.RETRY);
        clock.move(Duration.ofMinutes(1));
        awaitState("a", DeliveryState.SENT);
        assertThat(server.taken())
                .containsExactly(PostOffice.messageId("a"), PostOffice.messageId("a"));
    }

    @Test
    void whileTheServerIsAwayLettersWaitAndNoAttemptIsSpent() {
        server.goAway();
        var ids = IntStream.range(0, 60).mapToObj(i -> "l" + i).toList();
        ids.forEach(id -> assertThat(office.accept(id)).isTrue());
        await().until(() -> office.circuit.getState() != CircuitBreaker.State.CLOSED);
        clock.move(Duration.ofMinutes(10));
        await().until(() -> office.circuit.getState() == CircuitBreaker.State.HALF_OPEN);
        assertThat(ids).allSatisfy(id -> assertThat(office.find(id).attempts()).isZero());

        server.comeBack();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            clock.move(Duration.ofSeconds(1));
                            assertThat(ids)
                                    .allSatisfy(
                                            id ->
                                                    assertThat(office.state(id))
                                                            .isEqualTo(DeliveryState.SENT));
                        });
        assertThat(server.taken()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsClosingIsAwayForEverybody() {
        server.next(Twist.CLOSING);
        office.accept("a");
        await().until(() -> office.state("a") != DeliveryState.SENDING);
        assertThat(office.find("a").attempts()).isZero();
        clock.move(Duration.ofSeconds(1));
        awaitState("a", DeliveryState.SENT);
    }

    @Test
    void whatAKilledInstanceHadTakenIsTakenOverWhenItsLeaseEnds() {
        var taken =
                Delivery.of(PostOffice.letter("a"), clock.instant())
                        .claimed("killed", clock.instant().plusSeconds(60));
        office.deliveries.insert(List.of(taken));
        clock.move(Duration.ofSeconds(59));
        thenAnother("b");
        thenAnother("c");
        assertThat(office.state("a")).isEqualTo(DeliveryState.SENDING);

        clock.move(Duration.ofSeconds(1));
        awaitState("a", DeliveryState.SENT);
    }

    @Test
    void anInstanceThatComesBackUnderItsNameGoesOnAtOnce() {
        var taken =
                Delivery.of(PostOffice.letter("a"), clock.instant())
                        .claimed("desk-1", clock.instant().plusSeconds(60));
        office.deliveries.insert(List.of(taken));
        try (var back =
                new PostOffice(
                        store,
                        server.port(),
                        PostOffice.settings("desk-1", 2, 10),
                        "desk-1",
                        clock)) {
            back.postman.start();
            awaitState("a", DeliveryState.SENT);
        }
        assertThat(server.taken()).containsExactly(PostOffice.messageId("a"));
    }

    @Test
    void whoeverLostTheLeaseCannotMarkTheLetter() {
        var taken =
                Delivery.of(PostOffice.letter("a"), clock.instant())
                        .claimed("slow", clock.instant().plusSeconds(1));
        office.deliveries.insert(List.of(taken));
        clock.move(Duration.ofSeconds(2));
        awaitState("a", DeliveryState.SENT);
        assertThat(
                        office.deliveries.save(
                                taken,
                                taken.failed("late", clock.instant(), PostOffice.settings())))
                .isFalse();
        assertThat(office.state("a")).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void twoInstancesOnOneStoreSendEachLetterOnce() {
        try (var second = PostOffice.open(store, server.port(), clock)) {
            var offices = List.of(office, second);
            var ids = IntStream.range(0, 200).mapToObj(i -> "l" + i).toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var id : ids) {
                    // Both are told of each, and some nobody is told of.
                    var pending = Delivery.of(PostOffice.letter("p" + id), clock.instant());
                    threads.execute(() -> office.deliveries.insert(List.of(pending)));
                    offices.forEach(each -> threads.execute(() -> each.accept(id)));
                }
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(office.deliveries.count(DeliveryState.SENT))
                                            .isEqualTo(400));
            assertThat(server.taken()).hasSize(400).doesNotHaveDuplicates();
        }
    }

    @Test
    void moreLettersThanThereIsRoomForWaitInTheStore() {
        var ids = IntStream.range(0, 300).mapToObj(i -> "l" + i).toList();
        ids.forEach(id -> office.accept(id));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(server.taken()).hasSize(300));
        await().untilAsserted(
                        () ->
                                assertThat(office.deliveries.count(DeliveryState.SENT))
                                        .isEqualTo(300));
        assertThat(server.taken()).doesNotHaveDuplicates();
    }

    @Test
    void stoppingFinishesWhatIsUnderWayAndLeavesTheRestToOthers() {
        IntStream.range(0, 100).forEach(i -> office.accept("l" + i));
        office.postman.stop();
        assertThat(office.accept("late")).isTrue();
        assertThat(office.deliveries.count(DeliveryState.SENDING)).isZero();
        assertThat(office.deliveries.count(DeliveryState.SENT)).isEqualTo(server.taken().size());

        try (var _ = PostOffice.open(store, server.port(), clock)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(office.deliveries.count(DeliveryState.SENT))
                                            .isEqualTo(101));
        }
        assertThat(server.taken()).hasSize(101).doesNotHaveDuplicates();
    }

    /** What is out and cannot be marked would go out again: so there is little of it. */
    @Test
    void whileTheStoreTakesNoMarksFewLettersAreOutAndStoppingDoesNotWaitForIt() {
        office.close(); // which would take the rest
        var marks = new StoreOfMarks(store);
        var settings = PostOffice.settings(null, 4, 100, Duration.ofMillis(300));
        var away = new PostOffice(marks, server.port(), settings, "away", clock);
        away.postman.start();
        marks.away = true;
        IntStream.range(0, 300).forEach(i -> away.accept("l" + i));
        int queueAndHands = Postman.UNMARKED + settings.workers();
        await().until(() -> server.taken().size() > queueAndHands);

        // Room is for more than the queue takes, so the end of it finds no place there.
        var stopping = Thread.ofVirtual().start(away.postman::stop);
        await().atMost(settings.timeout().multipliedBy(20)).until(() -> !stopping.isAlive());
        assertThat(server.taken()).hasSizeLessThanOrEqualTo(Postman.UNMARKED + queueAndHands);

        clock.move(settings.lease());
        try (var _ = PostOffice.open(store, server.port(), clock)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(office.deliveries.count(DeliveryState.SENT))
                                            .isEqualTo(300));
        }
        assertThat(Set.copyOf(server.taken())).hasSize(300);
    }

    @Test
    void itIsToldHowLongALetterTookAndHowOldTheOldestIs() {
        thenAnother("a");
        await().untilAsserted(
                        () -> {
                            var delay = office.registry.get("smartregion.letters.delay").timer();
                            assertThat(delay.count()).isEqualTo(1);
                            assertThat(delay.totalTime(java.util.concurrent.TimeUnit.SECONDS))
                                    .isEqualTo(1);
                        });
        server.next(Twist.DEFER_RECIPIENT);
        office.accept("b");
        awaitState("b", DeliveryState.RETRY);
        clock.move(Duration.ofSeconds(10));
        office.metrics.oldestOpen(office.deliveries.oldestOpen().orElse(null));
        assertThat(office.registry.get("smartregion.letters.open.age").timeGauge().value())
                .isEqualTo(10);
    }

    /** Takes letters, and no word of what became of them while it is away. */
    private static final class StoreOfMarks extends MongoTemplate {
        private volatile boolean away;

        StoreOfMarks(MongoTemplate store) {
            super(store.getMongoDatabaseFactory(), store.getConverter());
        }

        @Override
        public BulkOperations bulkOps(BulkOperations.BulkMode mode, String collection) {
            if (away) {
                throw new DataAccessResourceFailureException("away");
            }
            return super.bulkOps(mode, collection);
        }
    }

    private void thenAnother(String id) {
        office.accept(id);
        awaitState(id, DeliveryState.SENT);
    }

    private void awaitState(String id, DeliveryState state) {
        await().untilAsserted(() -> assertThat(office.state(id)).isEqualTo(state));
    }
}
