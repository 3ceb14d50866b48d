package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;
import de.smartregion.platform.web.CommonProblem;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Where cases are kept. */
@Component
class Consultations {

    static final String TOPIC = "smartregion.consulting.consultations";

    private static final String STATUS = "status";
    private static final String MODULE = "request.module";
    private static final String MODE = "request.mode";
    private static final String WORDS = "words";
    private static final String MUNICIPALITY = "request.municipality";
    private static final String EMAIL = "request.person.email";
    private static final String SUBJECT = "request.person.subject";
    private static final String ASSIGNED = "assignment.consultant";
    private static final String ADVISED = "appointments.spot.consultant";
    private static final String ACCOMPANIED = "appointments.second.spot.consultant";
    private static final String CLAIM = "claim.spot.claim";
    private static final String BOOKED = "appointments.spot.claim";
    private static final String NEXT_LOOK = "nextLook";
    private static final String DUE_AT = "dueAt";
    private static final String TURNS = "turns";
    private static final String COLLIDES = "collides";
    private static final String CREATED_AT = "createdAt";
    private static final String WINDOWS = "request.windows";
    private static final String WAITING_SINCE = "waitingSince";
    private static final String EARLIER_SINCE = "earlierSince";

    /** Nobody the office has to do with yet, or any more. */
    private static final Set<Status> UNSEEN = EnumSet.of(Status.UNCONFIRMED, Status.EXPIRED);

    private final AggregateStore<Consultation> store;
    private final MongoOperations mongo;
    private final Clock clock;

    record Page(List<Consultation> items, int page, int size, long total) {
        Page {
            items = List.copyOf(items);
        }
    }

    /** What the board shows. */
    record Filter(
            @Nullable Status status,
            @Nullable String consultant,
            @Nullable String district,
            @Nullable String municipality,
            @Nullable String module,
            @Nullable Mode mode,
            @Nullable String query,
            boolean overdue,
            boolean collides) {}

    Consultations(AggregateStores stores, MongoOperations mongo, Clock clock) {
        this.store =
                stores.of(
                        Consultation.class,
                        TOPIC,
                        new Index(NEXT_LOOK, Direction.ASC).sparse().named("looks"),
                        inOrder(new Index(), "in-order").on(STATUS, Direction.ASC),
                        inOrder(new Index(STATUS, Direction.ASC), "states"),
                        inOrder(new Index(MODULE, Direction.ASC), "modules"),
                        inOrder(new Index(MODE, Direction.ASC), "modes"),
                        new Index(EARLIER_SINCE, Direction.ASC).sparse().named("earlier"),
                        new Index(WORDS, Direction.ASC).named("words"),
                        new Index(CREATED_AT, Direction.ASC).named("years"),
                        new Index(STATUS, Direction.ASC)
                                .on(ASSIGNED, Direction.ASC)
                                .on(EMAIL, Direction.ASC)
                                .named("loads"),
                        new Index(MUNICIPALITY, Direction.ASC).named("municipalities"),
                        new Index(CLAIM, Direction.ASC).sparse().named("claims"),
                        new Index(BOOKED, Direction.ASC).sparse().named("appointments"),
                        new Index(EMAIL, Direction.ASC).named("own"),
                        new Index(SUBJECT, Direction.ASC).sparse().named("accounts"),
                        new Index(ASSIGNED, Direction.ASC).sparse().named("assigned"),
                        new Index(ADVISED, Direction.ASC).sparse().named("advised"),
                        new Index(ACCOMPANIED, Direction.ASC).sparse().named("accompanied"),
                        new Index(TURNS, Direction.ASC).unique().sparse().named("turns"));
        this.mongo = mongo;
        this.clock = clock;
    }

    /** As the board shows them: whoever looks at a page of it reads that page, and no more. */
    private static Index inOrder(Index filtered, String name) {
        return filtered.on(COLLIDES, Direction.DESC)
                .on(DUE_AT, Direction.ASC)
                .on(CREATED_AT, Direction.DESC)
                .on("_id", Direction.ASC)
                .named(name);
    }

    AggregateStore<Consultation> store() {
        return store;
    }

