package de.smartregion.events.registration;

import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;

import org.bson.Document;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where rosters are kept. Besides the whole roster, which may be large, it reads what needs no
 * names.
 */
@Component
class Rosters {

    static final String TOPIC = "smartregion.events.rosters";

    private static final String NEXT_DEADLINE = "nextDeadline";

    private final AggregateStore<Roster> store;
    private final MongoOperations mongo;

    /** A roster without its people. */
    record Summary(@Id String id, Occasion occasion, Map<Attendance, Pool> pools) {}

    Rosters(AggregateStores stores, MongoOperations mongo) {
        this.store =
                stores.of(
                        Roster.class,
                        TOPIC,
                        new Index(NEXT_DEADLINE, Sort.Direction.ASC).sparse().named("deadlines"));
        this.mongo = mongo;
    }

    Optional<Roster> find(String gathering) {
        return store.find(gathering);
    }

    /** Throws {@link de.smartregion.platform.outbox.DuplicateAggregate} if there is one. */
    void open(Roster roster) {
        store.insert(roster, List.of());
    }

    /** Empty when somebody else was faster. */
    Optional<Roster> save(Roster before, Roster after, List<RosterEvent> events) {
        return store.save(before, after, events);
    }

    /** Which version the store has. */
    OptionalLong version(String gathering) {
        var query = Query.query(Criteria.where("_id").is(gathering));
        query.fields().include("version");
        var found = mongo.findOne(query, Document.class, store.collection());
        return found == null
                ? OptionalLong.empty()
                : OptionalLong.of(Objects.requireNonNull(found.getLong("version")));
    }

    List<Summary> summaries(Collection<String> gatherings) {
        var query = Query.query(Criteria.where("_id").in(gatherings));
        query.fields().include("occasion", "pools");
        return mongo.find(query, Summary.class, store.collection());
    }

    /** Where somebody's time to confirm is over. */
    List<String> due(Instant now, int most) {
        var query = Query.query(Criteria.where(NEXT_DEADLINE).lte(now)).limit(most);
        query.fields().include("_id");
        return mongo.find(query, Document.class, store.collection()).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }
}
