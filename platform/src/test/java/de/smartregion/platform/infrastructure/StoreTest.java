package de.smartregion.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What every suite rests on. */
class StoreTest {

    private static final int CHANGES = 500;
    private static final int FIELDS = 400;
    private static final int READERS = 3;

    @Test
    void nobodyReadsHalfOfOneVersionAndHalfOfTheNext()
            throws InterruptedException, ExecutionException {
        var things = Store.mongo().getCollection("things");
        things.insertOne(version(0).append("_id", "one"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = threads.submit(() -> write(things));
            var readers = new ArrayList<Future<?>>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> read(things, writer)));
            }
            for (var reader : readers) {
                reader.get();
            }
        }
    }

    private static void write(MongoCollection<Document> things) {
        for (int i = 1; i <= CHANGES; i++) {
            things.updateOne(Filters.eq("_id", "one"), new Document("$set", version(i)));
        }
    }

    private static void read(MongoCollection<Document> things, Future<?> writer) {
        while (!writer.isDone()) {
            var found = things.find(Filters.eq("_id", "one")).first();
            var read = Objects.requireNonNull(found);
            assertThat(read.get("last")).isEqualTo(read.get("first"));
        }
    }

    private static Document version(int value) {
        var fields = new Document("first", value);
        for (int i = 0; i < FIELDS; i++) {
            fields.append("between" + i, value);
        }
        return fields.append("last", value);
    }
}
