package de.smartregion.platform.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * Makes the stores of a service, each with a relay of its own.
 *
 * <p>The collection is named like the last word of the topic: {@code smartregion.parcels.boxes}
 * publishes {@code boxes}.
 */
public final class AggregateStores {

    private final MongoOperations mongo;
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final Outlets outlets;

    AggregateStores(
            MongoOperations mongo,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            Outlets outlets) {
        this.mongo = mongo;
        this.clock = clock;
        this.traceparent = traceparent;
        this.outlets = outlets;
    }

    /**
     * Indexes are declared here, beside the collection, and made at once: a law may rest on them.
     */
    public <A> AggregateStore<A> of(Class<A> type, String topic, IndexDefinition... indexes) {
        var collection = topic.substring(topic.lastIndexOf('.') + 1);
        var made = mongo.indexOps(collection);
        for (var index : indexes) {
            made.createIndex(index);
        }
        made.createIndex(
                new Index(AggregateStore.OUTBOX + ".n", Sort.Direction.ASC)
                        .sparse()
                        .named("unpublished"));
        return new AggregateStore<>(
                type, collection, mongo, clock, traceparent, outlets.open(collection, topic));
    }

    /** Where the events of a collection leave. */
    interface Outlets {
        Outlet open(String collection, String topic);
    }
}
