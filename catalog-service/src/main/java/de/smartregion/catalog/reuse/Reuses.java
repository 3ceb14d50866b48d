package de.smartregion.catalog.reuse;

import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where wishes are kept. */
@Component
class Reuses {

    static final String TOPIC = "smartregion.catalog.reuses";

    private static final String PROJECT = "project";
    private static final String AT = "at";
    private static final String WITHDRAWN_AT = "withdrawnAt";

    /** Read at once, to be forgotten. */
    static final int SOME = 100;

    /** There are 447 municipalities and districts. */
    private static final int ALL = 500;

    private final AggregateStore<Reuse> store;
    private final MongoOperations mongo;

    Reuses(AggregateStores stores, MongoOperations mongo) {
        this.store =
                stores.of(
                        Reuse.class,
                        TOPIC,
                        new Index(PROJECT, Direction.ASC)
                                .on(AT, Direction.ASC)
                                .named("of-a-project"),
                        new Index(AT, Direction.ASC).named("in-order"));
        this.mongo = mongo;
    }

    Optional<Reuse> find(String id) {
        return store.find(id);
    }

    Reuse insert(Reuse.Wanted wanted) {
        return store.insert(wanted.reuse(), List.of(wanted.event()));
    }

    long count(String project) {
        return mongo.count(of(project), Reuse.class, store.collection());
    }

    List<Reuse> list(String project) {
        return store.find(of(project).with(Sort.by(AT, "_id")).limit(ALL));
    }

    Optional<Reuse> save(Reuse before, Reuse after, ReuseEvent event) {
        return store.save(before, after, List.of(event));
    }

    /** Every wish there is, the newest first. */
    List<Reuse> newest(int page, int size) {
        return store.find(
                wanted().with(Sort.by(Direction.DESC, AT).and(Sort.by("_id")))
                        .skip((long) page * size)
                        .limit(size));
    }

    long count() {
        return mongo.count(wanted(), Reuse.class, store.collection());
    }

    /** Taken back, or older than this; by id. */
    List<Reuse> over(Instant until, String after) {
        return store.find(
                Query.query(
                                new Criteria()
                                        .orOperator(
                                                Criteria.where(AT).lte(until),
                                                Criteria.where(WITHDRAWN_AT).exists(true))
                                        .and("_id")
                                        .gt(after))
                        .with(Sort.by("_id"))
                        .limit(SOME));
    }

    /** Only as it was seen, and once all of it is told. */
    boolean remove(Reuse reuse) {
        return store.remove(reuse);
    }

    AggregateStore<Reuse> store() {
        return store;
    }

    private static Query wanted() {
        return Query.query(Criteria.where(WITHDRAWN_AT).exists(false));
    }

    private static Query of(String project) {
        return Query.query(Criteria.where(PROJECT).is(project).and(WITHDRAWN_AT).exists(false));
    }
}