    /** As precise as the store. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Optional<Consultation> find(String id) {
        return store.find(id);
    }

    Consultation insert(Decision.Changed opened) {
        return store.insert(opened.consultation(), opened.events());
    }

    /** Empty when somebody was faster: with the case itself, or with a turn of its municipality. */
    Optional<Consultation> save(Consultation before, Decision.Changed after) {
        try {
            return store.save(before, after.consultation(), after.events());
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
    }

    /** Load, decide, save; decided again when somebody was faster. */
    Decision decide(String id, BiFunction<Consultation, Instant, Decision> decision) {
        while (true) {
            var now = now();
            var found = store.find(id).orElse(null);
            if (found == null) {
                return new Decision.Refused(ConsultationProblem.CONSULTATION_NOT_FOUND);
            }
            var decided = decision.apply(found, now);
            if (!(decided instanceof Decision.Changed changed)) {
                return decided;
            }
            var saved = save(found, changed);
            if (saved.isPresent()) {
                return new Decision.Changed(saved.get(), changed.events());
            }
        }
    }

    /** What somebody decides as one of these; who has seen a version decides on that one. */
    Decision decide(
            String id,
            Visitor visitor,
            Set<Party> parties,
            @Nullable Long seen,
            Deciding decision) {
        return decide(
                id,
                (consultation, now) -> {
                    var kept = visitor.keptFrom(consultation, parties, now);
                    if (kept != null) {
                        return new Decision.Refused(kept);
                    }
                    if (seen != null && seen != consultation.version()) {
                        return new Decision.Refused(
                                CommonProblem.PRECONDITION_FAILED,
                                List.of(),
                                consultation.version());
                    }
                    return decision.decide(consultation, visitor.actorFor(consultation), now);
                });
    }

    /** Facts in, a sealed answer out. */
    interface Deciding {
        Decision decide(Consultation consultation, Actor by, Instant now);
    }

    /** Where time changes something. */
    List<String> due(Instant now, int most) {
        return ids(
                Query.query(Criteria.where(NEXT_LOOK).lte(now))
                        .with(Sort.by(NEXT_LOOK))
                        .limit(most));
    }

    /**
     * Where time would change something, and it was never written down when: only cases decided
     * upon last before they were forgotten in time.
     */
    List<String> overlooked(String after, int most) {
        var query =
                Query.query(
                                Criteria.where("_id")
                                        .gt(after)
                                        .and(STATUS)
                                        .nin(Status.REQUESTED, Status.OFFERED)
                                        .and(NEXT_LOOK)
                                        .is(null)
                                        .and(EMAIL)
                                        .ne(Person.NOBODY.email()))
                        .with(Sort.by("_id"))
                        .limit(most);
        return ids(query);
    }

    /** Nothing is found by words that were never written down: decided upon last before that. */
    List<String> wordless(String after, int most) {
        return ids(
                Query.query(
                                Criteria.where("_id")
                                        .gt(after)
                                        .and(WORDS)
                                        .is(null)
                                        .and(EMAIL)
                                        .ne(Person.NOBODY.email()))
                        .with(Sort.by("_id"))
                        .limit(most));
    }

    private List<String> ids(Query query) {
        query.fields().include("_id");
        return mongo.find(query, Document.class, store.collection()).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    /**
     * Whether a case has taken this slot over. Two questions, each with its index; in the order in
     * which a claim becomes an appointment, so that none is missed between them.
     */
    boolean uses(Spot spot) {
        return isThere(CLAIM, spot.claim()) || isThere(BOOKED, spot.claim());
    }

    private boolean isThere(String field, String claim) {
        var query = Query.query(Criteria.where(field).is(claim)).limit(1);
        query.fields().include("_id");
        return !mongo.find(query, Document.class, store.collection()).isEmpty();
    }

    /** In the order in which they are served. */
    List<Consultation> waiting(Instant now, int most, @Nullable Consultation after) {
        var waiting =
                Criteria.where(STATUS)
                        .is(Status.WAITING)
                        .and(WINDOWS)
                        .elemMatch(Criteria.where("until").gt(now));
        if (after != null) {
            var since = Objects.requireNonNull(after.waitingSince());
            waiting.orOperator(
                    Criteria.where(WAITING_SINCE).gt(since),
                    Criteria.where(WAITING_SINCE).is(since).and("_id").gt(after.id()));
        }
        return store.find(Query.query(waiting).with(Sort.by(WAITING_SINCE, "_id")).limit(most));
    }

    /** Who would rather come earlier than after that, in the order in which they said so. */
    List<Consultation> wantingEarlier(Instant than, int most, @Nullable Consultation after) {
        var wanting =
                Criteria.where(EARLIER_SINCE)
                        .exists(true)
                        .and("appointments")
                        .elemMatch(
                                Criteria.where("state")
                                        .is(State.SCHEDULED)
                                        .and("spot.start")
                                        .gt(than));
        if (after != null) {
            var since = Objects.requireNonNull(after.earlierSince());
            wanting.orOperator(
                    Criteria.where(EARLIER_SINCE).gt(since),
                    Criteria.where(EARLIER_SINCE).is(since).and("_id").gt(after.id()));
        }
        return store.find(Query.query(wanting).with(Sort.by(EARLIER_SINCE, "_id")).limit(most));
    }

    /** With an appointment to come of this consultant, or with them, that touches the time. */
    List<Consultation> meeting(String consultant, Instant from, Instant until, int most) {
        return store.find(
                Query.query(
                                new Criteria()
                                        .orOperator(
                                                meeting("spot", consultant, from, until),
                                                meeting("second.spot", consultant, from, until)))
                        .limit(most));
    }

    private static Criteria meeting(String spot, String consultant, Instant from, Instant until) {
        return Criteria.where("appointments")
                .elemMatch(
                        Criteria.where("state")
                                .is(State.SCHEDULED)
                                .and(spot + ".consultant")
                                .is(consultant)
                                .and(spot + ".start")
                                .lt(until)
                                .and(spot + ".end")
                                .gt(from));
    }

    /** With something begun with a day of this consultant. */
    List<Consultation> claiming(String consultant, int most) {
        return store.find(
                Query.query(
                                Criteria.where(CLAIM)
                                        .exists(true)
                                        .orOperator(
                                                Criteria.where("claim.spot.consultant")
                                                        .is(consultant),
                                                Criteria.where("claim.second.consultant")
                                                        .is(consultant)))
                        .limit(most));
    }

    /** With an appointment that collides with this absence. */
    List<Consultation> collidingWith(String absence, int most) {
        return store.find(
                Query.query(
                                Criteria.where(STATUS)
                                        .is(Status.SCHEDULED)
                                        .orOperator(
                                                Criteria.where("appointments.collision.absences")
                                                        .is(absence),
                                                Criteria.where("appointments.second.absences")
                                                        .is(absence)))
                        .limit(most));
    }

    /** Of this consultant, the latest changed first. */
    List<Consultation> advisedBy(String consultant, int most) {
        return store.find(
                Query.query(
                                new Criteria()
                                        .orOperator(
                                                Criteria.where(ADVISED).is(consultant),
                                                Criteria.where(ACCOMPANIED).is(consultant),
                                                Criteria.where("claim.spot.consultant")
                                                        .is(consultant),
                                                Criteria.where("claim.second.consultant")
                                                        .is(consultant),
                                                Criteria.where("offer.starts.consultant")
                                                        .is(consultant)))
                        .with(Sort.by(Direction.DESC, "changedAt"))
                        .limit(most));
    }

    /**
     * A turn that nobody has; nothing when the quota is used.
     *
     * @param beyond also one that the quota does not give
     */
    @Nullable String turn(Request request, Instant start, int quota, boolean beyond) {
        var had = turnsHad(request);
        var turn = Turn.of(request, start);
        if (turn.left(had, quota)) {
            return turn.any(had, quota);
        }
        return beyond ? turn.beyond(had, quota) : null;
    }

    /** Whether the quota gives another one then. */
    boolean turnLeft(Request request, Instant start, int quota) {
        return Turn.of(request, start).left(turnsHad(request), quota);
    }

    private List<String> turnsHad(Request request) {
        var query = Query.query(Criteria.where(MUNICIPALITY).is(request.municipality()));
        query.fields().include(TURNS);
        return mongo.find(query, Document.class, store.collection()).stream()
                .flatMap(it -> it.getList(TURNS, String.class, List.of()).stream())
                .toList();
    }

    /** Who is away first, then what is late, then what comes next; what is over last. */
    Page board(Filter filter, int page, int size) {
        var wanted = new ArrayList<Criteria>();
        wanted.add(
                filter.status() == null
                        ? Criteria.where(STATUS).nin(UNSEEN)
                        : Criteria.where(STATUS).is(filter.status()));
        if (filter.consultant() != null) {
            wanted.add(
                    new Criteria()
                            .orOperator(
                                    Criteria.where(ASSIGNED).is(filter.consultant()),
                                    Criteria.where(ADVISED).is(filter.consultant()),
                                    Criteria.where(ACCOMPANIED).is(filter.consultant())));
        }
        if (filter.district() != null) {
            wanted.add(Criteria.where(MUNICIPALITY).regex("^" + filter.district()));
        }
        if (filter.municipality() != null) {
            wanted.add(Criteria.where(MUNICIPALITY).is(filter.municipality()));
        }
        if (filter.module() != null) {
            wanted.add(Criteria.where(MODULE).is(filter.module()));
        }
        if (filter.mode() != null) {
            wanted.add(Criteria.where(MODE).is(filter.mode()));
        }
        if (filter.query() != null) {
            for (var beginning : Words.beginnings(filter.query())) {
                wanted.add(Criteria.where(WORDS).regex("^" + escaped(beginning)));
            }
        }
        if (filter.overdue()) {
            wanted.add(Criteria.where(DUE_AT).lte(now()));
        }
        if (filter.collides()) {
            wanted.add(Criteria.where(COLLIDES).is(true));
        }
        return page(
                new Criteria().andOperator(wanted),
                Sort.by(Direction.DESC, COLLIDES)
                        .and(Sort.by(DUE_AT))
                        .and(Sort.by(Direction.DESC, CREATED_AT))
                        .and(Sort.by("_id")),
                page,
                size);
    }

    /** Signs one by one: a store finds no beginning in an index behind a quotation. */
    private static String escaped(String words) {
        return words.replaceAll("[^\\p{L}\\p{N}]", "\\\\$0");
    }

    /** What figures count of the cases that were asked for then: nothing of anybody. */
    List<Figures.Counted> counted(Instant from, Instant until) {
        var query =
                Query.query(Criteria.where(CREATED_AT).gte(from).lt(until).and(STATUS).nin(UNSEEN));
        query.fields()
                .include(
                        MUNICIPALITY,
                        MODULE,
                        "request.moduleTitle",
                        MODE,
                        STATUS,
                        CREATED_AT,
                        "feedback.helpful",
                        "appointments.state",
                        "appointments.spot.start");
        return mongo.find(query, Document.class, store.collection()).stream()
                .map(Figures.Counted::of)
                .toList();
    }

    /** What somebody asked for, the newest first. */
    Page own(String subject, @Nullable String email, int page, int size) {
        var account = Criteria.where(SUBJECT).is(subject);
        return page(
                email == null
                        ? account
                        : new Criteria().orOperator(account, Criteria.where(EMAIL).is(email)),
                Sort.by(Direction.DESC, CREATED_AT).and(Sort.by("_id")),
                page,
                size);
    }

    /** How many cases each consultant has that are not done. */
    Map<String, Integer> openByConsultant() {
        var open = EnumSet.of(Status.SCHEDULED, Status.HELD);
        open.addAll(Status.OPEN);
        var counted =
                mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(
                                        Criteria.where(STATUS)
                                                .in(open.stream().map(Enum::name).toList())
                                                .and(EMAIL)
                                                .ne(Person.NOBODY.email())),
                                Aggregation.group(ASSIGNED).count().as("open")),
                        store.collection(),
                        Document.class);
        var byConsultant = new HashMap<String, Integer>();
        for (var found : counted) {
            if (found.get("_id") instanceof String consultant
                    && found.get("open") instanceof Number cases) {
                byConsultant.put(consultant, cases.intValue());
            }
        }
        return byConsultant;
    }

    private Page page(Criteria wanted, Sort sort, int page, int size) {
        var all = Query.query(wanted);
        return new Page(
                store.find(Query.of(all).with(sort).skip((long) page * size).limit(size)),
                page,
                size,
                mongo.count(all, Consultation.class, store.collection()));
    }
}
