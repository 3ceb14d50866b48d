package de.smartregion.platform.outbox;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.List;

/**
 * Stores for a feature's own tests: what they would publish stays in the outbox, where it can be
 * looked at.
 */
public final class UnrelayedStores {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UnrelayedStores() {}

    public static AggregateStores on(MongoOperations mongo) {
        return on(mongo, Clock.systemUTC());
    }

    public static AggregateStores on(MongoOperations mongo, Clock clock) {
        return new AggregateStores(
                mongo, clock, UnrelayedStores::noTrace, (_, _) -> (_, _, _) -> {});
    }

    /** In the order in which they will be published. */
    public static List<Waiting> waiting(MongoOperations mongo, AggregateStore<?> store, String id) {
        var document = mongo.findById(id, Document.class, store.collection());
        if (document == null) {
            return List.of();
        }
        return document.getList(AggregateStore.OUTBOX, Document.class, List.of()).stream()
                .map(OutboxEntry::from)
                .map(entry -> new Waiting(entry.type(), JSON.readTree(entry.data())))
                .toList();
    }

    private static @Nullable String noTrace() {
        return null;
    }

    /** An event that nobody has published yet. */
    public record Waiting(String type, JsonNode data) {}
}
