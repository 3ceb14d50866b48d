package de.smartregion.events.finding;

import de.smartregion.events.finding.Content.Field;
import de.smartregion.events.finding.Content.Kind;
import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** Where findings are kept. */
@Component
class Findings {

    static final String TOPIC = "smartregion.events.findings";

    private static final String GATHERING = "content.gathering";
    private static final String KIND = "content.kind";
    private static final String FIELDS = "content.fields";
    private static final String CREATED_AT = "createdAt";
    private static final String REMOVED = "removed";

    private final AggregateStore<Finding> store;
    private final MongoOperations mongo;

    record Wanted(@Nullable String gathering, @Nullable Field field, @Nullable Kind kind) {}

    record Page(List<Finding> items, int page, int size, long total) {
        Page {
            items = List.copyOf(items);
        }
    }

    Findings(AggregateStores stores, MongoOperations mongo) {
        this.store =
                stores.of(
                        Finding.class,
                        TOPIC,
                        newest(new Index()).named("newest"),
                        newest(new Index(GATHERING, Direction.ASC)).named("newest-by-gathering"),
                        newest(new Index(FIELDS, Direction.ASC)).named("newest-by-field"),
                        newest(new Index(KIND, Direction.ASC)).named("newest-by-kind"));
        this.mongo = mongo;
    }

    private static Index newest(Index among) {
        return among.on(CREATED_AT, Direction.DESC).on("_id", Direction.ASC);
    }

    AggregateStore<Finding> store() {
        return store;
    }

    /** A removed one is found, too. */
    Optional<Finding> find(String id) {
        return store.find(id);
    }

    Optional<Finding> published(String id) {
        return find(id).filter(finding -> !finding.removed());
    }

    Finding insert(Finding.Decision.Done made) {
        return store.insert(made.finding(), List.of(made.event()));
    }

    /** Empty when somebody else was faster. */
    Optional<Finding> save(Finding before, Finding.Decision.Done done) {
        return store.save(before, done.finding(), List.of(done.event()));
    }

    /** The newest first. */
    Page list(Wanted wanted, int page, int size) {
        var all = Query.query(matching(wanted));
        var some =
                Query.of(all)
                        .with(Sort.by(Direction.DESC, CREATED_AT).and(Sort.by("_id")))
                        .skip((long) page * size)
                        .limit(size);
        return new Page(
                store.find(some), page, size, mongo.count(all, Finding.class, store.collection()));
    }

    private static Criteria matching(Wanted wanted) {
        var all = Criteria.where(REMOVED).is(false);
        if (wanted.gathering() != null) {
            all = all.and(GATHERING).is(wanted.gathering());
        }
        if (wanted.field() != null) {
            all = all.and(FIELDS).is(wanted.field());
        }
        if (wanted.kind() != null) {
            all = all.and(KIND).is(wanted.kind());
        }
        return all;
    }
}
