package de.smartregion.events.registration;

import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.bson.Document;
import org.bson.RawBsonDocument;
import org.springframework.data.mongodb.core.MongoTemplate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One store and as many instances on it as a test wants, each with a memory of its own. */
final class Desks {

    static final RegistrationSettings SETTINGS = settings(2_000, Duration.ofSeconds(30));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final MongoTemplate mongo = Store.mongo();
    final Now clock = new Now();
    final Rosters rosters = new Rosters(UnrelayedStores.on(mongo, clock), mongo);

    /** A clock that stands still until it is set. */
    static final class Now extends Clock {
        volatile Instant instant = RosterStory.MONDAY;

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

    static RegistrationSettings settings(int queue, Duration patience) {
        return new RegistrationSettings(
                Duration.ofDays(2),
                Duration.ofDays(30),
                queue,
                250,
                100,
                patience,
                Duration.ofNanos(1),
                Duration.ofSeconds(1));
    }

    RosterDesk desk() {
        return desk(SETTINGS);
    }

    RosterDesk desk(RegistrationSettings settings) {
        return new RosterDesk(
                rosters, RosterStory.TERMS, settings, clock, new SimpleMeterRegistry());
    }

    String open(int onSite, int online) {
        rosters.open(
                Roster.open(
                        RosterStory.GATHERING,
                        RosterStory.occasion(1),
                        RosterStory.seats(onSite, online)));
        return RosterStory.GATHERING;
    }

    Roster stored(String gathering) {
        return rosters.find(gathering).orElseThrow();
    }

    /** Everything told, in order; nothing publishes here. */
    List<Told> told(String gathering) {
        var document = Objects.requireNonNull(mongo.findById(gathering, Document.class, "rosters"));
        return document.getList("outbox", Document.class, List.of()).stream()
                .map(it -> new Told(it.getString("type"), JSON.readTree(it.getString("data"))))
                .toList();
    }

    /** What the document weighs, its outbox included. */
    long bytes(String gathering) {
        var document =
                Objects.requireNonNull(
                        mongo.getCollection("rosters")
                                .withDocumentClass(RawBsonDocument.class)
                                .find(new Document("_id", gathering))
                                .first());
        return document.getByteBuffer().remaining();
    }

    record Told(String type, JsonNode data) {
        boolean is(String fact) {
            return type.equals("de.smartregion.events." + fact + ".v1");
        }

        String registration() {
            return data.path("registration").asString("");
        }
    }

    static Admission register(RosterDesk desk, String gathering, String name) {
        return register(
                desk, gathering, name, RosterStory.attendee(name, 1, Attendance.ONLINE, null));
    }

    static Admission register(RosterDesk desk, String gathering, String id, Attendee attendee) {
        return desk.decide(gathering, seating -> seating.admit(id, attendee)).orElseThrow();
    }

    /** All at once: nobody begins before everybody stands ready. */
    static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
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
                answers.add(answer(future));
            }
            return answers;
        }
    }

    private static <T> T answer(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
