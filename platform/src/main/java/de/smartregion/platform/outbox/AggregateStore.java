package de.smartregion.platform.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.DomainEvent;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where one kind of aggregate is kept: one document each, which carries its state, its version and
 * the events nobody has published yet.
 *
 * <p>State and events are saved in one write, or neither. A write holds only if nobody was faster.
 * Nobody else writes the collection, except the relay, which takes published events out. A map's
 * order is not part of the state.
 */
public final class AggregateStore<A> {

    static final String VERSION = "version";
    static final String OUTBOX = "outbox";

    /**
     * Bounds a document: a broker away for long must not push an aggregate over the store's 16 MB.
     */
    static final int LONGEST_OUTBOX = 10_000;

    /**
     * Half of what Kafka takes by default, so that no saved event can ever be refused for its size.
     */
    private static final int LARGEST_EVENT = 512 * 1024;

    private final Class<A> type;
    private final String collection;
    private final MongoOperations mongo;
    private final MongoConverter converter;
    private final MongoPersistentEntity<?> entity;
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final Outlet outlet;

    AggregateStore(
            Class<A> type,
            String collection,
            MongoOperations mongo,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            Outlet outlet) {
        this.type = type;
        this.collection = collection;
        this.mongo = mongo;
        this.converter = mongo.getConverter();
        this.entity = converter.getMappingContext().getRequiredPersistentEntity(type);
        this.clock = clock;
        this.traceparent = traceparent;
        this.outlet = outlet;
        if (!entity.hasVersionProperty() || !VERSION.equals(versionProperty().getFieldName())) {
            throw new IllegalArgumentException(type + " has no @Version long version");
        }
    }

    /** For reads beside the aggregate, by {@link MongoOperations} and this name. */
    public String collection() {
        return collection;
    }

    public Optional<A> find(String id) {
        var query =
                withoutOutbox(
                        new Query(
                                org.springframework.data.mongodb.core.query.Criteria.where("_id")
                                        .is(id)));
        return Optional.ofNullable(mongo.findOne(query, type, collection));
    }

    /** For sweeps and lists; the query brings its own limit. */
    public List<A> find(Query query) {
        return mongo.find(withoutOutbox(Query.of(query)), type, collection);
    }

    /** Throws {@link DuplicateAggregate} if it is there already. */
    public A insert(A aggregate, List<? extends DomainEvent> events) {
        var born = withVersion(aggregate, 1);
        var id = idOf(born);
        var entries = entries(1, events);
        var document = new Document();
        converter.write(born, document);
        document.append(OUTBOX, documents(entries));
        try {
            mongo.execute(collection, documents -> documents.insertOne(document));
        } catch (DuplicateKeyException _) {
            throw new DuplicateAggregate(collection, id);
        }
        outlet.saved(id, 1, entries);
        return born;
    }

    /**
     * One conditional write of what differs, and the events; empty when somebody else was faster.
     */
    public Optional<A> save(A before, A after, List<? extends DomainEvent> events) {
        var id = idOf(before);
        var version = versionOf(before);
        if (!id.equals(idOf(after)) || version != versionOf(after)) {
            throw new IllegalArgumentException("not the same aggregate before and after");
        }
        var entries = entries(version + 1, events);
        var update = changes(before, after).append("$inc", new Document(VERSION, 1L));
        if (!entries.isEmpty()) {
            update.append("$push", new Document(OUTBOX, new Document("$each", documents(entries))));
        }
        Bson condition = Filters.and(Filters.eq("_id", id), Filters.eq(VERSION, version));
        if (!entries.isEmpty()) {
            condition =
                    Filters.and(
                            condition, Filters.exists(OUTBOX + "." + (LONGEST_OUTBOX - 1), false));
        }
        var saved = updateOne(condition, update);
        if (!saved) {
            refuseIfFull(id, version, entries);
            return Optional.empty();
        }
        outlet.saved(id, version + 1, entries);
        return Optional.of(withVersion(after, version + 1));
    }

    /** Only as it was seen, and only if everything it had to tell has been told; says whether. */
    public boolean remove(A aggregate) {
        var condition =
                Filters.and(
                        Filters.eq("_id", idOf(aggregate)),
                        Filters.eq(VERSION, versionOf(aggregate)),
                        Filters.exists(OUTBOX + ".0", false));
        var removed =
                mongo.execute(
                        collection, documents -> documents.deleteOne(condition).getDeletedCount());
        return Objects.requireNonNull(removed) == 1;
    }

