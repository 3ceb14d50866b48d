package de.smartregion.notification.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import java.util.List;
import java.util.Optional;

/** Where webhooks are kept: few, and changed by one conditional write each. */
final class Webhooks {
    static final String COLLECTION = "webhooks";

    private final MongoOperations store;

    Webhooks(MongoOperations store) {
        this.store = store;
    }

    /** Says no when there is one of that id. */
    boolean insert(Webhook webhook) {
        try {
            store.insert(webhook, COLLECTION);
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    Optional<Webhook> find(String id) {
        return Optional.ofNullable(store.findById(id, Webhook.class, COLLECTION));
    }

    List<Webhook> all() {
        return store.find(
                new Query().with(Sort.by("name").and(Sort.by("_id"))), Webhook.class, COLLECTION);
    }

    List<Webhook> in(WebhookState state) {
        return store.find(query(where("state").is(state)), Webhook.class, COLLECTION);
    }

    long count() {
        return store.count(new Query(), COLLECTION);
    }

    /** Says no when somebody else was faster. */
    boolean save(Webhook before, Webhook after) {
        return store.replace(asSeen(before.id(), before.version()), after, COLLECTION)
                        .getMatchedCount()
                == 1;
    }

    /** Says no when somebody else was faster. */
    boolean remove(String id, long version) {
        return store.remove(asSeen(id, version), COLLECTION).getDeletedCount() == 1;
    }

    private static Query asSeen(String id, long version) {
        return query(where("_id").is(id).and("version").is(version));
    }
}
