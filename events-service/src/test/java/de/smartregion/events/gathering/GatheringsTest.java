package de.smartregion.events.gathering;

import static de.smartregion.events.gathering.Samples.ENDS;
import static de.smartregion.events.gathering.Samples.FORUM;
import static de.smartregion.events.gathering.Samples.NOW;
import static de.smartregion.events.gathering.Samples.STARTS;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Announcement.Kind;
import de.smartregion.events.gathering.DraftGathering.Draft;
import de.smartregion.events.gathering.DraftGathering.Naming;
import de.smartregion.events.gathering.Gathering.Cancellation;
import de.smartregion.events.gathering.Gathering.Change;
import de.smartregion.events.gathering.Gathering.Publication;
import de.smartregion.events.gathering.Gathering.Status;
import de.smartregion.events.gathering.Gatherings.Wanted;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;
import de.smartregion.platform.web.CommonProblem;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Two instances of the service on one store; what they would publish stays in the outbox. */
class GatheringsTest {

    private static final Set<Status> PUBLIC = EnumSet.complementOf(EnumSet.of(Status.DRAFT));

    private final MongoTemplate mongo = Store.mongo();
    private final Instance one = new Instance(mongo, NOW);
    private final Instance two = new Instance(mongo, NOW);

    @Test
    void twoInstancesPublishAtOnceAndTellOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var id = "g" + round;
            one.gatherings.insert(Gathering.draft(id, Samples.forum(), null));
            assertThat(
                            atOnce(
                                    () -> one.publish.publish(id, null),
                                    () -> two.publish.publish(id, null)))
                    .allSatisfy(
                            answer ->
                                    assertThat(answer)
                                            .isInstanceOfAny(
                                                    Publication.Published.class,
                                                    Publication.PublishedAlready.class));
            assertThat(told(id)).containsExactly("de.smartregion.events.gathering-published.v1");
        }
        assertThat(one.published() + two.published()).isEqualTo(20);
    }

    @Test
    void twoInstancesNoteTheEndAtOnceAndTellOnce() throws Exception {
        publish(FORUM, Samples.forum());
        var first = new Instance(mongo, ENDS);
        var second = new Instance(mongo, ENDS);
        atOnce(ending(first), ending(second));
        assertThat(told(FORUM))
                .containsExactly(
                        "de.smartregion.events.gathering-published.v1",
                        "de.smartregion.events.gathering-ended.v1");
        assertThat(first.gatherings.find(FORUM))
                .get()
                .extracting(Gathering::status)
                .isEqualTo(Status.HELD);
    }

    @Test
    void onlyWhatIsOverIsEnded() {
        publish("over", Samples.forum());
        publish("later", Samples.forumAt(STARTS, ENDS.plusSeconds(1)));
        one.gatherings.insert(Gathering.draft("draft", Samples.forum(), null));
        new Instance(mongo, ENDS).end.end();
        assertThat(status("over")).isEqualTo(Status.HELD);
        assertThat(status("later")).isEqualTo(Status.PUBLISHED);
        assertThat(status("draft")).isEqualTo(Status.DRAFT);
    }

    @Test
    void whoeverChangesWhatTheyHaveNotSeenIsToldSo() throws Exception {
        var seen = publish(FORUM, Samples.forum()).revision();
        var answers =
                atOnce(
                        () -> one.change.change(FORUM, seen, Samples.forumOneHourLater()),
                        () ->
                                two.change.change(
                                        FORUM,
                                        seen,
                                        Samples.forumAtAddress("https://example.org/neu")));
        assertThat(answers).filteredOn(Change.Changed.class::isInstance).hasSize(1);
        assertThat(answers)
                .contains(new Change.Refused(CommonProblem.PRECONDITION_FAILED, List.of()));
        assertThat(told(FORUM)).hasSize(2);
        assertThat(one.cancel.cancel(FORUM, seen, "Sturm"))
                .isEqualTo(new Cancellation.Refused(CommonProblem.PRECONDITION_FAILED));
        assertThat(one.publish.publish(FORUM, seen))
                .isEqualTo(new Publication.Refused(CommonProblem.PRECONDITION_FAILED, List.of()));
    }

    @Test
    void whoRecommendsItDisturbsNobodyWhoChangesIt() {
        var seen = publish(FORUM, Samples.forum());
        var messages = new ConsultationMessages(two.gatherings);
        messages.accept(ConsultationMessagesTest.recommending(FORUM, "c-1"));
        if (!(one.change.change(FORUM, seen.revision(), Samples.forumOneHourLater())
                instanceof Change.Changed(var changed, _))) {
            throw new AssertionError("should have been changed");
        }
        assertThat(Recommendation.count(changed.recommendations())).isOne();
        messages.accept(ConsultationMessagesTest.recommending(FORUM, "c-2"));
        assertThat(one.cancel.cancel(FORUM, changed.revision(), "Sturm"))
                .isInstanceOf(Cancellation.Cancelled.class);
        assertThat(one.cancel.cancel(FORUM, changed.revision(), "Sturm"))
                .isEqualTo(new Cancellation.Refused(CommonProblem.PRECONDITION_FAILED));
    }

    @Test
    void whatWasSavedIsReadBackAsItWas() {
        var saved = publish(FORUM, Samples.forum());
        assertThat(two.gatherings.find(FORUM)).contains(saved);
        if (!(one.cancel.cancel(FORUM, saved.revision(), "Sturm")
                instanceof Cancellation.Cancelled(var cancelled, _))) {
            throw new AssertionError("should have been cancelled");
        }
        assertThat(two.gatherings.find(FORUM)).contains(cancelled);
        assertThat(cancelled.version()).isEqualTo(saved.version() + 1);
    }

    @Test
    void aRepeatedDraftIsTheSameAndTheSameKeyForAnotherIsRefused() throws Exception {
        var naming = new Naming("ada", "k1", "print");
        var answers =
                atOnce(
                        () -> one.draft.draft(Samples.forum(), naming),
                        () -> two.draft.draft(Samples.forum(), naming));
        assertThat(answers.getFirst())
                .isInstanceOf(Draft.Drafted.class)
                .isEqualTo(answers.getLast());
        assertThat(one.draft.draft(Samples.idea(), new Naming("ada", "k1", "other")))
                .isEqualTo(new Draft.Refused(GatheringProblem.IDEMPOTENCY_KEY_REUSED));
        assertThat(one.draft.draft(Samples.idea(), new Naming("grace", "k1", "other")))
                .isInstanceOf(Draft.Drafted.class);
        assertThat(one.draft.draft(Samples.idea(), null))
                .isNotEqualTo(one.draft.draft(Samples.idea(), null));
    }

    @Test
    void whatIsComingIsListedByItsStartAPageAtATime() {
        for (int day = 9; day >= 0; day--) {
            publish("w" + day, Samples.webinar(STARTS.plus(Duration.ofDays(day)), Field.ENERGY));
        }
        var first = one.gatherings.list(wanted(null, null, null, NOW), 0, 4);
        assertThat(first.items()).extracting(Gathering::id).containsExactly("w0", "w1", "w2", "w3");
        assertThat(first.total()).isEqualTo(10);
        assertThat(one.gatherings.list(wanted(null, null, null, NOW), 2, 4).items())
                .extracting(Gathering::id)
                .containsExactly("w8", "w9");
        assertThat(one.gatherings.list(wanted(null, null, null, NOW), 3, 4).items()).isEmpty();
    }

    @Test
    void listsAreFilteredByKindFieldAndMonthAndLeaveOutWhatIsOver() {
        publish("forum", Samples.forum());
        publish("webinar", Samples.webinar(STARTS, Field.MOBILITY));
        // The first minute of April in Hessen is still March in Greenwich.
        publish("april", Samples.webinar(Instant.parse("2027-03-31T22:00:00Z"), Field.ENERGY));
        publish("march", Samples.webinar(Instant.parse("2027-03-31T21:59:59Z"), Field.ENERGY));
        one.gatherings.insert(Gathering.draft("draft", Samples.forum(), null));

        assertThat(ids(wanted(Kind.FORUM, null, null, NOW))).containsExactly("forum");
        assertThat(ids(wanted(null, Field.MOBILITY, null, NOW)))
                .containsExactly("forum", "webinar");
        assertThat(ids(wanted(Kind.WEBINAR, Field.MOBILITY, YearMonth.of(2027, 3), NOW)))
                .containsExactly("webinar");
        assertThat(ids(wanted(null, Field.ENERGY, YearMonth.of(2027, 3), NOW)))
                .containsExactly("march");
        assertThat(ids(wanted(null, null, YearMonth.of(2027, 4), NOW))).containsExactly("april");
        assertThat(ids(wanted(null, null, null, STARTS.plus(Duration.ofHours(1)))))
                .containsExactly("forum", "march", "april");
        assertThat(ids(new Wanted(Kind.FORUM, null, null, NOW, EnumSet.allOf(Status.class))))
                .containsExactly("draft", "forum");
    }

    @Test
    void whatHasStartedAndNotEndedIsStillComing() {
        publish("long", Samples.forumAt(STARTS, STARTS.plus(Announcement.LONGEST)));
        assertThat(ids(wanted(null, null, null, STARTS.plus(Announcement.LONGEST).minusSeconds(1))))
                .containsExactly("long");
        assertThat(ids(wanted(null, null, null, STARTS.plus(Announcement.LONGEST)))).isEmpty();
    }

    @Test
    void farAwayTimesFindNothingInsteadOfFailing() {
        publish(FORUM, Samples.forum());
        assertThat(ids(wanted(null, null, null, Instant.MAX))).isEmpty();
        assertThat(ids(wanted(null, null, YearMonth.of(999_999_999, 12), NOW))).isEmpty();
        assertThat(ids(wanted(null, null, null, Instant.MIN))).containsExactly(FORUM);
    }

    @Test
    void everyListHasItsIndex() {
        assertThat(mongo.indexOps("gatherings").getIndexInfo())
                .extracting(org.springframework.data.mongodb.core.index.IndexInfo::getName)
                .contains("coming", "coming-by-kind", "coming-by-field", "over");
    }

    @Test
    void theStoreHoldsTheStateFlatAndNoClassNames() {
        publish(FORUM, Samples.forum());
        var document = mongo.findById(FORUM, Document.class, "gatherings");
        assertThat(document)
                .containsKeys("announcement", "status", "revision", "version", "outbox");
        assertThat(String.valueOf(document)).doesNotContain("_class");
    }

    private Gathering publish(String id, Announcement announcement) {
        one.gatherings.insert(Gathering.draft(id, announcement, null));
        if (one.publish.publish(id, null) instanceof Publication.Published(var published, _)) {
            return published;
        }
        throw new AssertionError("should have been published");
    }

    private Status status(String id) {
        return one.gatherings.find(id).orElseThrow().status();
    }

    private List<String> ids(Wanted wanted) {
        return one.gatherings.list(wanted, 0, 100).items().stream().map(Gathering::id).toList();
    }

    private List<String> told(String id) {
        return UnrelayedStores.waiting(mongo, one.gatherings.store(), id).stream()
                .map(UnrelayedStores.Waiting::type)
                .toList();
    }

    private static Wanted wanted(
            @Nullable Kind kind, @Nullable Field field, @Nullable YearMonth month, Instant from) {
        return new Wanted(kind, field, month, from, PUBLIC);
    }

    private static Callable<Boolean> ending(Instance instance) {
        return () -> {
            instance.end.end();
            return true;
        };
    }

    private static <T> List<T> atOnce(Callable<T> left, Callable<T> right)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(after(start, left));
            var second = threads.submit(after(start, right));
            return List.of(first.get(), second.get());
        }
    }

    private static <T> Callable<T> after(CyclicBarrier start, Callable<T> task) {
        return () -> {
            start.await();
            return task.call();
        };
    }

    private static final class Instance {
        final Gatherings gatherings;
        final DraftGathering draft;
        final PublishGathering publish;
        final ChangeGathering change;
        final CancelGathering cancel;
        final EndGatherings end;
        private final MeterRegistry meters = new SimpleMeterRegistry();

        Instance(MongoTemplate mongo, Instant now) {
            var clock = Clock.fixed(now, ZoneOffset.UTC);
            gatherings = new Gatherings(UnrelayedStores.on(mongo, clock), mongo);
            draft = new DraftGathering(gatherings);
            publish = new PublishGathering(gatherings, meters, clock);
            change = new ChangeGathering(gatherings, clock);
            cancel = new CancelGathering(gatherings, clock);
            end =
                    new EndGatherings(
                            gatherings, new GatheringSettings(Duration.ofSeconds(30)), clock);
        }

        double published() {
            return meters.counter("smartregion.gatherings.published", "kind", "FORUM").count();
        }
    }
}
