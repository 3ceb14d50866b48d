package de.smartregion.local.store;

import static com.mongodb.client.model.Filters.eq;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Our store changes documents in place of copying them; it must come to what the library's own
 * comes to.
 */
class DocumentStoreLikenessTest {

    private static final String HOST = "127.0.0.1";
    private static final long SEED = 20_200_702;
    private static final List<String> ENTRIES = List.of("a", "b", "c", "d", "ü-1", "f_2");

    @TempDir Path folder;

    @Test
    void everyUpdateComesToTheSameAndStillDoesAfterARestart() {
        var file = folder.resolve("store.mv.db");
        var model = new MongoServer(new MemoryBackend());
        var random = new Random(SEED);
        try (var theirs = MongoClients.create(model.bindAndGetConnectionString())) {
            for (var round = 0; round < 3; round++) {
                try (var store = DocumentStore.open(file, HOST, 0);
                        var ours = MongoClients.create("mongodb://" + HOST + ":" + store.port())) {
                    for (var step = 0; step < 120; step++) {
                        compareOne(documents(ours), documents(theirs), random);
                    }
                }
                try (var store = DocumentStore.open(file, HOST, 0);
                        var ours = MongoClients.create("mongodb://" + HOST + ":" + store.port())) {
                    assertThat(all(documents(ours))).isEqualTo(all(documents(theirs)));
                }
            }
        } finally {
            model.shutdownNow();
        }
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }

    private static void compareOne(
            MongoCollection<Document> ours, MongoCollection<Document> theirs, Random random) {
        var id = "d" + random.nextInt(3);
        if (random.nextInt(12) == 0) {
            ours.deleteOne(eq("_id", id));
            theirs.deleteOne(eq("_id", id));
        }
        if (theirs.countDocuments(eq("_id", id)) == 0) {
            var document =
                    new Document("_id", id).append("version", 0L).append("entries", new Document());
            ours.insertOne(new Document(document));
            theirs.insertOne(new Document(document));
        }
        var changes = changes(random);
        assertThat(result(ours, id, changes))
                .as("%s", changes)
                .isEqualTo(result(theirs, id, changes));
        assertThat(ours.find(eq("_id", id)).first())
                .as("after %s", changes)
                .isEqualTo(theirs.find(eq("_id", id)).first());
    }

    /** What came of it: how many were changed, or with what code it was refused. */
    private static String result(MongoCollection<Document> documents, String id, Bson changes) {
        try {
            var result = documents.updateOne(eq("_id", id), changes);
            return result.getMatchedCount() + " matched, " + result.getModifiedCount() + " changed";
        } catch (MongoException refused) {
            return "refused with " + refused.getCode();
        }
    }

    private static List<Document> all(MongoCollection<Document> documents) {
        return documents.find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    private static Bson changes(Random random) {
        var changes = new ArrayList<Bson>();
        changes.add(Updates.inc("version", 1L));
        var entry = "entries." + ENTRIES.get(random.nextInt(ENTRIES.size()));
        switch (random.nextInt(9)) {
            case 0 ->
                    changes.add(
                            Updates.set(
                                    entry,
                                    new Document("name", "x" + random.nextInt(5))
                                            .append("seats", random.nextInt(4))));
            case 1 -> changes.add(Updates.set(entry + ".seats", random.nextInt(9)));
            case 2 -> changes.add(Updates.unset(entry));
            case 3 -> changes.add(Updates.inc(entry + ".seats", 1));
            case 4 ->
                    changes.add(
                            Updates.set("title", new Document("de", "Tür " + random.nextInt(3))));
            case 5 -> changes.add(Updates.unset("title"));
            case 6 ->
                    changes.add(Updates.set(entry, random.nextBoolean() ? "text" : List.of(1, 2)));
            case 7 -> changes.add(Updates.set("flag", random.nextBoolean() ? true : null));
            default -> changes.add(Updates.min("lowest", random.nextInt(100)));
        }
        switch (random.nextInt(4)) {
            case 0 ->
                    changes.add(
                            Updates.push(
                                    "outbox",
                                    new Document("n", random.nextInt(20)).append("data", "d")));
            case 1 ->
                    changes.add(
                            Updates.pull(
                                    "outbox",
                                    new Document("n", new Document("$lte", random.nextInt(20)))));
            case 2 ->
                    changes.add(
                            Updates.pushEach(
                                    "outbox",
                                    List.of(
                                            new Document("n", 1),
                                            new Document("n", random.nextInt(20)))));
            default -> {}
        }
        return Updates.combine(changes);
    }
}
