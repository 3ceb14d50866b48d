package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Announcement.Kind;
import de.smartregion.events.gathering.Gathering.Status;
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

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where gatherings are kept. */
@Component
class Gatherings {

    static final String TOPIC = "smartregion.events.gatherings";

    /** Dates people see are those of Hessen. */
    private static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");

    private static final String STARTS_AT = "announcement.startsAt";
    private static final String ENDS_AT = "announcement.endsAt";
    private static final String KIND = "announcement.kind";
    private static final String FIELDS = "announcement.fields";
    private static final String STATUS = "status";
    private static final String RECOMMENDED_BY = "recommendations.consultation";

    /** A report names a handful of them. */
    private static final int MOST_RECOMMENDED = 200;

    /** Stands for every month beyond the calendar: nothing starts in it. */
    private static final YearMonth NEVER = YearMonth.of(2200, 1);

    private final AggregateStore<Gathering> store;
    private final MongoOperations mongo;

    /** {@code from}: what ended before is not listed; {@code month}: the one it starts in. */
    record Wanted(
            @Nullable Kind kind,
            @Nullable Field field,
            @Nullable YearMonth month,
            Instant from,
            Set<Status> statuses) {
        Wanted {
            statuses = Set.copyOf(statuses);
            from = from.isBefore(Announcement.EARLIEST) ? Announcement.EARLIEST : from;
            from = from.isAfter(Announcement.LATEST) ? Announcement.LATEST : from;
            month =
                    month != null && (month.getYear() < 2000 || month.getYear() > 2199)
                            ? NEVER
                            : month;
        }
    }

    record Page(List<Gathering> items, int page, int size, long total) {
        Page {
            items = List.copyOf(items);
        }
    }

    Gatherings(AggregateStores stores, MongoOperations mongo) {
        this.store =
                stores.of(
                        Gathering.class,
                        TOPIC,
                        new Index(STARTS_AT, Direction.ASC)
                                .on("_id", Direction.ASC)
                                .named("coming"),
                        new Index(KIND, Direction.ASC)
                                .on(STARTS_AT, Direction.ASC)
                                .named("coming-by-kind"),
                        new Index(FIELDS, Direction.ASC)
                                .on(STARTS_AT, Direction.ASC)
                                .named("coming-by-field"),
                        new Index(STATUS, Direction.ASC).on(ENDS_AT, Direction.ASC).named("over"),
                        new Index(RECOMMENDED_BY, Direction.ASC).named("recommended"));
        this.mongo = mongo;
    }

    AggregateStore<Gathering> store() {
        return store;
    }

    Optional<Gathering> find(String id) {
        return store.find(id);
    }

    Gathering insert(Gathering drafted) {
        return store.insert(drafted, List.of());
    }

    /** Empty when somebody else was faster. */
    Optional<Gathering> save(
            Gathering before, Gathering after, List<? extends GatheringEvent> events) {
        return store.save(before, after, events);
    }

    Page list(Wanted wanted, int page, int size) {
        var all = Query.query(matching(wanted));
        var some =
                Query.of(all).with(Sort.by(STARTS_AT, "_id")).skip((long) page * size).limit(size);
        return new Page(
                store.find(some),
                page,
                size,
                mongo.count(all, Gathering.class, store.collection()));
    }

    /** Published gatherings past their end, the oldest first. */
    List<Gathering> over(Instant now, int most) {
        return store.find(
                Query.query(Criteria.where(STATUS).is(Status.PUBLISHED).and(ENDS_AT).lte(now))
                        .with(Sort.by(ENDS_AT))
                        .limit(most));
    }

    List<Gathering> recommendedBy(String consultation) {
        return store.find(
                Query.query(Criteria.where(RECOMMENDED_BY).is(consultation))
                        .limit(MOST_RECOMMENDED));
    }

    private static Criteria matching(Wanted wanted) {
        var earliest = wanted.from().minus(Announcement.LONGEST);
        var starts = Criteria.where(STARTS_AT);
        if (wanted.month() == null) {
            starts = starts.gte(earliest);
        } else {
            var first = wanted.month().atDay(1).atStartOfDay(HESSEN).toInstant();
            var next = wanted.month().plusMonths(1).atDay(1).atStartOfDay(HESSEN).toInstant();
            starts = starts.gte(first.isAfter(earliest) ? first : earliest).lt(next);
        }
        var all = starts.and(ENDS_AT).gt(wanted.from()).and(STATUS).in(wanted.statuses());
        if (wanted.kind() != null) {
            all = all.and(KIND).is(wanted.kind());
        }
        if (wanted.field() != null) {
            all = all.and(FIELDS).is(wanted.field());
        }
        return all;
    }
}
