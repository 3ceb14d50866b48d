package de.smartregion.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DocumentStoreTest {

    private static final String HOST = "127.0.0.1";
    private static final long ENOUGH_BYTES = 40_000;

    @TempDir Path folder;

    private DocumentStore store;
    private MongoClient client;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("store.mv.db"), HOST, 0);
        client = client(store.port());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static MongoClient client(int port) {
        return MongoClients.create(
                "mongodb://" + HOST + ":" + port + "/?uuidRepresentation=standard");
    }

    private MongoCollection<Document> documents() {
        return client.getDatabase("test").getCollection("documents");
    }

    @Test
    void everyKindOfValueComesBackAfterARestart() {
        var document =
                new Document("_id", "one")
                        .append("text", "Gemünden (Wohra), ß, 🏛")
                        .append("int", 1)
                        .append("long", Long.MAX_VALUE)
                        .append("double", -0.5)
                        .append("decimal", Decimal128.parse("12.30"))
                        .append("yes", true)
                        .append("nothing", null)
                        .append("id", new ObjectId())
                        .append("uuid", UUID.randomUUID())
                        .append("time", Date.from(Instant.parse("2026-11-22T11:00:00.123Z")))
                        .append("list", List.of(1, "a", new Document("b", 2)))
                        .append(
                                "map",
                                new Document("k1", new Document("x", 1))
                                        .append("k2", new Document()));
        documents().insertOne(document);

        reopen();

        assertThat(documents().find(eq("_id", "one")).first()).isEqualTo(document);
    }

    @Test
    void idsOfEveryKindAreFoundAndKeptApartAfterARestart() {
        var ids =
                List.of(
                        "1",
                        1,
                        2.5,
                        7_000_000_000L,
                        new ObjectId(),
                        UUID.randomUUID(),
                        new Document("a", 1),
                        true);
        ids.forEach(
                id ->
                        documents()
                                .insertOne(
                                        new Document("_id", id)
                                                .append("kind", id.getClass().getName())));

        reopen();

        for (var id : ids) {
            assertThat(
                            documents()
                                    .find(eq("_id", id))
                                    .map(found -> found.get("kind"))
                                    .into(new ArrayList<>()))
                    .containsExactly(id.getClass().getName());
        }
        assertThatThrownBy(() -> documents().insertOne(new Document("_id", 1.0)))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void aConditionalUpdateChangesTheDocumentOnlyWhileTheConditionHolds() {
        documents()
                .insertOne(
                        new Document("_id", "a")
                                .append("version", 0L)
                                .append("seats", new Document()));

        var first =
                documents()
                        .updateOne(
                                and(eq("_id", "a"), eq("version", 0L)),
                                combine(
                                        set("version", 1L),
                                        set("seats.x", 2),
                                        push("outbox", new Document("n", 1))));
        var second =
                documents().updateOne(and(eq("_id", "a"), eq("version", 0L)), set("version", 99L));

        assertThat(first.getModifiedCount()).isEqualTo(1);
        assertThat(second.getMatchedCount()).isZero();
        assertThat(documents().find().first())
                .isEqualTo(
                        new Document("_id", "a")
                                .append("version", 1L)
                                .append("seats", new Document("x", 2))
                                .append("outbox", List.of(new Document("n", 1))));
    }

    @Test
    void theOutboxIsPulledWhileStateStays() {
        documents()
                .insertOne(
                        new Document("_id", "a")
                                .append("state", "kept")
                                .append("gone", 1)
                                .append(
                                        "outbox",
                                        List.of(
                                                new Document("n", 1L),
                                                new Document("n", 2L),
                                                new Document("n", 3L))));

        documents().updateOne(eq("_id", "a"), combine(pull("outbox", lte("n", 2L)), unset("gone")));

        reopen();
        assertThat(documents().find().first())
                .isEqualTo(
                        new Document("_id", "a")
                                .append("state", "kept")
                                .append("outbox", List.of(new Document("n", 3L))));
    }

    @Test
    void aUniqueIndexHoldsAcrossARestart() {
        documents().createIndex(Indexes.ascending("mail"), new IndexOptions().unique(true));
        documents().insertOne(new Document("_id", 1).append("mail", "ada@example.org"));

        reopen();

        assertThatThrownBy(
                        () ->
                                documents()
                                        .insertOne(
                                                new Document("_id", 2)
                                                        .append("mail", "ada@example.org")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode()).isEqualTo(11000));
        documents().insertOne(new Document("_id", 3).append("mail", "grace@example.org"));
        assertThat(documents().countDocuments()).isEqualTo(2);
    }

    @Test
    void aPlainIndexFindsWhatAFullScanFindsAndFollowsEveryChange() {
        documents().createIndex(Indexes.ascending("state", "due"));
        for (var i = 0; i < 300; i++) {
            documents()
                    .insertOne(
                            new Document("_id", i)
                                    .append("state", i % 3 == 0 ? "PENDING" : "SENT")
                                    .append("due", i));
        }
        documents().updateMany(and(eq("state", "PENDING"), lte("due", 30)), set("state", "RETRY"));
        documents().deleteMany(and(eq("state", "PENDING"), lte("due", 60)));

        reopen();

        assertThat(ids(documents().find(eq("state", "RETRY")).into(new ArrayList<>())))
                .containsExactlyInAnyOrder(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30);
        assertThat(documents().countDocuments(in("state", "PENDING", "RETRY"))).isEqualTo(100 - 10);
        assertThat(documents().countDocuments(and(eq("state", "SENT"), lte("due", 10))))
                .isEqualTo(7);
        var claimed =
                documents()
                        .findOneAndUpdate(
                                and(eq("state", "PENDING"), lte("due", 63)),
                                set("state", "SENDING"));
        assertThat(claimed).isNotNull().containsEntry("_id", 63);
        assertThat(documents().countDocuments(eq("state", "SENDING"))).isEqualTo(1);
    }

    @Test
    void aPlainIndexFindsWhatStandsInOneOfSeveralParts() {
        documents()
                .createIndex(
                        Indexes.ascending("parts.spot.claim"), new IndexOptions().sparse(true));
        documents().insertOne(new Document("_id", 1).append("parts", parts("a", "b")));
        documents().insertOne(new Document("_id", 2).append("parts", List.of()));
        documents().insertOne(new Document("_id", 3));
        documents().updateOne(eq("_id", 2), set("parts", parts("c", "d")));

        reopen();

        assertThat(claimedBy("a")).containsExactly(1);
        assertThat(claimedBy("b")).containsExactly(1);
        assertThat(claimedBy("d")).containsExactly(2);
        assertThat(claimedBy("x")).isEmpty();
        documents().updateOne(eq("_id", 1), set("parts", parts("b")));
        assertThat(claimedBy("a")).isEmpty();
        assertThat(claimedBy("b")).containsExactly(1);
    }

    private List<Object> claimedBy(String claim) {
        return ids(documents().find(eq("parts.spot.claim", claim)).into(new ArrayList<>()));
    }

    private static List<Document> parts(String... claims) {
        return Stream.of(claims)
                .map(claim -> new Document("spot", new Document("claim", claim)))
                .toList();
    }

    @Test
    void aRangeOfTimesIsFoundWithoutWhatHasNoTime() {
        documents().createIndex(Indexes.ascending("due"), new IndexOptions().sparse(true));
        var noon = Instant.parse("2026-03-29T11:00:00Z");
        for (var i = -200; i < 200; i++) {
            var due = Date.from(noon.plusMillis(i * 7_777L));
            documents().insertOne(i % 2 == 0 ? new Document("due", due) : new Document("sent", i));
        }
        documents().insertOne(new Document("due", "soon"));

        reopen();

        assertThat(documents().countDocuments(lte("due", Date.from(noon)))).isEqualTo(101);
        assertThat(documents().countDocuments(lt("due", Date.from(noon)))).isEqualTo(100);
        assertThat(documents().countDocuments(gt("due", Date.from(noon)))).isEqualTo(99);
        assertThat(
                        documents()
                                .countDocuments(
                                        and(
                                                gte("due", Date.from(noon)),
                                                lt("due", Date.from(noon.plusMillis(77_770))))))
                .isEqualTo(5);
        assertThat(documents().countDocuments(gte("due", "a"))).isEqualTo(1);
        assertThat(
                        documents()
                                .countDocuments(
                                        new Document(
                                                "due",
                                                new Document("$gte", Date.from(noon))
                                                        .append("$lte", Date.from(noon)))))
                .isEqualTo(1);
    }

    @Test
    void aReaderNeverSeesAnUpdateHalfDone() throws Exception {
        documents().insertOne(new Document("_id", "a").append("left", 0).append("right", 0));
        try (var people = Executors.newFixedThreadPool(6)) {
            var work = new ArrayList<Callable<Boolean>>();
            for (var writer = 0; writer < 3; writer++) {
                work.add(
                        () -> {
                            for (var i = 0; i < 150; i++) {
                                documents()
                                        .updateOne(
                                                eq("_id", "a"),
                                                combine(inc("left", 1), inc("right", 1)));
                            }
                            return true;
                        });
                work.add(
                        () -> {
                            for (var i = 0; i < 300; i++) {
                                var seen = documents().find(eq("_id", "a")).first();
                                if (seen == null
                                        || !Objects.equals(seen.get("left"), seen.get("right"))) {
                                    return false;
                                }
                            }
                            return true;
                        });
            }
            for (var done : people.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(documents().find().first()).containsEntry("left", 450);
    }

    @Test
    void ofManyWhoWantTheSameVersionExactlyOneGetsIt() throws Exception {
        documents().insertOne(new Document("_id", "a").append("version", 0));
        try (var people = Executors.newFixedThreadPool(16)) {
            for (var round = 0; round < 20; round++) {
                var version = round;
                var winners =
                        people
                                .invokeAll(
                                        IntStream.range(0, 16)
                                                .<Callable<Long>>mapToObj(
                                                        _ ->
                                                                () ->
                                                                        documents()
                                                                                .updateOne(
                                                                                        and(
                                                                                                eq(
                                                                                                        "_id",
                                                                                                        "a"),
                                                                                                eq(
                                                                                                        "version",
                                                                                                        version)),
                                                                                        set(
                                                                                                "version",
                                                                                                version
                                                                                                        + 1))
                                                                                .getModifiedCount())
                                                .toList())
                                .stream()
                                .mapToLong(
                                        future -> {
                                            try {
                                                return future.get();
                                            } catch (Exception e) {
                                                throw new AssertionError(e);
                                            }
                                        })
                                .sum();
                assertThat(winners).isEqualTo(1);
            }
        }
    }

    @Test
    void theDriversHealthCheckIsAnswered() {
        var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));

        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
    }

    /**
     * The promise of the whole store: an acknowledged write outlives the process, whatever happens
     * to it.
     */
    @Test
    void whatWasAcknowledgedIsThereAfterKillMinusNine() throws Exception {
        var acknowledged = new HashSet<String>();
        var file = folder.resolve("killed.mv.db");
        var told = folder.resolve("acknowledged");
        var child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriter.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(told.toFile())
                        .start();
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> Files.size(told) > ENOUGH_BYTES);
        } finally {
            child.destroyForcibly().waitFor();
        }
        for (var line : Files.readAllLines(told)) {
            if (line.endsWith(".")) { // the last one may have been cut off
                acknowledged.add(line.substring(0, line.length() - 1));
            }
        }

        try (var again = DocumentStore.open(file, HOST, 0);
                var reader = client(again.port())) {
            var database = reader.getDatabase(KilledWriter.DATABASE);
            var there = new HashSet<String>();
            database.getCollection(KilledWriter.INSERTED)
                    .find()
                    .forEach(found -> there.add("insert " + found.get("_id")));
            database.getCollection(KilledWriter.UPDATED)
                    .find()
                    .forEach(
                            found -> {
                                for (var i = 1; i <= found.getInteger("count"); i++) {
                                    there.add("update " + found.get("_id") + " " + i);
                                }
                                assertThat(found.getList("outbox", Integer.class))
                                        .hasSize(found.getInteger("count"));
                            });
            assertThat(acknowledged).hasSizeGreaterThan(1_000);
            assertThat(there).containsAll(acknowledged);

            var inserted = database.getCollection(KilledWriter.INSERTED);
            inserted.find()
                    .limit(50)
                    .forEach(
                            found -> {
                                assertThat(inserted.countDocuments(eq("_id", found.get("_id"))))
                                        .isEqualTo(1);
                                assertThatThrownBy(
                                                () ->
                                                        inserted.insertOne(
                                                                new Document("_id", "new")
                                                                        .append(
                                                                                "unique",
                                                                                found.get(
                                                                                        "unique"))))
                                        .isInstanceOf(MongoWriteException.class);
                            });
        }
    }

    private static List<Object> ids(List<Document> documents) {
        return documents.stream().map(document -> document.get("_id")).toList();
    }
}
