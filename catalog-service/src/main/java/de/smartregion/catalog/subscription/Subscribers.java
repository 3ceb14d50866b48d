package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.Subscriber.Decision;
import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;
import de.smartregion.platform.outbox.DuplicateAggregate;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Where subscribers are kept; who subscribes to nothing any more is not. */
@Component
class Subscribers {

    static final String TOPIC = "smartregion.catalog.subscribers";

    private static final String ID = "_id";
    private static final String EMAIL = "email";
    private static final String INTEREST = "subscriptions.interest";
    private static final String CONFIRM_BY = "subscriptions.confirmBy";

    /** Read at once. */
    static final int SOME = 200;

    private final AggregateStore<Subscriber> store;
    private final Clock clock;

    Subscribers(AggregateStores stores, Clock clock) {
        this.store =
                stores.of(
                        Subscriber.class,
                        TOPIC,
                        new Index(INTEREST, Direction.ASC).on(ID, Direction.ASC).named("to-tell"),
                        new Index(CONFIRM_BY, Direction.ASC).named("unconfirmed"),
                        new Index(EMAIL, Direction.ASC).named("reachable"));
        this.clock = clock;
    }

    AggregateStore<Subscriber> store() {
        return store;
    }

    Optional<Subscriber> find(String id) {
        return store.find(id);
    }

    /** Load, decide, save; again when somebody was faster. Who is not known yet is nobody. */
    Decision decide(String id, BiFunction<Subscriber, Instant, Decision> decision) {
        return decide(id, store.find(id), decision);
    }

    /** The same for who was read just now: a list of many is not read one by one again. */
    Decision decide(Subscriber read, BiFunction<Subscriber, Instant, Decision> decision) {
        return decide(read.id(), Optional.of(read), decision);
    }

    private Decision decide(
            String id,
            Optional<Subscriber> read,
            BiFunction<Subscriber, Instant, Decision> decision) {
        for (var found = read; ; found = store.find(id)) {
            var before = found.orElseGet(() -> Subscriber.nobody(id));
            var decided = decision.apply(before, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (!(decided instanceof Decision.Changed changed)) {
                return decided;
            }
            if (found.isPresent()) {
                var saved = store.save(before, changed.subscriber(), changed.events());
                if (saved.isPresent()) {
                    return new Decision.Changed(saved.get(), changed.events());
                }
            } else {
                try {
                    return new Decision.Changed(
                            store.insert(changed.subscriber(), changed.events()), changed.events());
                } catch (DuplicateAggregate _) {
                    // Somebody was faster: decide again on what they left.
                }
            }
        }
    }

    /** Some of those interested in any of these, by id after this one. */
    List<Subscriber> interested(Collection<String> interests, String after) {
        return store.find(
                Query.query(Criteria.where(INTEREST).in(interests).and(ID).gt(after))
                        .with(Sort.by(ID))
                        .limit(SOME));
    }

    /** Some with a link that is over. */
    List<Subscriber> overdue(Instant now) {
        return store.find(Query.query(Criteria.where(CONFIRM_BY).lte(now)).limit(SOME));
    }

    /** Some of whom nothing is left but a name; those with something to tell yet, another time. */
    List<Subscriber> left(String after) {
        return store.find(
                Query.query(Criteria.where(EMAIL).is(null).and(ID).gt(after))
                        .with(Sort.by(ID))
                        .limit(SOME));
    }

    boolean remove(Subscriber nobody) {
        return store.remove(nobody);
    }
}