    private boolean updateOne(Bson condition, Document update) {
        var matched =
                mongo.execute(
                        collection,
                        documents -> documents.updateOne(condition, update).getMatchedCount());
        return Objects.requireNonNull(matched) == 1;
    }

    private void refuseIfFull(String id, long version, List<OutboxEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var same = Filters.and(Filters.eq("_id", id), Filters.eq(VERSION, version));
        var found =
                mongo.execute(
                        collection,
                        documents ->
                                documents
                                        .find(same)
                                        .projection(Projections.include("_id"))
                                        .first());
        if (found != null) {
            throw new OutboxFull(collection, id);
        }
    }

    /** What differs, and nothing else: a large map costs what changed in it, not what is in it. */
    private Document changes(A before, A after) {
        var set = new Document();
        var unset = new Document();
        var old = entity.getPropertyAccessor(before);
        var now = entity.getPropertyAccessor(after);
        for (MongoPersistentProperty property : entity) {
            if (property.isIdProperty() || property.isVersionProperty()) {
                continue;
            }
            compare(property, old.getProperty(property), now.getProperty(property), set, unset);
        }
        var update = new Document();
        if (!set.isEmpty()) {
            update.append("$set", set);
        }
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        return update;
    }

    private void compare(
            MongoPersistentProperty property,
            @Nullable Object was,
            @Nullable Object is,
            Document set,
            Document unset) {
        var field = property.getFieldName();
        var declared = property.getTypeInformation();
        if (is == null) {
            if (was != null) {
                unset.append(field, "");
            }
        } else if (was instanceof Map<?, ?> old && is instanceof Map<?, ?> now) {
            compare(field, declared, old, now, set, unset);
        } else if (!is.equals(was)) {
            set.append(field, converter.convertToMongoType(is, declared));
        }
    }

    private void compare(
            String field,
            TypeInformation<?> declared,
            Map<?, ?> was,
            Map<?, ?> is,
            Document set,
            Document unset) {
        var value = declared.getMapValueType();
        is.forEach(
                (key, now) -> {
                    var old = was.get(key);
                    if (!Objects.equals(old, now)) {
                        set.append(
                                field + "." + keyOf(key), converter.convertToMongoType(now, value));
                    }
                });
        was.keySet().stream()
                .filter(key -> !is.containsKey(key))
                .forEach(key -> unset.append(field + "." + keyOf(key), ""));
    }

    private static String keyOf(Object key) {
        var text = key instanceof Enum<?> constant ? constant.name() : key.toString();
        if (text.isEmpty() || text.indexOf('.') >= 0 || text.indexOf('$') >= 0) {
            throw new IllegalArgumentException(
                    "a map key must be a plain word: no dot, no dollar sign");
        }
        return text;
    }

    private List<OutboxEntry> entries(long version, List<? extends DomainEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        if (events.size() >= LONGEST_OUTBOX) {
            throw new IllegalArgumentException("too many events at once: " + events.size());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var trace = traceparent.get();
        var entries = new ArrayList<OutboxEntry>(events.size());
        for (var event : events) {
            var data = CloudEvent.body(event);
            if (data.length() > LARGEST_EVENT) {
                throw new IllegalArgumentException(
                        event.type() + " is too large: " + data.length());
            }
            var n = version * LONGEST_OUTBOX + entries.size();
            entries.add(
                    new OutboxEntry(
                            n, UUID.randomUUID().toString(), event.type(), now, trace, data));
        }
        return List.copyOf(entries);
    }

    private static List<Document> documents(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::document).toList();
    }

    private static Query withoutOutbox(Query query) {
        query.fields().exclude(OUTBOX);
        return query;
    }

    private MongoPersistentProperty versionProperty() {
        return entity.getRequiredVersionProperty();
    }

    private String idOf(A aggregate) {
        var id = entity.getIdentifierAccessor(aggregate).getRequiredIdentifier();
        return id.toString();
    }

    private long versionOf(A aggregate) {
        var version = entity.getPropertyAccessor(aggregate).getProperty(versionProperty());
        return ((Number) Objects.requireNonNull(version)).longValue();
    }

    private A withVersion(A aggregate, long version) {
        PersistentPropertyAccessor<A> accessor = entity.getPropertyAccessor(aggregate);
        accessor.setProperty(versionProperty(), version);
        return accessor.getBean();
    }
}
