package de.smartregion.consulting.consultation;

import de.smartregion.consulting.calendar.Agenda.Adviser;
import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.consulting.consultation.ConsultationEvent.AbsenceCollides;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentApproaching;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentCancelled;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentHeld;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentMissed;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentMoved;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentOffered;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentScheduled;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultantMissing;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationConfirmed;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationDeclined;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationExpired;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationRequested;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationWithdrawn;
import de.smartregion.consulting.consultation.ConsultationEvent.Ending;
import de.smartregion.consulting.consultation.ConsultationEvent.FeedbackAsked;
import de.smartregion.consulting.consultation.ConsultationEvent.Meeting;
import de.smartregion.consulting.consultation.ConsultationEvent.OfferEnded;
import de.smartregion.consulting.consultation.ConsultationEvent.Past;
import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;
import de.smartregion.consulting.consultation.ConsultationEvent.ReportReleased;
import de.smartregion.consulting.consultation.ConsultationEvent.RequestOverdue;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A municipality asks for advice, and what becomes of it.
 *
 * <p>Its laws: an appointment is to come exactly while it is scheduled; an offer stands exactly
 * while it is offered; who waits has said when it would suit, and since when; a report is released
 * exactly while it is reported on or something follows; what is over keeps nothing of anybody's
 * day; what is given back to a day is used for nothing else; two appointments to come never
 * overlap.
 *
 * @param claim what it has begun with a day: whoever finds it goes on ({@link SettleConsultation})
 * @param freeing what it gives back to days, until it has
 * @param passed starts that were offered and not taken: not offered again
 * @param feedbackAt when feedback is asked for; nothing when it was, or need not be
 * @param fingerprint of the request that made it, when it carried an idempotency key
 * @param overdueAt until when the office should have answered
 * @param nextLook when time changes something about it
 * @param dueAt when the office is late with it; far away when it is not its turn
 * @param turns those of its claim and of its appointments that count; no other case has them
 * @param collides whether a consultant will be away who has an appointment to come in it
 */
