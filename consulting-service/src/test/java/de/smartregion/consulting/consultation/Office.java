package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.almanac.WorkingHours;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;
import de.smartregion.platform.outbox.UnrelayedStores.Waiting;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The whole feature on one store and calendars on paper, with a clock that stands still. */
final class Office {

    /** A Monday, 9 o'clock in Berlin. */
    static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    static final Instant TUESDAY_10 = Instant.parse("2026-03-03T09:00:00Z");
    static final Instant TUESDAY_14 = Instant.parse("2026-03-03T13:00:00Z");
    static final Instant WEDNESDAY_10 = Instant.parse("2026-03-04T09:00:00Z");
    static final Instant THURSDAY_10 = Instant.parse("2026-03-05T09:00:00Z");
    static final Instant NEXT_WEEK_10 = Instant.parse("2026-03-10T09:00:00Z");

    static final String BAD_HOMBURG = "06434001";
    static final String GIESSEN = "06531005";
    static final Visitor NOBODY = link("");
    static final String EMAIL = "digital@06434001.example";

    static final ConsultationSettings SETTINGS =
            new ConsultationSettings(
                    Duration.ofMinutes(10),
                    Duration.ofHours(48),
                    Duration.ofDays(400),
                    Duration.ofHours(4),
                    3,
                    Duration.ofHours(24),
                    Duration.ZERO,
                    3,
                    List.of(7, 1),
                    Duration.ofHours(24),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(15));
    static final Terms TERMS =
            new Terms(
                    SETTINGS,
                    WorkingHours.OFFICE,
                    new SignedLinks(
                            "a key for tests, and for tests only"
                                    .getBytes(StandardCharsets.UTF_8)));

    final Now clock = new Now();
    final MongoTemplate mongo = Store.mongo();
    final PaperAgenda agenda = new PaperAgenda(clock);
    final Consultations consultations =
            new Consultations(UnrelayedStores.on(mongo, clock), mongo, clock);
    final FreeStarts freeStarts = new FreeStarts(agenda);
    final Advisers advisers = new Advisers(agenda);
    final SettleConsultation settle =
            new SettleConsultation(consultations, agenda, freeStarts, TERMS);
    final HoldSlot holdSlot = new HoldSlot(agenda, consultations, freeStarts, TERMS);
    final ReleaseHold releaseHold = new ReleaseHold(agenda, consultations, TERMS);
    final RequestConsultation request =
            new RequestConsultation(consultations, settle, freeStarts, agenda, TERMS);
    final ConfirmConsultation confirm =
            new ConfirmConsultation(consultations, settle, freeStarts, agenda, TERMS);
    final OfferAppointment offer =
            new OfferAppointment(consultations, settle, freeStarts, advisers, agenda, TERMS);
    final AcceptOffer accept = new AcceptOffer(consultations, settle, freeStarts, TERMS);
    final RefuseOffer refuse = new RefuseOffer(consultations, settle, TERMS);
    final BookAppointment book =
            new BookAppointment(consultations, settle, freeStarts, advisers, agenda, TERMS);
    final AccompanyAppointment accompany =
            new AccompanyAppointment(consultations, settle, agenda, TERMS);
    final CorrectRequest correct =
            new CorrectRequest(consultations, settle, freeStarts, agenda, TERMS);
    final CancelAppointment cancel = new CancelAppointment(consultations, settle, TERMS);
    final WithdrawConsultation withdraw = new WithdrawConsultation(consultations, settle, TERMS);
    final RecordOutcome outcome = new RecordOutcome(consultations, TERMS);
    final OfferFreedSlots offerFreedSlots =
            new OfferFreedSlots(consultations, freeStarts, agenda, TERMS);
    final WantEarlier wantEarlier = new WantEarlier(consultations, TERMS);
    final FreedMessages freedMessages =
            new FreedMessages(offerFreedSlots, new TellOfEarlier(consultations, freeStarts, TERMS));
    final ProposeInstead proposeInstead =
            new ProposeInstead(consultations, settle, agenda, freeStarts);
    final ConsultationSweep sweep =
            new ConsultationSweep(consultations, settle, offerFreedSlots, TERMS, clock);

    /** A clock that stands still until it is set. */
    static final class Now extends Clock {
        volatile Instant instant = MONDAY;

        void pass(Duration time) {
            instant = instant.plus(time);
        }

