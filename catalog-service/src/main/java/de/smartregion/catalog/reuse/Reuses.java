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

import java.util.List;
import java.util.Optional;

/** Where wishes are kept. */
@Component
class Reuses {

    static final String TOPIC = "smartregion.catalog.reuses";

    private static final String PROJECT = "project";

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
                                .on("at", Direction.ASC)
                                .named("of-a-project"));
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
        return store.find(of(project).with(Sort.by("at", "_id")).limit(ALL));
    }

    private static Query of(String project) {
        return Query.query(Criteria.where(PROJECT).is(project));
    }
}
