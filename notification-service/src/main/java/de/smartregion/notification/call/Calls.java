package de.smartregion.notification.call;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where calls are kept. Every change is one conditional write under {@code {_id, version}}. */
final class Calls {
    static final String COLLECTION = "webhook-calls";

    private static final String WEBHOOK = "webhook";
    private static final String STATE = "state";
    private static final String VERSION = "version";
    private static final String WRITTEN_AT = "writtenAt";
    private static final String OPENED_AT = "openedAt";
    private static final String DUE_AT = "dueAt";
    private static final String KEPT_UNTIL = "keptUntil";
    private static final List<CallState> ENDED =
            Arrays.stream(CallState.values()).filter(CallState::ended).toList();

    private final MongoOperations store;

    Calls(MongoOperations store) {
        this.store = store;
    }

    void ensureIndexes() {
        var indexes = store.indexOps(COLLECTION);
        indexes.createIndex(
                new Index(WEBHOOK, Sort.Direction.ASC)
                        .on(DUE_AT, Sort.Direction.ASC)
                        .named("open"));
        indexes.createIndex(
                new Index(WEBHOOK, Sort.Direction.ASC)
                        .on(WRITTEN_AT, Sort.Direction.DESC)
                        .named("log"));
        indexes.createIndex(new Index(KEPT_UNTIL, Sort.Direction.ASC).named("kept"));
    }

    /** With one command; a call that is already there stays as it is. */
    void insert(List<Call> calls) {
        if (calls.isEmpty()) {
            return;
        }
        var writes = store.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
        for (var call : calls) {
            var document = new Document();
            store.getConverter().write(call, document);
            document.remove("_id");
            writes.upsert(
                    byId(call.id()), Update.fromDocument(new Document("$setOnInsert", document)));
        }
        writes.execute();
    }

    Optional<Call> find(String id) {
        return Optional.ofNullable(store.findById(id, Call.class, COLLECTION));
    }

    /** What somebody may take now, the longest due first. */
    List<Call> due(String webhook, Instant now, int limit) {
        return store.find(
                query(where(WEBHOOK).is(webhook).and(DUE_AT).lte(now))
                        .with(Sort.by(DUE_AT))
                        .limit(limit),
                Call.class,
                COLLECTION);
    }

    /** Says no when somebody else was faster. */
    boolean save(Call before, Call after) {
        return store.replace(
                                query(
                                        where("_id")
                                                .is(before.id())
                                                .and(VERSION)
                                                .is(before.version())),
                                after,
                                COLLECTION)
                        .getMatchedCount()
                == 1;
    }

    /** Has all that ended be made again that were written since, but tests; says how many. */
    long again(
            String webhook, @Nullable CallState state, Instant since, Instant now, Duration keep) {
        return store.updateMulti(
                        query(
                                where(WEBHOOK)
                                        .is(webhook)
                                        .and(STATE)
                                        .in(state == null ? ENDED : List.of(state))
                                        .and(WRITTEN_AT)
                                        .gte(since)
                                        .and("type")
                                        .ne(Notice.TEST)),
                        new Update()
                                .set(STATE, CallState.PENDING)
                                .set("attempts", 0)
                                .set(OPENED_AT, now)
                                .set(DUE_AT, now)
                                .unset("endedAt")
                                .set(KEPT_UNTIL, now.plus(keep))
                                .inc(VERSION, 1),
                        COLLECTION)
                .getModifiedCount();
    }

    List<Call> page(String webhook, @Nullable CallState state, int page, int size) {
        return store.find(
                query(of(webhook, state))
                        .with(Sort.by(Sort.Direction.DESC, WRITTEN_AT))
                        .skip((long) page * size)
                        .limit(size),
                Call.class,
                COLLECTION);
    }

    long count(String webhook, @Nullable CallState state) {
        return store.count(query(of(webhook, state)), COLLECTION);
    }

    private static Criteria of(String webhook, @Nullable CallState state) {
        var criteria = where(WEBHOOK).is(webhook);
        return state == null ? criteria : criteria.and(STATE).is(state);
    }

    /** Since when the oldest call of these is open; only open ones are read: they alone are due. */
    Optional<Instant> oldestOpen(Collection<String> webhooks) {
        var open =
                query(where(WEBHOOK).in(webhooks).and(DUE_AT).gt(Instant.EPOCH))
                        .with(Sort.by(OPENED_AT))
                        .limit(1);
        open.fields().include(OPENED_AT);
        return Optional.ofNullable(store.findOne(open, Document.class, COLLECTION))
                .map(found -> found.getDate(OPENED_AT).toInstant());
    }

    long forget(Instant now) {
        return store.remove(query(where(KEPT_UNTIL).lt(now)), COLLECTION).getDeletedCount();
    }

    void forgetAll(String webhook) {
        store.remove(query(where(WEBHOOK).is(webhook)), COLLECTION);
    }

    private static Query byId(String id) {
        return query(where("_id").is(id));
    }
}