        @Override
        public Instant instant() {
            return instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static BookAppointment.Wish at(Instant start) {
        return new BookAppointment.Wish(false, start, null, null);
    }

    static BookAppointment.Wish further(Instant start, @Nullable String note) {
        return new BookAppointment.Wish(true, start, null, note);
    }

    static OfferAppointment.Wish start(Instant start) {
        return new OfferAppointment.Wish(start, null);
    }

    static Visitor municipality() {
        return municipality(BAD_HOMBURG);
    }

    static Visitor municipality(String ags) {
        return new Visitor(
                new Caller(
                        "person-of-" + ags,
                        Set.of("municipality"),
                        ags,
                        "digital@" + ags + ".example",
                        "Erika Beispiel"),
                null,
                "");
    }

    static Visitor staff() {
        return new Visitor(
                new Caller("ada", Set.of("staff"), null, "ada@geschaeftsstelle.example", "Ada"),
                null,
                "");
    }

    static Visitor consultant(String id) {
        return new Visitor(
                new Caller(id, Set.of("consultant"), null, id + "@ekom21.example", id), id, "");
    }

    static Visitor link(String token) {
        return new Visitor(null, null, token);
    }

    static Request wish(Window... windows) {
        return wish(BAD_HOMBURG, windows);
    }

    static Request wish(String ags, Window... windows) {
        return wish(ags, Mode.ONLINE, windows);
    }

    static Request wish(String ags, Mode mode, Window... windows) {
        return new Request(
                ags,
                new Person(
                        "Erika Beispiel",
                        "digital@" + ags + ".example",
                        "Digitallotsin",
                        "06172 1000",
                        null),
                List.of(new Participant("Otto Muster", "otto@" + ags + ".example")),
                "Wie beginnen wir mit Sensoren?",
                "Ein Plan",
                List.of("ENVIRONMENT"),
                PaperAgenda.MODULE,
                "Einstiegsberatung",
                "First steps",
                60,
                mode,
                null,
                List.of(windows),
                null,
                null,
                null,
                "de");
    }

    /** Asked by somebody who signed in; with a slot that was held, if one is named. */
    String asked(@Nullable Instant start) {
        return asked(BAD_HOMBURG, start);
    }

    String asked(String ags, @Nullable Instant start, Window... windows) {
        var request = wish(ags, windows);
        var held = start == null ? null : held(request, start);
        return changed(this.request.request(request, held, null, municipality(ags))).id();
    }

    RequestConsultation.HeldSlot held(Request request, Instant start) {
        if (holdSlot.hold(request.need(), start)
                instanceof HoldSlot.Holding.Held(var ticket, var token)) {
            return new RequestConsultation.HeldSlot(ticket.hold(), token);
        }
        throw new AssertionError("taken: " + start);
    }

    /** The next appointment is over, and it took place. */
    Consultation tookPlace(String id) {
        clock.instant = stored(id).upcoming().orElseThrow().end();
        return changed(outcome.record(id, staff(), true));
    }

    Consultation stored(String id) {
        return consultations.find(id).orElseThrow();
    }

    ConsultationView view(String id, Party as) {
        return ConsultationView.of(stored(id), as, null, TERMS, consultations.now(), null);
    }

    List<Waiting> told(String id) {
        return UnrelayedStores.waiting(mongo, consultations.store(), id);
    }

    /** In short: {@code appointment-scheduled}. */
    List<String> toldFacts(String id) {
        return told(id).stream()
                .map(
                        it ->
                                it.type()
                                        .replaceFirst("de\\.smartregion\\.consulting\\.", "")
                                        .replaceFirst("\\.v1$", ""))
                .toList();
    }

    String token(String id, String fact, String name) {
        return told(id).stream()
                .filter(it -> it.type().contains("." + fact + "."))
                .reduce((_, last) -> last)
                .orElseThrow()
                .data()
                .path(name)
                .asString();
    }

    static Consultation changed(Decision decision) {
        return switch (decision) {
            case Decision.Changed(var changed, _) -> changed;
            case Decision.Unchanged(var same) -> same;
            case Decision.Refused(var why, _, _) -> throw new AssertionError("refused: " + why);
        };
    }

    static @Nullable String refusal(Decision decision) {
        return decision instanceof Decision.Refused(var why, _, _) ? why.name() : null;
    }
}
