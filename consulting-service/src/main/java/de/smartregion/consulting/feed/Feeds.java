package de.smartregion.consulting.feed;

import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Whose calendar is at which secret address; of the secret only its hash is kept. */
@Component
class Feeds {

    private static final String FEEDS = "calendar-feeds";
    private static final String SECRET = "secret";

    private final MongoOperations mongo;

    Feeds(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(FEEDS)
                .createIndex(new Index(SECRET, Direction.ASC).unique().named("secrets"));
    }

    /** The former one stops working. */
    void open(String consultant, String secretHash) {
        mongo.upsert(
                Query.query(Criteria.where("_id").is(consultant)),
                new Update().set(SECRET, secretHash),
                FEEDS);
    }

    void close(String consultant) {
        mongo.remove(Query.query(Criteria.where("_id").is(consultant)), FEEDS);
    }

    Optional<String> whose(String secretHash) {
        return Optional.ofNullable(
                        mongo.findOne(
                                Query.query(Criteria.where(SECRET).is(secretHash)),
                                Document.class,
                                FEEDS))
                .map(feed -> feed.getString("_id"));
    }
}
