package de.smartregion.events.diary;

import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where diaries, the addresses of their calendars and the languages of letters are kept. */
@Component
class Diaries {

    private static final String ENTRIES = "diary";
    private static final String FEEDS = "calendar-feeds";
    private static final String LANGUAGES = "letter-languages";
    private static final String OWNER = "owner";
    private static final String STARTS_AT = "startsAt";
    private static final String SECRET = "secret";
    private static final String LANGUAGE = "language";

    /** A calendar shows what is near; nobody reads years of it. */
    private static final int MOST_IN_A_CALENDAR = 500;

    private final MongoOperations mongo;

    record Page(List<DiaryEntry> items, long total) {
        Page {
            items = List.copyOf(items);
        }
    }

    Diaries(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(ENTRIES)
                .createIndex(
                        new Index(OWNER, Direction.ASC)
                                .on(STARTS_AT, Direction.DESC)
                                .named("diaries"));
        mongo.indexOps(FEEDS)
                .createIndex(new Index(SECRET, Direction.ASC).unique().named("secrets"));
    }

    /** What becomes of a registration's page. */
    sealed interface Change {
        record Page(DiaryEntry entry) implements Change {}

        /** Of what has no name any more. */
        record Expiry(String registration, Instant toldAt) implements Change {}
    }

    /** With one command, in this order; told twice, it stands there once. */
    void write(List<Change> changes) {
        var writes = mongo.bulkOps(BulkOperations.BulkMode.ORDERED, DiaryEntry.class, ENTRIES);
        for (var change : changes) {
            switch (change) {
                case Change.Page(var entry) ->
                        writes.replaceOne(
                                named(entry.id()), entry, FindAndReplaceOptions.options().upsert());
                case Change.Expiry(var registration, var toldAt) ->
                        writes.updateOne(
                                named(registration),
                                new Update()
                                        .set("status", DiaryEntry.Status.EXPIRED)
                                        .set("toldAt", toldAt)
                                        .unset("position")
                                        .unset("confirmBy"));
            }
        }
        writes.execute();
    }

    private static Query named(String registration) {
        return Query.query(Criteria.where("_id").is(registration));
    }

    Page read(String owner, int page, int size) {
        var all = Query.query(Criteria.where(OWNER).is(owner));
        var some =
                Query.of(all)
                        .with(Sort.by(Direction.DESC, STARTS_AT).and(Sort.by("_id")))
                        .skip((long) page * size)
                        .limit(size);
        return new Page(
                mongo.find(some, DiaryEntry.class, ENTRIES),
                mongo.count(all, DiaryEntry.class, ENTRIES));
    }

    /** What has or had a place in a calendar, the latest first. */
    List<DiaryEntry> calendar(String owner) {
        return mongo.find(
                Query.query(Criteria.where(OWNER).is(owner).and("entered").is(true))
                        .with(Sort.by(Direction.DESC, STARTS_AT))
                        .limit(MOST_IN_A_CALENDAR),
                DiaryEntry.class,
                ENTRIES);
    }

    /** The former one stops working. */
    void openFeed(String owner, String secretHash) {
        mongo.upsert(
                Query.query(Criteria.where("_id").is(owner)),
                new Update().set(SECRET, secretHash),
                FEEDS);
    }

    void closeFeed(String owner) {
        mongo.remove(Query.query(Criteria.where("_id").is(owner)), FEEDS);
    }

    Optional<String> ownerOfFeed(String secretHash) {
        return Optional.ofNullable(
                        mongo.findOne(
                                Query.query(Criteria.where(SECRET).is(secretHash)),
                                Document.class,
                                FEEDS))
                .map(feed -> feed.getString("_id"));
    }

    void chooseLanguage(String owner, String language) {
        mongo.upsert(
                Query.query(Criteria.where("_id").is(owner)),
                new Update().set(LANGUAGE, language),
                LANGUAGES);
    }

    Optional<String> language(String owner) {
        return Optional.ofNullable(mongo.findById(owner, Document.class, LANGUAGES))
                .map(chosen -> chosen.getString(LANGUAGE));
    }
}
