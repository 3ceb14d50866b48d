package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.catalog.project.Project.Status;
import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;
import de.smartregion.platform.web.CommonProblem;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Where projects are kept. */
@Component
class Projects {

    static final String TOPIC = "smartregion.catalog.projects";

    private static final String STATUS = "status";
    private static final String CHANGED_AT = "changedAt";
    private static final String CONFIRMED_AT = "confirmedAt";
    private static final String CONFIRM_ASKED = "confirmAsked";
    private static final String CONFIRM_REPEATED = "confirmRepeated";
    private static final String RECOMMENDED_BY = "recommendations.consultation";

    /** Read at once; a profile is some ten kilobytes at most. */
    private static final int SOME = 200;

    private final AggregateStore<Project> store;
    private final MongoOperations mongo;
    private final Clock clock;

    Projects(AggregateStores stores, MongoOperations mongo, Clock clock) {
        this.store =
                stores.of(
                        Project.class,
                        TOPIC,
                        new Index(STATUS, Direction.ASC)
                                .on(CHANGED_AT, Direction.DESC)
                                .named("newest"),
                        new Index(STATUS, Direction.ASC)
                                .on(CONFIRMED_AT, Direction.ASC)
                                .named("unconfirmed"),
                        new Index(STATUS, Direction.ASC)
                                .on(CONFIRM_ASKED, Direction.ASC)
                                .named("unanswered"),
                        new Index(RECOMMENDED_BY, Direction.ASC).named("recommended"));
        this.mongo = mongo;
        this.clock = clock;
    }

    AggregateStore<Project> store() {
        return store;
    }

    Optional<Project> find(String id) {
        return store.find(id);
    }

    Project insert(Decision.Changed published) {
        return store.insert(published.project(), published.events());
    }

    /**
     * Load, decide, save, and again when somebody was faster. Who says what they have seen decides
     * on that or not at all.
     */
    Decision decide(
            String id, @Nullable Long seen, BiFunction<Project, Instant, Decision> decision) {
        while (true) {
            var project = store.find(id).orElse(null);
            if (project == null) {
                return new Decision.Refused(ProjectProblem.PROJECT_NOT_FOUND);
            }
            if (seen != null && seen != project.seen()) {
                return new Decision.Refused(CommonProblem.PRECONDITION_FAILED, project);
            }
            var decided = decision.apply(project, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (!(decided instanceof Decision.Changed changed)) {
                return decided;
            }
            var saved = store.save(project, changed.project(), changed.events());
            if (saved.isPresent()) {
                return new Decision.Changed(saved.get(), changed.events());
            }
            // Somebody was faster: decide again on what they left.
        }
    }

    /** Published, last confirmed before this, and not asked yet; the oldest first. */
    List<Project> unconfirmed(Instant since, int most) {
        return store.find(
                Query.query(
                                Criteria.where(STATUS)
                                        .is(Status.PUBLISHED)
                                        .and(CONFIRMED_AT)
                                        .lte(since)
                                        .and(CONFIRM_ASKED)
                                        .exists(false))
                        .with(Sort.by(CONFIRMED_AT))
                        .limit(most));
    }

    /** Published, asked before this and never again; the oldest first. */
    List<Project> unanswered(Instant since, int most) {
        return store.find(
                Query.query(
                                Criteria.where(STATUS)
                                        .is(Status.PUBLISHED)
                                        .and(CONFIRM_ASKED)
                                        .lte(since)
                                        .and(CONFIRM_REPEATED)
                                        .exists(false))
                        .with(Sort.by(CONFIRM_ASKED))
                        .limit(most));
    }

    /** Published and last confirmed before this, asked or not; the oldest first. */
    List<Project> confirmedBefore(Instant until, int page, int size) {
        return store.find(
                lastConfirmedBefore(until)
                        .with(Sort.by(CONFIRMED_AT, "_id"))
                        .skip((long) page * size)
                        .limit(size));
    }

    long countConfirmedBefore(Instant until) {
        return mongo.count(lastConfirmedBefore(until), Project.class, store.collection());
    }

    private static Query lastConfirmedBefore(Instant until) {
        return Query.query(
                Criteria.where(STATUS).is(Status.PUBLISHED).and(CONFIRMED_AT).lte(until));
    }

    /** A report names a handful. */
    List<Project> recommendedBy(String consultation) {
        return store.find(Query.query(Criteria.where(RECOMMENDED_BY).is(consultation)).limit(SOME));
    }

    /** Published ones, what changed last first. */
    List<Project> newest(int most) {
        return store.find(
                Query.query(Criteria.where(STATUS).is(Status.PUBLISHED))
                        .with(Sort.by(Direction.DESC, CHANGED_AT).and(Sort.by("_id")))
                        .limit(most));
    }

    /** Every one, archived or not, by id, without ever holding all of them. */
    void forEach(Consumer<Project> reader) {
        var after = "";
        while (true) {
            var some =
                    store.find(
                            Query.query(Criteria.where("_id").gt(after))
                                    .with(Sort.by("_id"))
                                    .limit(SOME));
            if (some.isEmpty()) {
                return;
            }
            some.forEach(reader);
            after = some.getLast().id();
        }
    }

    /** Every published one, by id, without ever holding all of them. */
    void forEachPublished(Consumer<Project> reader) {
        var after = "";
        while (true) {
            var some =
                    store.find(
                            Query.query(
                                            Criteria.where("_id")
                                                    .gt(after)
                                                    .and(STATUS)
                                                    .is(Status.PUBLISHED))
                                    .with(Sort.by("_id"))
                                    .limit(SOME));
            if (some.isEmpty()) {
                return;
            }
            some.forEach(reader);
            after = some.getLast().id();
        }
    }
}
