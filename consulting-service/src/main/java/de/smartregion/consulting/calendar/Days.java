package de.smartregion.consulting.calendar;

import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;
import de.smartregion.platform.outbox.DuplicateAggregate;

import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Where days are kept; nothing else writes them. */
@Component
class Days {

    static final String TOPIC = "smartregion.consulting.days";

    private static final String NEXT_DEADLINE = "nextDeadline";
    private static final String DATE = "date";
    private static final String VERSION = "version";

    private final AggregateStore<Day> days;
    private final MongoOperations mongo;

    Days(AggregateStores stores, MongoOperations mongo) {
        this.days =
                stores.of(
                        Day.class,
                        TOPIC,
                        new Index(NEXT_DEADLINE, Sort.Direction.ASC).sparse().named("deadlines"),
                        new Index(DATE, Sort.Direction.ASC).named("dates"));
        this.mongo = mongo;
    }

    AggregateStore<Day> store() {
        return days;
    }

    Optional<Day> day(Day.Key key) {
        return days.find(key.id());
    }

    /** Empty when somebody else was faster. */
    Optional<Day> save(Day before, Day after) {
        var events = List.of(DayChanged.of(before, after));
        if (before.version() > 0) {
            return days.save(before, after, events);
        }
        try {
            return Optional.of(days.insert(after, events));
        } catch (DuplicateAggregate _) {
            return Optional.empty();
        }
    }

    /** Which version of a day the store has; 0 when it has none. */
    long version(Day.Key key) {
        var query = Query.query(Criteria.where("_id").is(key.id()));
        query.fields().include(VERSION);
        var found = mongo.findOne(query, Document.class, days.collection());
        return found == null ? 0 : Objects.requireNonNull(found.getLong(VERSION));
    }

    /** Where somebody's time to decide is over. */
    List<Day.Key> due(Instant now, int most) {
        var query = Query.query(Criteria.where(NEXT_DEADLINE).lte(now)).limit(most);
        query.fields().include("_id");
        return mongo.find(query, Document.class, days.collection()).stream()
                .map(found -> Day.Key.of(found.getString("_id")))
                .toList();
    }

    /** All from a date on, one after the other: for whoever keeps them in memory. */
    void eachDay(LocalDate from, Consumer<Day> reader) {
        var query = Query.query(Criteria.where(DATE).gte(from.toString()));
        query.fields().exclude("outbox");
        try (var found = mongo.stream(query, Day.class, days.collection())) {
            found.forEach(reader);
        }
    }

    List<Day> days(Collection<Day.Key> keys) {
        return days.find(
                Query.query(Criteria.where("_id").in(keys.stream().map(Day.Key::id).toList())));
    }
}
