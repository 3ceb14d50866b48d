package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;
import de.smartregion.catalog.submission.Submission.State;
import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;
import de.smartregion.platform.web.CommonProblem;

import org.bson.Document;
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
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Where submissions are kept. */
@Component
class Submissions {

    static final String TOPIC = "smartregion.catalog.submissions";

    private static final String PROJECT = "project";
    private static final String REVISION = "revision";
    private static final String STATE = "state";
    private static final String CHANGED_AT = "changedAt";
    private static final String SUBMITTED_AT = "submittedAt";
    private static final String TITLE = "profile.title";
    private static final String FINGERPRINT = "fingerprint";
    private static final String AGS = "author.ags";
    private static final String PICTURE = "profile.pictures.picture";
    private static final String LINK_HASH = "linkHash";
    private static final String LINK_EXPIRES = "linkExpires";
    private static final String LINK_UNTIL = "linkUntil";

    /** Read at once, to be forgotten. */
    static final int SOME = 100;

    private static final String OFFICE = "author.office";
    private static final String SUBJECT = "author.subject";
    private static final String UNREAD = "unread";
    private static final String CHANGED = "base.municipalities";

    private static final Set<State> OPEN =
            EnumSet.of(State.DRAFT, State.SUBMITTED, State.SENT_BACK);

    private final AggregateStore<Submission> store;
    private final MongoOperations mongo;
    private final Clock clock;

    record Page(List<Submission> items, int page, int size, long total) {
        Page {
            items = List.copyOf(items);
        }
    }

    Submissions(AggregateStores stores, MongoOperations mongo, Clock clock) {
        this.store =
                stores.of(
                        Submission.class,
                        TOPIC,
                        new Index(PROJECT, Direction.ASC)
                                .on(REVISION, Direction.ASC)
                                .named("revisions"),
                        new Index(STATE, Direction.ASC)
                                .on(SUBMITTED_AT, Direction.ASC)
                                .named("to-review"),
                        new Index(STATE, Direction.ASC)
                                .on(CHANGED_AT, Direction.ASC)
                                .named("untouched"),
                        new Index(PICTURE, Direction.ASC).named("shown"),
                        new Index(AGS, Direction.ASC).on(CHANGED_AT, Direction.DESC).named("own"),
                        new Index(UNREAD, Direction.ASC).named("unread"),
                        new Index(CHANGED, Direction.ASC).on(STATE, Direction.ASC).named("shared"));
        this.mongo = mongo;
        this.clock = clock;
    }

    AggregateStore<Submission> store() {
        return store;
    }

    Optional<Submission> find(String id) {
        return store.find(id);
    }

    /** Of those that are there: what of, if it was noted. */
    Map<String, Optional<String>> fingerprints(Collection<String> ids) {
        var query = Query.query(Criteria.where("_id").in(ids));
        query.fields().include(FINGERPRINT);
        var found = new HashMap<String, Optional<String>>();
        for (var document : mongo.find(query, Document.class, store.collection())) {
            found.put(
                    document.getString("_id"),
                    Optional.ofNullable(document.getString(FINGERPRINT)));
        }
        return found;
    }

    Submission insert(Decision.Changed started) {
        return store.insert(started.submission(), started.events());
    }

    Optional<Submission> save(Submission before, Decision.Changed after) {
        return store.save(before, after.submission(), after.events());
    }

