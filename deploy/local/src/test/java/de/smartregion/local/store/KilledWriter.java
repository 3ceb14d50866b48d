package de.smartregion.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import org.bson.Document;

import java.nio.file.Path;
import java.util.List;

/**
 * A store and those who write to it, in a process that the test kills; prints each write once it is
 * acknowledged.
 */
final class KilledWriter {

    static final String DATABASE = "test";
    static final String INSERTED = "inserted";
    static final String UPDATED = "updated";

    private static final int WRITERS = 8;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        var store = DocumentStore.open(Path.of(arguments[0]), "127.0.0.1", 0);
        var client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
        var database = client.getDatabase(DATABASE);
        var inserted = database.getCollection(INSERTED);
        var updated = database.getCollection(UPDATED);
        inserted.createIndex(Indexes.ascending("unique"), new IndexOptions().unique(true));
        for (var writer = 0; writer < WRITERS; writer++) {
            var name = "w" + writer;
            updated.insertOne(
                    new Document("_id", name).append("count", 0).append("outbox", List.of()));
            Thread.ofPlatform()
                    .start(
                            () -> {
                                for (var i = 1; ; i++) {
                                    inserted.insertOne(
                                            new Document("_id", name + "-" + i)
                                                    .append("unique", "u" + name + i));
                                    say("insert " + name + "-" + i);
                                    updated.updateOne(
                                            and(eq("_id", name), eq("count", i - 1)),
                                            combine(set("count", i), push("outbox", i)));
                                    say("update " + name + " " + i);
                                }
                            });
        }
    }

    private static void say(String line) {
        System.out.println(line + ".");
    }
}