record Consultation(
        @Id String id,
        Request request,
        Status status,
        List<Appointment> appointments,
        @Nullable Claim claim,
        List<Spot> freeing,
        @Nullable Offer offer,
        List<Instant> passed,
        @Nullable Instant waitingSince,
        @Nullable Assignment assignment,
        @Nullable Report report,
        @Nullable Feedback feedback,
        @Nullable Instant feedbackAt,
        List<Entry> log,
        @Nullable Instant confirmBy,
        @Nullable String confirmHash,
        String manageHash,
        Instant manageUntil,
        @Nullable String fingerprint,
        @Nullable Instant overdueAt,
        boolean overdueTold,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant nextLook,
        Instant dueAt,
        @Nullable List<String> turns,
        boolean collides,
        @Version long version) {

    static final int MOST_APPOINTMENTS = 20;

    /** Sorts behind everything that is the office's turn; every store can hold it. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** After that long, somebody else goes on with what was begun. */
    static final Duration SETTLE_AFTER = Duration.ofSeconds(30);

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration TO_REPORT = Duration.ofDays(7);

    Consultation {
        appointments = appointments == null ? List.of() : List.copyOf(appointments);
        freeing = freeing == null ? List.of() : List.copyOf(freeing);
        passed = passed == null ? List.of() : List.copyOf(passed);
        log = log == null ? List.of() : List.copyOf(log);
        var toCome = appointments.stream().filter(Appointment::scheduled).toList();
        law((status == Status.SCHEDULED) == !toCome.isEmpty(), "scheduled, and nothing to come");
        law((status == Status.OFFERED) == (offer != null), "offered, and nothing on offer");
        law(status != Status.WAITING || waitingSince != null, "waits since never");
        law(
                status != Status.WAITING || !request.windows().isEmpty(),
                "waits, and has not said for when");
        law(
                status != Status.REPORTED || (report != null && report.released() != null),
                "reported, and nothing to read");
        law(
                status != Status.HELD || appointments.stream().anyMatch(Consultation::held),
                "held, and no appointment was");
        law(!status.ended() || claim == null, "over, and still claims a slot");
        law((status == Status.UNCONFIRMED) == (confirmBy != null), "confirmed, or not");
        law(usesNothingTwice(appointments, claim, offer, freeing), "gives back what it uses");
        law(!overlap(toCome), "in two places at once");
        law(appointments.size() <= MOST_APPOINTMENTS, "too many appointments");
    }

    private static void law(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean held(Appointment appointment) {
        return appointment.state() == State.HELD;
    }

    private static boolean usesNothingTwice(
            List<Appointment> appointments,
            @Nullable Claim claim,
            @Nullable Offer offer,
            List<Spot> freeing) {
        Set<String> used = new HashSet<>();
        appointments.stream()
                .filter(Appointment::scheduled)
                .forEach(it -> used.add(it.spot().claim()));
        if (claim != null) {
            used.add(claim.spot().claim());
        }
        if (offer != null) {
            offer.starts().forEach(it -> used.add(it.claim()));
        }
        return freeing.stream().noneMatch(it -> used.contains(it.claim()));
    }

    private static boolean overlap(List<Appointment> toCome) {
        var sorted = toCome.stream().sorted(Comparator.comparing(Appointment::start)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).start().isBefore(sorted.get(i - 1).end())) {
                return true;
            }
        }
        return false;
    }

    /** When the sweep looks at it again, whatever else happens. */
    static @Nullable Instant nextLook(
            Status status,
            List<Appointment> appointments,
            boolean unsettled,
            @Nullable Offer offer,
            @Nullable Instant confirmBy,
            @Nullable Instant overdueAt,
            @Nullable Instant feedbackAt,
            @Nullable Instant eraseAt,
            Instant now) {
        var looks = new ArrayList<Instant>();
        if (unsettled && status != Status.UNCONFIRMED) {
            looks.add(now.plus(SETTLE_AFTER));
        }
        add(looks, confirmBy);
        add(looks, offer == null ? null : offer.until());
        add(looks, overdueAt);
        add(looks, feedbackAt);
        add(looks, eraseAt);
        appointments.forEach(it -> add(looks, it.nextReminder()));
        return looks.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    /** When the link ends that leads to it, if nothing comes after it any more. */
    static @Nullable Instant eraseAt(Status status, Request request, Instant manageUntil) {
        return status.done() && !request.isErased() ? manageUntil : null;
    }

    private static void add(List<Instant> looks, @Nullable Instant look) {
        if (look != null) {
            looks.add(look);
        }
    }

    /** Nothing instead of an empty list: only what is there is held to be nobody else's. */
    static @Nullable List<String> turns(List<Appointment> appointments, @Nullable Claim claim) {
        var turns = new ArrayList<String>();
        for (var appointment : appointments) {
            if (appointment.turn() != null && appointment.state() != State.CANCELLED) {
                turns.add(appointment.turn());
            }
        }
        if (claim != null && claim.turn() != null) {
            turns.add(claim.turn());
        }
        return turns.isEmpty() ? null : turns;
    }

    static Instant dueAt(
            Status status, List<Appointment> appointments, @Nullable Instant overdueAt) {
        return switch (status) {
            case REQUESTED, WAITING -> overdueAt == null ? NEVER : overdueAt;
            case SCHEDULED -> lastEnd(appointments, State.SCHEDULED).plus(A_DAY);
            case HELD -> lastEnd(appointments, State.HELD).plus(TO_REPORT);
            case UNCONFIRMED, OFFERED, REPORTED, WITHDRAWN, DECLINED, NO_SHOW, EXPIRED -> NEVER;
        };
    }

    private static Instant lastEnd(List<Appointment> appointments, State state) {
        return appointments.stream()
                .filter(it -> it.state() == state)
                .map(Appointment::end)
                .max(Comparator.naturalOrder())
                .orElse(NEVER.minus(TO_REPORT));
    }

    // Asking

    /**
     * What a new case begins with.
     *
     * @param held a slot that was kept while the form was filled in
     * @param turn for that slot, when it is confirmed already
     * @param anyFree whether something is free in the wished windows
     */
    record Opening(
            String id,
            Request request,
            @Nullable Spot held,
            @Nullable String turn,
            @Nullable Assignment assignment,
            boolean anyFree,
            boolean confirmed,
            @Nullable String fingerprint) {
        @Override
        public String toString() {
            return "opening of " + id;
        }
    }

    static Decision.Changed open(Opening with, Terms terms, Instant now) {
        var until = now.plus(terms.settings().reach());
        var confirmBy = terms.confirmBy(now, with.held());
        var person = with.request().person().name();
        var claim =
                with.held() == null
                        ? null
                        : Claim.begun(
                                        Claim.Kind.FIRST,
                                        with.held(),
                                        null,
                                        null,
                                        Party.PERSON,
                                        person,
                                        null,
                                        now)
                                .withTurn(with.turn());
        var link = with.confirmed() ? null : terms.confirm(with.id(), confirmBy);
        var blank =
                new Consultation(
                        with.id(),
                        with.request(),
                        with.confirmed() ? Status.REQUESTED : Status.UNCONFIRMED,
                        List.of(),
                        claim,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        with.assignment(),
                        null,
                        null,
                        null,
                        List.of(),
                        with.confirmed() ? null : confirmBy,
                        link == null ? null : link.hash(),
                        terms.manage(with.id(), until).hash(),
                        until,
                        with.fingerprint(),
                        null,
                        false,
                        now,
                        now,
                        null,
                        NEVER,
                        null,
                        false,
                        0);
        var draft = new Draft(blank, now).log(What.ASKED, person, null);
        if (link != null) {
            return draft.tell(
                            new ConsultationRequested(
                                    draft.facts(),
                                    link.token(),
                                    confirmBy,
                                    with.held() == null ? null : with.held().start()))
                    .done();
        }
        return blank.received(draft, with.anyFree(), terms, now).done();
    }

    /**
     * Whose address it is says so.
     *
     * @param turn for the slot that waits for it; without one, that is given back
     */
    Decision confirm(
            @Nullable String turn,
            boolean anyFree,
            @Nullable Assignment assigned,
            Terms terms,
            Instant now) {
        if (status != Status.UNCONFIRMED) {
            return status == Status.EXPIRED
                    ? new Decision.Refused(ConsultationProblem.CONSULTATION_EXPIRED)
                    : new Decision.Unchanged(this);
        }
        if (!now.isBefore(Objects.requireNonNull(confirmBy))) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_EXPIRED);
        }
        var draft = new Draft(this, now).log(What.CONFIRMED, request.person().name(), null);
        draft.confirmBy = null;
        draft.status = Status.REQUESTED;
        if (turn == null || claim == null) {
            draft.giveBackClaims();
        } else {
            draft.claim = claim.withTurn(turn);
        }
        if (draft.assignment == null) {
            draft.assignment = assigned;
        }
        return received(draft, anyFree, terms, now).done();
    }

    /** It is the office's now. */
    private Draft received(Draft draft, boolean anyFree, Terms terms, Instant now) {
        draft.overdueAt = terms.overdueAt(now);
        if (draft.assignment == null) {
            draft.tell(missing());
        }
        if (draft.claim != null) {
            return draft; // the appointment itself is the answer
        }
        boolean waits = !anyFree && !request.windows().isEmpty();
        if (waits) {
            draft.status = Status.WAITING;
            draft.waitingSince = now;
            draft.log(What.WAITS, Actor.CLOCK.name(), null);
        }
        return draft.tell(new ConsultationConfirmed(draft.facts(), manageToken(terms), waits));
    }

    private ConsultantMissing missing() {
        return new ConsultantMissing(
                id,
                request.municipalityName(),
                request.module(),
                request.moduleTitle(),
                request.fields());
    }

    // Offers

    Decision offer(
            List<Spot> starts,
            Instant until,
            Actor by,
            @Nullable String note,
            Terms terms,
            Instant now) {
        if (!status.open()) {
            return notOpen();
        }
        if (claim != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(this, now).log(What.OFFERED, by.name(), note);
        draft.giveBackOffer(null);
        draft.offer = new Offer(starts, until, waitingSince != null);
        draft.status = Status.OFFERED;
        draft.overdueAt = null; // the office has answered
        return draft.tell(
                        new AppointmentOffered(
                                draft.facts(),
                                starts.stream().map(Spot::start).sorted().toList(),
                                until,
                                note,
                                manageToken(terms)))
                .done();
    }

    /** Takes one of what is on offer; the appointment is there when the day has booked it. */
    Decision accept(Instant start, @Nullable String turn, Actor by, Instant now) {
        if (appointments.stream().anyMatch(it -> it.scheduled() && it.start().equals(start))) {
            return new Decision.Unchanged(this);
        }
        var made = offer;
        if (made == null || !now.isBefore(made.until())) {
            return new Decision.Refused(ConsultationProblem.NOT_OFFERED);
        }
        if (claim != null) {
            return claim.spot().start().equals(start)
                    ? new Decision.Unchanged(this)
                    : new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        if (turn == null) {
            return new Decision.Refused(ConsultationProblem.QUOTA_USED);
        }
        return made.at(start)
                .<Decision>map(
                        spot -> {
                            var draft = new Draft(this, now).log(What.ACCEPTED, by.name(), null);
                            draft.claim =
                                    Claim.begun(
                                                    Claim.Kind.FIRST,
                                                    spot,
                                                    null,
                                                    null,
                                                    by.party(),
                                                    by.name(),
                                                    null,
                                                    now)
                                            .withTurn(turn);
                            return draft.done();
                        })
                .orElseGet(() -> new Decision.Refused(ConsultationProblem.NOT_OFFERED));
    }

    Decision refuse(Actor by, Terms terms, Instant now) {
        if (status == Status.REQUESTED || status == Status.WAITING) {
            return new Decision.Unchanged(this);
        }
        if (offer == null) {
            return new Decision.Refused(ConsultationProblem.NOT_OFFERED);
        }
        if (claim != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(this, now).log(What.REFUSED, by.name(), null);
        endOffer(draft, Ending.REFUSED, terms, now);
        return draft.done();
    }

    /** Who lets an offer pass waits on, behind those who wait already. */
    private void endOffer(Draft draft, Ending why, Terms terms, Instant now) {
        var made = Objects.requireNonNull(draft.offer);
        if (why != Ending.LAPSED) {
            made.starts().forEach(it -> draft.passed.add(it.start()));
        }
        draft.giveBackOffer(null);
        boolean waits = waitingSince != null;
        draft.status = waits ? Status.WAITING : Status.REQUESTED;
        if (waits && why != Ending.LAPSED) {
            draft.waitingSince = now;
        }
        draft.overdueAt = terms.overdueAt(now);
        draft.overdueTold = false;
        draft.log(What.OFFER_ENDED, Actor.CLOCK.name(), why.name())
                .tell(new OfferEnded(draft.facts(), why, waits, manageToken(terms)));
    }

    // Appointments: claim, settle

    /** The appointment that is moved or cancelled next. */
    Optional<Appointment> upcoming() {
        return appointments.stream()
                .filter(Appointment::scheduled)
                .min(Comparator.comparing(Appointment::start));
    }

    /** Whether this party may have another start, before any slot is claimed. */
    @Nullable ConsultationProblem keepsFromBooking(
            boolean further, Actor by, Terms terms, Instant now) {
        if (status == Status.UNCONFIRMED) {
            return ConsultationProblem.CONSULTATION_UNCONFIRMED;
        }
        if (status.ended() || request.isErased()) {
            return ConsultationProblem.CONSULTATION_OVER;
        }
        if (claim != null) {
            return ConsultationProblem.STILL_SETTLING;
        }
        if (further) {
            if (by.party() == Party.PERSON) {
                return ConsultationProblem.NOT_YOURS_TO_DO;
            }
            if (appointments.isEmpty()) {
                return ConsultationProblem.NOT_SCHEDULED;
            }
        } else if (status == Status.SCHEDULED) {
            return tooLate(by, terms, now) ? ConsultationProblem.TOO_LATE : null;
        } else if (!status.open()) {
            return ConsultationProblem.CONSULTATION_OVER;
        }
        return appointments.size() >= MOST_APPOINTMENTS
                ? ConsultationProblem.TOO_MANY_APPOINTMENTS
                : null;
    }

    private boolean tooLate(Actor by, Terms terms, Instant now) {
        return by.party() == Party.PERSON
                && upcoming()
                        .map(it -> now.isAfter(it.start().minus(terms.settings().change())))
                        .orElse(false);
    }

    /** Writes down what was begun, so that it can be finished by whoever finds it. */
    Decision begin(boolean further, Claim begun, Actor by, Terms terms, Instant now) {
        var why = keepsFromBooking(further, by, terms, now);
        if (why != null) {
            return new Decision.Refused(why);
        }
        boolean moves = begun.appointment() != null;
        if (moves != (status == Status.SCHEDULED && !further)) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        if (moves
                && appointments.stream()
                        .noneMatch(
                                it ->
                                        it.scheduled()
                                                && it.id().equals(begun.appointment())
                                                && (begun.kind() != Claim.Kind.SHIFT
                                                        || it.spot().equals(begun.spot())))) {
            return new Decision.Refused(ConsultationProblem.NOT_SCHEDULED);
        }
        boolean sameTurn = staysInItsYear(begun);
        if (!sameTurn && begun.turn() == null) {
            return new Decision.Refused(ConsultationProblem.QUOTA_USED);
        }
        // Nothing else is booked while something is begun: what holds here holds until it is
        // booked.
        if (inTwoPlaces(begun)) {
            return new Decision.Refused(ConsultationProblem.ALREADY_SCHEDULED);
        }
        var draft = new Draft(this, now);
        draft.claim =
                (sameTurn ? begun.withTurn(null) : begun)
                        .asAttempt(version); // no two are begun on one version
        return draft.done();
    }

    /** Moved within its year it stays the municipality's same one. */
    private boolean staysInItsYear(Claim begun) {
        return appointments.stream()
                .filter(it -> it.id().equals(begun.appointment()))
                .anyMatch(it -> Turn.sameYear(it.start(), begun.spot().start()));
    }

    private boolean inTwoPlaces(Claim begun) {
        var start = begun.to() == null ? begun.spot().start() : begun.to();
        var end = start.plus(Duration.between(begun.spot().start(), begun.spot().end()));
        return appointments.stream()
                .filter(Appointment::scheduled)
                .filter(it -> !it.id().equals(begun.appointment()))
                .anyMatch(it -> it.start().isBefore(end) && start.isBefore(it.end()));
    }

    /** The day has booked what was claimed: there is an appointment, or it is at another time. */
    Decision.Changed booked(Spot spot, Adviser adviser, Terms terms, Instant now) {
        var begun = Objects.requireNonNull(claim);
        var draft = new Draft(this, now);
        draft.claim = null;
        switch (begun.kind()) {
            case FIRST, FURTHER -> scheduled(draft, begun, spot, adviser, terms, now);
            case MOVE, SHIFT -> moved(draft, begun, spot, adviser, terms, now);
        }
        return draft.done();
    }

    private void scheduled(
            Draft draft, Claim begun, Spot spot, Adviser adviser, Terms terms, Instant now) {
        var appointment =
                new Appointment(
                        spot.claim(),
                        spot,
                        adviser.name(),
                        adviser.email(),
                        adviser.onlineAddress(),
                        0,
                        State.SCHEDULED,
                        Appointment.remindedAt(spot.start(), now),
                        begun.turn(),
                        null);
        draft.giveBackOffer(spot);
        draft.appointments.add(appointment);
        draft.status = Status.SCHEDULED;
        draft.waitingSince = null;
        draft.overdueAt = null;
        entrust(draft, begun, spot, now);
        draft.log(What.SCHEDULED, begun.by(), begun.note())
                .tell(
                        new AppointmentScheduled(
                                draft.facts(),
                                Meeting.of(appointment, request),
                                manageToken(terms)));
    }

    private void moved(
            Draft draft, Claim begun, Spot spot, Adviser adviser, Terms terms, Instant now) {
        var before =
                appointments.stream()
                        .filter(it -> it.id().equals(begun.appointment()))
                        .findFirst()
                        .orElseThrow();
        var appointment =
                new Appointment(
                        before.id(),
                        spot,
                        adviser.name(),
                        adviser.email(),
                        adviser.onlineAddress(),
                        before.sequence() + 1,
                        State.SCHEDULED,
                        Appointment.remindedAt(spot.start(), now),
                        begun.turn() == null ? before.turn() : begun.turn(),
                        null);
        draft.replace(appointment);
        if (begun.kind() == Claim.Kind.MOVE) {
            draft.giveBack(before.spot());
        }
        boolean another = !before.consultant().equals(spot.consultant());
        entrust(draft, begun, spot, now);
        draft.log(What.MOVED, begun.by(), begun.note())
                .tell(
                        new AppointmentMoved(
                                draft.facts(),
                                Meeting.of(appointment, request),
                                before.start(),
                                another ? before.consultantName() : null,
                                another ? before.consultantEmail() : null,
                                manageToken(terms)));
    }

    /** Who has the appointment has the case; why somebody was weighed once stays to be read. */
    private void entrust(Draft draft, Claim begun, Spot spot, Instant now) {
        if (draft.assignment == null || !draft.assignment.consultant().equals(spot.consultant())) {
            var reason =
                    draft.assignment == null
                            ? List.<Assignment.Weighing>of()
                            : draft.assignment.reason();
            draft.assignment =
                    new Assignment(
                            spot.consultant(),
                            reason,
                            now,
                            begun.party() == Party.PERSON ? Assignment.RULE : begun.by(),
                            begun.note());
        }
    }

    /** The day has it not any more: what there was before, is. */
    Decision.Changed lost(boolean anyFree, Terms terms, Instant now) {
        var begun = Objects.requireNonNull(claim);
        var draft = new Draft(this, now).log(What.SLOT_LOST, begun.by(), null);
        draft.claim = null;
        if (begun.kind() != Claim.Kind.SHIFT && offer == null) {
            draft.giveBack(begun.spot()); // in case the day kept it all the same
        }
        var made = offer;
        if (begun.kind() == Claim.Kind.FIRST && made != null) {
            var left =
                    made.starts().stream()
                            .filter(it -> !it.claim().equals(begun.spot().claim()))
                            .toList();
            if (left.isEmpty()) {
                endOffer(draft, Ending.LAPSED, terms, now);
            } else {
                draft.offer = new Offer(left, made.until(), made.waiting());
                draft.giveBack(begun.spot());
            }
        } else if (status == Status.REQUESTED && begun.at().equals(createdAt)) {
            // The slot that came with the request: nothing was told yet.
            received(draft, anyFree, terms, now);
        }
        return draft.done();
    }

    /** These are back with their days. */
    Decision freed(List<Spot> given, Instant now) {
        var names = given.stream().map(Spot::claim).toList();
        if (freeing.stream().noneMatch(it -> names.contains(it.claim()))) {
            return new Decision.Unchanged(this);
        }
        var draft = new Draft(this, now);
        draft.freeing.removeIf(it -> names.contains(it.claim()));
        return draft.done();
    }

    /** What was begun has come about. */
    boolean booked(Claim begun) {
        var start = begun.to() == null ? begun.spot().start() : begun.to();
        return appointments.stream()
                .anyMatch(
                        it ->
                                it.scheduled()
                                        && it.spot().claim().equals(begun.spot().claim())
                                        && it.start().equals(start));
    }

    /** Something is begun or to be given back. */
    boolean unsettled() {
        return status != Status.UNCONFIRMED && (claim != null || !freeing.isEmpty());
    }

    // Ending

    /** An appointment held before stays held; what is to come is cancelled. */
    Decision withdraw(Actor by, @Nullable String reason, Terms terms, Instant now) {
        if (status == Status.WITHDRAWN) {
            return new Decision.Unchanged(this);
        }
        if (status == Status.UNCONFIRMED) {
            return unconfirmed(Status.WITHDRAWN, What.WITHDRAWN, now);
        }
        if (!status.open() && status != Status.SCHEDULED) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_OVER);
        }
        if (tooLate(by, terms, now)) {
            return new Decision.Refused(ConsultationProblem.TOO_LATE);
        }
        var draft = new Draft(this, now);
        draft.giveBackClaims();
        cancelAll(draft, by, reason);
        boolean before =
                status == Status.SCHEDULED
                        && draft.appointments.stream().anyMatch(Consultation::held);
        draft.status = before ? afterwards() : Status.WITHDRAWN;
        draft.overdueAt = null;
        draft.waitingSince = null;
        draft.log(before ? What.CANCELLED : What.WITHDRAWN, by.name(), reason);
        if (!before) {
            draft.feedbackAt = null;
            draft.tell(new ConsultationWithdrawn(draft.facts(), by.party()));
        }
        return draft.done();
    }

    private Status afterwards() {
        return report != null && report.released() != null ? Status.REPORTED : Status.HELD;
    }

    private void cancelAll(Draft draft, Actor by, @Nullable String reason) {
        for (var appointment : appointments) {
            if (appointment.scheduled()) {
                draft.replace(appointment.as(State.CANCELLED));
                draft.giveBack(appointment.spot());
                draft.tell(
                        new AppointmentCancelled(
                                draft.facts(),
                                Meeting.of(appointment, request),
                                by.party(),
                                reason));
            }
        }
    }

    Decision decline(Actor by, String reason, Instant now) {
        if (status == Status.DECLINED) {
            return new Decision.Unchanged(this);
        }
        if (!status.open()
                && !(status == Status.SCHEDULED
                        && appointments.stream().noneMatch(Consultation::held))) {
            return notOpen();
        }
        var draft = new Draft(this, now).log(What.DECLINED, by.name(), reason);
        draft.giveBackClaims();
        cancelAll(draft, by, reason);
        draft.status = Status.DECLINED;
        draft.overdueAt = null;
        draft.waitingSince = null;
        return draft.tell(new ConsultationDeclined(draft.facts(), reason)).done();
    }

    private Decision notOpen() {
        return new Decision.Refused(
                switch (status) {
                    case UNCONFIRMED -> ConsultationProblem.CONSULTATION_UNCONFIRMED;
                    case SCHEDULED -> ConsultationProblem.ALREADY_SCHEDULED;
                    default -> ConsultationProblem.CONSULTATION_OVER;
                });
    }

    // Afterwards

    Decision held(Actor by, Terms terms, Instant now) {
        return took(true, by, terms, now);
    }

    Decision missed(Actor by, Terms terms, Instant now) {
        return took(false, by, terms, now);
    }

    private Decision took(boolean place, Actor by, Terms terms, Instant now) {
        var appointment = upcoming().orElse(null);
        if (appointment == null) {
            return status == (place ? Status.HELD : Status.NO_SHOW)
                    ? new Decision.Unchanged(this)
                    : new Decision.Refused(ConsultationProblem.NOT_SCHEDULED);
        }
        if (now.isBefore(appointment.start().minus(terms.settings().early()))) {
            return new Decision.Refused(ConsultationProblem.TOO_EARLY);
        }
        if (claim != null) {
            return new Decision.Refused(ConsultationProblem.STILL_SETTLING);
        }
        var draft = new Draft(this, now).log(place ? What.HELD : What.MISSED, by.name(), null);
        draft.replace(appointment.as(place ? State.HELD : State.MISSED));
        if (draft.appointments.stream().noneMatch(Appointment::scheduled)) {
            boolean everHeld = draft.appointments.stream().anyMatch(Consultation::held);
            if (place) {
                draft.status = Status.HELD;
            } else {
                draft.status = everHeld ? afterwards() : Status.NO_SHOW;
            }
        }
        var past = Past.of(id, appointment, request);
        if (place) {
            if (feedback == null && draft.feedbackAt == null) {
                draft.feedbackAt = now.plus(terms.settings().feedback());
            }
            return draft.tell(new AppointmentHeld(past)).done();
        }
        return draft.tell(new AppointmentMissed(past)).done();
    }

    private boolean wasHeld() {
        return appointments.stream().anyMatch(Consultation::held) && !status.ended();
    }

    /** Also again, when it has been released: the municipality reads the newest. */
    Decision write(Report written, Actor by, Instant now) {
        if (!wasHeld()) {
            return new Decision.Refused(ConsultationProblem.NOT_HELD);
        }
        var kept = written.releasedAt(report == null ? null : report.released());
        if (kept.equals(report)) {
            return new Decision.Unchanged(this);
        }
        var draft = new Draft(this, now).log(What.REPORTED, by.name(), null);
        draft.report = kept;
        return draft.done();
    }

    Decision release(Actor by, Terms terms, Instant now) {
        var written = report;
        if (written == null) {
            return new Decision.Refused(ConsultationProblem.REPORT_MISSING);
        }
        if (status == Status.REPORTED) {
            return new Decision.Unchanged(this);
        }
        if (!wasHeld()) {
            return new Decision.Refused(ConsultationProblem.NOT_HELD);
        }
        var draft = new Draft(this, now).log(What.RELEASED, by.name(), null);
        draft.report = written.releasedAt(now);
        if (status == Status.HELD) {
            draft.status = Status.REPORTED;
        }
        return draft.tell(
                        new ReportReleased(
                                draft.facts(),
                                manageToken(terms),
                                written.projects(),
                                written.gatherings(),
                                request.fields()))
                .done();
    }

    Decision say(Feedback said, Actor by, Instant now) {
        if (!wasHeld()) {
            return new Decision.Refused(ConsultationProblem.NOT_HELD);
        }
        if (said.equals(feedback)) {
            return new Decision.Unchanged(this);
        }
        var draft = new Draft(this, now).log(What.FEEDBACK, by.name(), null);
        draft.feedback = said;
        draft.feedbackAt = null;
        return draft.done();
    }

    /** By the office; where there is an appointment, that is moved instead. */
    Decision assign(Assignment assigned, Instant now) {
        if (!status.open()) {
            return notOpen();
        }
        var draft = new Draft(this, now).log(What.ASSIGNED, assigned.by(), assigned.note());
        draft.assignment = assigned;
        return draft.done();
    }

    // Time

    /** Everything that is due by now. */
    Decision pass(Terms terms, Instant now) {
        if (confirmBy != null && !now.isBefore(confirmBy)) {
            return unconfirmed(Status.EXPIRED, What.EXPIRED, now);
        }
        var draft = new Draft(this, now);
        boolean changed = false;
        if (offer != null && claim == null && !now.isBefore(offer.until())) {
            endOffer(draft, Ending.EXPIRED, terms, now);
            changed = true;
        }
        if (!draft.overdueTold
                && (draft.status == Status.REQUESTED || draft.status == Status.WAITING)
                && draft.overdueAt != null
                && !now.isBefore(draft.overdueAt)) {
            draft.overdueTold = true;
            draft.log(What.OVERDUE, Actor.CLOCK.name(), null)
                    .tell(
                            new RequestOverdue(
                                    id,
                                    request.municipalityName(),
                                    request.module(),
                                    request.moduleTitle(),
                                    createdAt));
            changed = true;
        }
        changed |= remind(draft, terms, now);
        if (draft.feedbackAt != null && !now.isBefore(draft.feedbackAt)) {
            draft.feedbackAt = null;
            draft.log(What.FEEDBACK_ASKED, Actor.CLOCK.name(), null)
                    .tell(new FeedbackAsked(draft.facts(), manageToken(terms)));
            changed = true;
        }
        if (eraseAt(status, request, manageUntil) != null
                && claim == null
                && !now.isBefore(manageUntil)) {
            erase(draft);
            changed = true;
        }
        return changed ? draft.done() : new Decision.Unchanged(this);
    }

    /** What was advised stays; who asked, and what anybody typed about it, does not. */
    private void erase(Draft draft) {
        var asked = request.person().name();
        draft.request = request.erased();
        draft.log.replaceAll(
                it -> new Entry(it.at(), it.by().equals(asked) ? "" : it.by(), it.what(), null));
        draft.assignment = assignment == null ? null : assignment.withoutNote();
        draft.feedback = feedback == null ? null : new Feedback(feedback.helpful(), null);
    }

    /** Whose address it is nobody has said: nothing is kept, and nobody is written to. */
    private Decision.Changed unconfirmed(Status then, What what, Instant now) {
        var draft = new Draft(this, now);
        draft.giveBackClaims();
        draft.status = then;
        draft.confirmBy = null;
        draft.request = request.erased();
        draft.log.clear();
        return draft.log(what, Actor.CLOCK.name(), null)
                .tell(new ConsultationExpired(id, request.municipality(), request.module()))
                .done();
    }

    private boolean remind(Draft draft, Terms terms, Instant now) {
        boolean changed = false;
        for (var appointment : appointments) {
            var next = appointment.nextReminder();
            if (next == null || now.isBefore(next)) {
                continue;
            }
            // Who was away for days tells the reminder that is due now, and none that is past.
            int days =
                    now.isBefore(appointment.start().minus(A_DAY))
                            ? Appointment.WEEK
                            : Appointment.DAY;
            draft.replace(appointment.reminded(days));
            if (now.isBefore(appointment.start())) {
                draft.log(What.REMINDED, Actor.CLOCK.name(), null)
                        .tell(
                                new AppointmentApproaching(
                                        draft.facts(),
                                        Meeting.of(appointment, request),
                                        days,
                                        manageToken(terms)));
            }
            changed = true;
        }
        return changed;
    }

    /** Its consultant is away: the office is told once per absence whom to ask instead. */
    Decision collide(String appointment, String absence, List<Proposal> proposals, Instant now) {
        var hit =
                appointments.stream()
                        .filter(it -> it.scheduled() && it.id().equals(appointment))
                        .filter(it -> !it.collidesWith(absence))
                        .findFirst()
                        .orElse(null);
        if (hit == null) {
            return new Decision.Unchanged(this);
        }
        var draft = new Draft(this, now).log(What.ABSENCE, Actor.CLOCK.name(), null);
        draft.replace(hit.collidingWith(new Appointment.Collision(absence, proposals)));
        return draft.tell(
                        new AbsenceCollides(
                                id,
                                request.municipalityName(),
                                hit.id(),
                                hit.start(),
                                hit.consultantName(),
                                proposals))
                .done();
    }

    /** Its consultant is not away after all. */
    Decision back(String absence, Instant now) {
        var draft = new Draft(this, now);
        appointments.stream()
                .filter(it -> it.collidesWith(absence))
                .forEach(it -> draft.replace(it.collidingWith(null)));
        return draft.appointments.equals(appointments)
                ? new Decision.Unchanged(this)
                : draft.done();
    }

    private String manageToken(Terms terms) {
        return terms.manage(id, manageUntil).token();
    }

    @Override
    public String toString() {
        return "consultation " + id + " " + status; // personal data stays out of logs
    }
}
