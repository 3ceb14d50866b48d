package de.smartregion.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;

import org.bson.Document;

/** What the store itself can do: conditional updates of one number, with nothing around them. */
final class StoreRate implements AutoCloseable {

    private static final int THREADS = 32;

    private final MongoClient client;
    private final MongoCollection<Document> seats;

    StoreRate(String uri) {
        client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(uri))
                                .applyToConnectionPoolSettings(
                                        pool -> pool.maxSize(THREADS).minSize(THREADS))
                                .build());
        seats = client.getDatabase("bench").getCollection("seats");
    }

    /** 32 threads take seats from the given number of documents. */
    Load.Result measure(int documents, int updates) {
        seats.drop();
        for (int i = 0; i < documents; i++) {
            seats.insertOne(new Document("_id", i).append("free", updates));
        }
        return Load.closed(
                THREADS,
                updates,
                () ->
                        number ->
                                seats.updateOne(
                                                        and(
                                                                eq("_id", number % documents),
                                                                gte("free", 1)),
                                                        inc("free", -1))
                                                .getModifiedCount()
                                        == 1);
    }

    @Override
    public void close() {
        client.close();
    }
}