    /**
     * Load, decide, save. Who has seen a version decides on that one or not at all; who has not,
     * decides again when somebody was faster.
     */
    Decision decide(
            String id,
            Visitor visitor,
            @Nullable Long seen,
            BiFunction<Submission, Instant, Decision> decision) {
        while (true) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var submission = store.find(id).orElse(null);
            var kept = visitor.keptFrom(submission, now);
            if (kept != null || submission == null) {
                return new Decision.Refused(
                        kept == null ? SubmissionProblem.SUBMISSION_NOT_FOUND : kept);
            }
            if (seen != null && !seen.equals(submission.turn())) {
                return new Decision.Refused(
                        CommonProblem.PRECONDITION_FAILED, List.of(), submission);
            }
            var decided = decision.apply(submission, now);
            if (!(decided instanceof Decision.Changed changed)) {
                return decided;
            }
            var saved = save(submission, changed);
            if (saved.isPresent()) {
                return new Decision.Changed(saved.get(), changed.events());
            }
            // Somebody was faster: decide again on what they left.
        }
    }

    /** Its link is over, and nobody with an account has worked on it since. */
    List<Submission> unreachable(Instant now, Instant since, String after) {
        return some(
                working()
                        .and(LINK_EXPIRES)
                        .lte(now)
                        .and(LINK_UNTIL)
                        .not()
                        .gt(now)
                        .and(CHANGED_AT)
                        .lte(since),
                after);
    }

    /** Of who could come back with an account, and has not. */
    List<Submission> abandoned(Instant since, String after) {
        return some(working().and(LINK_HASH).exists(false).and(CHANGED_AT).lte(since), after);
    }

    /** Taken back by its author, or declined by the office. */
    List<Submission> over(Instant since, String after) {
        return some(
                Criteria.where(STATE)
                        .in(State.WITHDRAWN, State.DECLINED)
                        .and(CHANGED_AT)
                        .lte(since),
                after);
    }

    private static Criteria working() {
        return Criteria.where(STATE).in(State.DRAFT, State.SENT_BACK);
    }

    private List<Submission> some(Criteria wanted, String after) {
        return store.find(
                Query.query(wanted.and("_id").gt(after)).with(Sort.by("_id")).limit(SOME));
    }

    /** Whether any of them shows it. */
    boolean show(String picture) {
        return mongo.exists(
                Query.query(Criteria.where(PICTURE).is(picture)),
                Submission.class,
                store.collection());
    }

    /** Only as it was seen, and once all of it is told. */
    boolean remove(Submission submission) {
        return store.remove(submission);
    }

    /** The revision the public sees. */
    Optional<Submission> published(String project) {
        return store
                .find(
                        Query.query(
                                        Criteria.where(PROJECT)
                                                .is(project)
                                                .and(STATE)
                                                .is(State.PUBLISHED))
                                .with(Sort.by(Direction.DESC, REVISION))
                                .limit(1))
                .stream()
                .findFirst();
    }

    /** Every published revision, the newest first. */
    List<Submission> history(String project, int most) {
        return store.find(
                Query.query(Criteria.where(PROJECT).is(project).and(STATE).is(State.PUBLISHED))
                        .with(Sort.by(Direction.DESC, REVISION))
                        .limit(most));
    }

    /**
     * For the office: what it may see ({@link Submission#shownToOffice}), longest waiting first.
     *
     * @param waiting only what is to be reviewed, or has comments the office has not read
     */
    Page desk(Set<State> states, boolean waiting, @Nullable String words, int page, int size) {
        var shown =
                new Criteria()
                        .orOperator(
                                Criteria.where(SUBMITTED_AT).exists(true),
                                Criteria.where(REVISION).gt(1),
                                Criteria.where(OFFICE).is(true),
                                Criteria.where(OFFICE) // as it was written before it was noted
                                        .exists(false)
                                        .and(SUBJECT)
                                        .exists(true)
                                        .and(AGS)
                                        .exists(false));
        var open =
                new Criteria()
                        .orOperator(
                                Criteria.where(STATE).is(State.SUBMITTED),
                                Criteria.where(UNREAD).gt(0));
        var wanted = Criteria.where(STATE).in(states);
        wanted = waiting ? wanted.andOperator(shown, open) : wanted.andOperator(shown);
        if (words != null) {
            wanted = wanted.and(TITLE).regex(Pattern.quote(words), "i");
        }
        return page(wanted, Sort.by(SUBMITTED_AT, "_id"), page, size);
    }

    /** What a municipality has begun, and open changes of its projects, the newest first. */
    Page own(String ags, int page, int size) {
        return page(
                new Criteria()
                        .orOperator(
                                Criteria.where(AGS).is(ags),
                                Criteria.where(CHANGED).is(ags).and(STATE).in(OPEN)),
                Sort.by(Direction.DESC, CHANGED_AT).and(Sort.by("_id")),
                page,
                size);
    }

    private Page page(Criteria wanted, Sort sort, int page, int size) {
        var all = Query.query(wanted);
        return new Page(
                store.find(Query.of(all).with(sort).skip((long) page * size).limit(size)),
                page,
                size,
                mongo.count(all, Submission.class, store.collection()));
    }
}
