package de.smartregion.consulting.busy;

import com.mongodb.DuplicateKeyException;

import de.smartregion.consulting.agenda.BusyTimes.Trouble;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read of consultants' calendars, for all instances: one reads, all know. */
@Component
class BusyCalendars {

    private static final String COLLECTION = "busy-calendars";
    private static final String ADDRESS = "address";
    private static final String NEXT_AT = "nextAt";
    private static final String READ_AT = "readAt";
    private static final String FAILURE = "failure";
    private static final String TROUBLE = "trouble";
    private static final String FAILED_SINCE = "failedSince";

    /** What is known is still that of another address. */
    private static final String FORMER = "former";

    private static final String TIMES = "times";

    private final MongoOperations mongo;

    /**
     * One calendar.
     *
     * @param address a hash of it: it is secret, and kept elsewhere
     * @param nextAt when it is read next
     * @param readAt when it was read last
     * @param failure why it could not be read since {@code failedSince}, in our own words and in
     *     one of {@link Trouble}
     * @param times from and until in turns, in seconds since 1970
     */
    record Known(
            @Id String consultant,
            String address,
            Instant nextAt,
            @Nullable Instant readAt,
            @Nullable String failure,
            @Nullable Trouble trouble,
            @Nullable Instant failedSince,
            List<Long> times) {}

    BusyCalendars(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Whether this instance is the one to read it now; then no other one is until the next time.
     */
    boolean take(String consultant, String address, Instant now, Duration every) {
        var next = now.plus(every);
        var known = mongo.findById(consultant, Document.class, COLLECTION);
        if (known == null) {
            try {
                mongo.insert(
                        new Document("_id", consultant)
                                .append(ADDRESS, address)
                                .append(NEXT_AT, next)
                                .append(TIMES, List.of()),
                        COLLECTION);
                return true;
            } catch (DuplicateKeyException | org.springframework.dao.DuplicateKeyException _) {
                return false;
            }
        }
        boolean other = !address.equals(known.getString(ADDRESS));
        if (!other && now.isBefore(known.getDate(NEXT_AT).toInstant())) {
            return false;
        }
        var update = new Update().set(NEXT_AT, next).set(ADDRESS, address);
        if (other) {
            update.set(FORMER, true).unset(FAILURE).unset(TROUBLE).unset(FAILED_SINCE);
        }
        return mongo.updateFirst(
                                Query.query(
                                        Criteria.where("_id")
                                                .is(consultant)
                                                .and(NEXT_AT)
                                                .is(known.getDate(NEXT_AT))
                                                .and(ADDRESS)
                                                .is(known.getString(ADDRESS))),
                                update,
                                COLLECTION)
                        .getModifiedCount()
                == 1;
    }

    void read(String consultant, String address, List<Long> times, Instant now) {
        mongo.updateFirst(
                same(consultant, address),
                new Update()
                        .set(TIMES, times)
                        .set(READ_AT, now)
                        .unset(FORMER)
                        .unset(FAILURE)
                        .unset(TROUBLE)
                        .unset(FAILED_SINCE),
                COLLECTION);
    }

    /**
     * What was known of it before stays: better too careful than twice at once. What is known of
     * the address before it goes.
     */
    void failed(String consultant, String address, Unusable why, Instant now) {
        mongo.updateFirst(
                where(consultant, address, FORMER, true),
                new Update().set(TIMES, List.of()).unset(READ_AT).unset(FORMER),
                COLLECTION);
        mongo.updateFirst(
                where(consultant, address, FAILED_SINCE, false),
                new Update().set(FAILED_SINCE, now),
                COLLECTION);
        mongo.updateFirst(
                same(consultant, address),
                new Update().set(FAILURE, why.why()).set(TROUBLE, why.trouble()),
                COLLECTION);
    }

    private static Query same(String consultant, String address) {
        return Query.query(Criteria.where("_id").is(consultant).and(ADDRESS).is(address));
    }

    private static Query where(String consultant, String address, String field, boolean there) {
        return Query.query(
                Criteria.where("_id")
                        .is(consultant)
                        .and(ADDRESS)
                        .is(address)
                        .and(field)
                        .exists(there));
    }

    /** Forgets all but these. */
    void keep(Collection<String> consultants) {
        mongo.remove(Query.query(Criteria.where("_id").nin(consultants)), COLLECTION);
    }

    /** When each was read last. */
    Map<String, Instant> readings() {
        var query = Query.query(Criteria.where(READ_AT).exists(true));
        query.fields().include(READ_AT);
        var readings = new TreeMap<String, Instant>();
        for (var found : mongo.find(query, Document.class, COLLECTION)) {
            readings.put(found.getString("_id"), found.getDate(READ_AT).toInstant());
        }
        return readings;
    }

    @Nullable Known find(String consultant) {
        return mongo.findById(consultant, Known.class, COLLECTION);
    }
}
