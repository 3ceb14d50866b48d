package de.smartregion.notification.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where letters on their way are kept. Every change is one conditional write under {@code {_id,
 * version}}.
 */
final class Deliveries {
    static final String COLLECTION = "letters";

    private static final Set<DeliveryState> OPEN =
            EnumSet.complementOf(EnumSet.of(DeliveryState.SENT, DeliveryState.BLOCKED));

    private static final InsertManyOptions ONE_NOT_HINDERING_OTHERS =
            new InsertManyOptions().ordered(false);

    private final MongoOperations store;

    Deliveries(MongoOperations store) {
        this.store = store;
    }

    /** Only open letters carry {@code dueAt}: the index stays as small as the work that is left. */
    void ensureIndexes() {
        var indexes = store.indexOps(COLLECTION);
        indexes.createIndex(new Index("dueAt", Sort.Direction.ASC).named("open").sparse());
        indexes.createIndex(new Index("endedAt", Sort.Direction.ASC).named("ended").sparse());
        indexes.createIndex(
                new Index("state", Sort.Direction.ASC)
                        .on("writtenAt", Sort.Direction.DESC)
                        .named("desk"));
    }

    /** Says which were new; a letter that is already there stays as it is. */
    List<Delivery> insert(List<Delivery> deliveries) {
        var documents = deliveries.stream().map(this::document).toList();
        var known =
                Objects.requireNonNull(
                        store.execute(
                                COLLECTION,
                                letters -> {
                                    try {
                                        letters.insertMany(documents, ONE_NOT_HINDERING_OTHERS);
                                        return Set.<Integer>of();
                                    } catch (MongoBulkWriteException e) {
                                        return positionsOfKnown(e);
                                    }
                                }));
        return IntStream.range(0, deliveries.size())
                .filter(position -> !known.contains(position))
                .mapToObj(deliveries::get)
                .toList();
    }

    private static Set<Integer> positionsOfKnown(MongoBulkWriteException refused) {
        var errors = refused.getWriteErrors();
        if (refused.getWriteConcernError() != null
                || errors.stream()
                        .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
            throw refused;
        }
        return errors.stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
    }

    private Document document(Delivery delivery) {
        var document = new Document();
        store.getConverter().write(delivery, document);
        return document;
    }

    Optional<Delivery> find(String id) {
        return Optional.ofNullable(store.findById(id, Delivery.class, COLLECTION));
    }

    /** What somebody may take now, the longest due first where the index says so. */
    List<Delivery> due(Instant now, int limit) {
        return store.find(query(where("dueAt").lte(now)).limit(limit), Delivery.class, COLLECTION);
    }

    /** Writes what differs; says no when somebody else was faster. */
    boolean save(Delivery before, Delivery after) {
        return save(List.of(new Change(before, after))).isEmpty();
    }

    /** Writes what differs, all with one command; says where somebody else was faster. */
    List<Change> save(List<Change> changes) {
        var writes = store.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
        for (var change : changes) {
            var before = change.before();
            writes.updateOne(
                    query(where("_id").is(before.id()).and("version").is(before.version())),
                    change.difference());
        }
        if (writes.execute().getMatchedCount() == changes.size()) {
            return List.of();
        }
        return changes.stream().filter(change -> !isWritten(change.after())).toList();
    }

    /** By us: somebody else would have another state or another owner under the same version. */
    private boolean isWritten(Delivery after) {
        return find(after.id())
                .filter(
                        found ->
                                found.version() == after.version()
                                        && found.state() == after.state()
                                        && Objects.equals(found.owner(), after.owner()))
                .isPresent();
    }

    /**
     * What an earlier life of this owner left behind is due at once: nobody else can be sending it.
     */
    long resume(String owner, Instant now) {
        var mine = query(where("state").is(DeliveryState.SENDING).and("owner").is(owner));
        return store.updateMulti(mine, new Update().set("dueAt", now).inc("version", 1), COLLECTION)
                .getModifiedCount();
    }

    /** Without the words of the letters: the desk shows what failed, not what was written. */
    List<Delivery> page(DeliveryState state, int page, int size) {
        var newestFirst =
                inState(state)
                        .with(Sort.by(Sort.Direction.DESC, "writtenAt"))
                        .skip((long) page * size)
                        .limit(size);
        return store.find(newestFirst, Delivery.class, COLLECTION);
    }

    long count(DeliveryState state) {
        return store.count(inState(state), COLLECTION);
    }

    /** When the oldest letter was written that is still open. */
    Optional<Instant> oldestOpen() {
        var open = query(where("state").in(OPEN)).with(Sort.by("writtenAt")).limit(1);
        open.fields().include("writtenAt");
        return Optional.ofNullable(store.findOne(open, Document.class, COLLECTION))
                .map(found -> found.getDate("writtenAt").toInstant());
    }

    /**
     * Ended letters are kept as long as a repeat of their cause could still come, and the staff may
     * ask.
     */
    long forget(Instant endedBefore) {
        return store.remove(query(where("endedAt").lt(endedBefore)), COLLECTION).getDeletedCount();
    }

    private static Query inState(DeliveryState state) {
        return query(where("state").is(state));
    }

    /** What a letter was, and what has become of it. */
    record Change(Delivery before, Delivery after) {

        private Update difference() {
            var update =
                    new Update()
                            .set("version", after.version())
                            .set("state", after.state())
                            .set("attempts", after.attempts());
            put(update, "dueAt", before.dueAt(), after.dueAt());
            put(update, "owner", before.owner(), after.owner());
            put(update, "endedAt", before.endedAt(), after.endedAt());
            put(update, "reply", before.reply(), after.reply());
            put(update, "recipient", before.recipient(), after.recipient());
            put(update, "message", before.message(), after.message());
            return update;
        }

        private static void put(
                Update update, String field, @Nullable Object before, @Nullable Object after) {
            if (after == null && before != null) {
                update.unset(field);
            } else if (after != null && !after.equals(before)) {
                update.set(field, after);
            }
        }
    }
}
