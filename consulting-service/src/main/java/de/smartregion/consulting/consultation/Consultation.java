package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda.Adviser;
import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A municipality asks for advice, and what becomes of it.
 *
 * <p>Its laws: an appointment is to come exactly while it is scheduled; an offer stands exactly
 * while it is offered; who waits has said when it would suit, and since when; a report is released
 * exactly while it is reported on or something follows; what is over keeps nothing of anybody's
 * day; what is given back to a day is used for nothing else; two appointments to come never
 * overlap; who would rather come earlier has one appointment to come.
 *
 * <p>What is decided stands in {@link Asking}, {@link Offering}, {@link Polling}, {@link Booking},
 * {@link Earlier}, {@link Closing}, {@link Correcting}, {@link Reporting} and {@link Passing}; what
 * several of them do to a case, in {@link Draft}.
 *
 * @param claim what it has begun with a day: whoever finds it goes on ({@link SettleConsultation})
 * @param freeing what it gives back to days, until it has
 * @param passed starts that were offered, or told of, and not taken: not offered or told again
 * @param earlierSince when they said that they would rather come earlier than their appointment
 * @param feedbackAt when feedback is asked for; nothing when it was, or need not be
 * @param renewals links of later letters, where those before would not have lasted
 * @param fingerprint of the request that made it, when it carried an idempotency key
 * @param overdueAt until when the office should have answered
 * @param nextLook when time changes something about it
 * @param dueAt when the office is late with it; far away when it is not its turn
 * @param turns those of its claim and of its appointments that count; no other case has them
 * @param collides whether a consultant will be away who has an appointment to come in it
 * @param words by which the office finds it
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
        @Nullable Instant earlierSince,
        @Nullable Assignment assignment,
        @Nullable Report report,
        @Nullable Feedback feedback,
        @Nullable Instant feedbackAt,
        List<Entry> log,
        @Nullable Instant confirmBy,
        @Nullable String confirmHash,
        String manageHash,
        Instant manageUntil,
        List<Renewal> renewals,
        @Nullable String fingerprint,
        @Nullable Instant overdueAt,
        boolean overdueTold,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant nextLook,
        Instant dueAt,
        @Nullable List<String> turns,
        boolean collides,
        List<String> words,
        @Version long version) {

    static final int MOST_APPOINTMENTS = 20;

    /** Sorts behind everything that is the office's turn; every store can hold it. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** After that long, somebody else goes on with what was begun. */
    static final Duration SETTLE_AFTER = Duration.ofSeconds(30);

    static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration TO_REPORT = Duration.ofDays(7);

    Consultation {
        appointments = appointments == null ? List.of() : List.copyOf(appointments);
        freeing = freeing == null ? List.of() : List.copyOf(freeing);
        passed = passed == null ? List.of() : List.copyOf(passed);
        log = log == null ? List.of() : List.copyOf(log);
        renewals = renewals == null ? List.of() : List.copyOf(renewals);
        words = words == null ? List.of() : List.copyOf(words);
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
                status != Status.HELD || appointments.stream().anyMatch(Appointment::held),
                "held, and no appointment was");
        law(!status.ended() || claim == null, "over, and still claims a slot");
        law((status == Status.UNCONFIRMED) == (confirmBy != null), "confirmed, or not");
        law(usesNothingTwice(appointments, claim, offer, freeing), "gives back what it uses");
        law(!overlap(toCome), "in two places at once");
        law(earlierSince == null || toCome.size() == 1, "earlier than what");
        law(appointments.size() <= MOST_APPOINTMENTS, "too many appointments");
    }

    private static void law(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean usesNothingTwice(
            List<Appointment> appointments,
            @Nullable Claim claim,
            @Nullable Offer offer,
            List<Spot> freeing) {
        Set<String> used = new HashSet<>();
        appointments.stream()
                .filter(Appointment::scheduled)
                .flatMap(it -> it.spots().stream())
                .forEach(it -> used.add(it.claim()));
        if (claim != null) {
            used.add(claim.spot().claim());
            claim.spots().forEach(it -> used.add(it.claim()));
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
            @Nullable Instant waitsUntil,
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
        add(looks, waitsUntil);
        appointments.forEach(it -> add(looks, it.nextReminder()));
        return looks.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    /** When the last of the wished windows is past; nothing can become free in them then. */
    static @Nullable Instant waitsUntil(Status status, Request request) {
        return status != Status.WAITING
                ? null
                : request.windows().stream()
                        .map(Window::until)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /**
     * When the link ends that leads to it, if nothing comes after it any more. A report may be long
     * in coming, and so may word of what came of an appointment; but no longer after the last one
     * than a link reaches, unless a later letter's link does.
     */
    static @Nullable Instant eraseAt(
            Status status,
            Request request,
            List<Appointment> appointments,
            Instant createdAt,
            Instant manageUntil,
            List<Renewal> renewals) {
        if (request.isErased()) {
            return null;
        }
        var reach = Duration.between(createdAt, manageUntil);
        var end =
                switch (status) {
                    case SCHEDULED -> lastEnd(appointments, State.SCHEDULED).plus(reach);
                    case HELD, REPORTED -> lastEnd(appointments, State.HELD).plus(reach);
                    default -> status.done() ? manageUntil : null;
                };
        var reachable = reachableUntil(manageUntil, renewals);
        return end != null && end.isBefore(reachable) ? reachable : end;
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
            Status status,
            Request request,
            List<Appointment> appointments,
            @Nullable Instant overdueAt) {
        if (request.isErased()) {
            return NEVER;
        }
        return switch (status) {
            case REQUESTED, WAITING -> overdueAt == null ? NEVER : overdueAt;
            case SCHEDULED -> lastEnd(appointments, State.SCHEDULED).plus(A_DAY);
            case HELD -> lastEnd(appointments, State.HELD).plus(TO_REPORT);
            case UNCONFIRMED,
                    OFFERED,
                    REPORTED,
                    WITHDRAWN,
                    DECLINED,
                    NO_SHOW,
                    UNRECORDED,
                    EXPIRED ->
                    NEVER;
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
        return Asking.open(with, terms, now);
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
        return new Asking(this).confirm(turn, anyFree, assigned, terms, now);
    }

    /** Without what a day decides: how an appointment to come is held. */
    Decision correct(Request corrected, boolean anyFree, Actor by, Terms terms, Instant now) {
        return new Correcting(this).correct(corrected, anyFree, by, terms, now);
    }

    // Offers

    /** By the office; where there is an appointment, that is moved instead. */
    Decision assign(Assignment assigned, Instant now) {
        return new Offering(this).assign(assigned, now);
    }

    /**
     * @param beyond what the quota does not give, which only the office does
     */
    Decision offer(
            List<Spot> starts,
            Instant until,
            boolean beyond,
            Actor by,
            @Nullable String note,
            Terms terms,
            Instant now) {
        return new Offering(this).offer(starts, until, beyond, by, note, terms, now);
    }

    /** Takes one of what is on offer; the appointment is there when the day has booked it. */
    Decision accept(
            Instant start, @Nullable String turn, @Nullable String note, Actor by, Instant now) {
        return new Offering(this).accept(start, turn, note, by, now);
    }

    Decision refuse(Actor by, Terms terms, Instant now) {
        return new Offering(this).refuse(by, terms, now);
    }

    /** Asks who comes along which of the offered starts suit them. */
    Decision openPoll(Actor by, Terms terms, Instant now) {
        return new Polling(this).open(by, terms, now);
    }

    /** What the bearer of this link says about them. */
    Decision answer(String token, Map<Instant, Suits> answers, Terms terms, Instant now) {
        return new Polling(this).answer(token, answers, terms, now);
    }

    // Appointments: claim, settle

    /** The appointment that is moved or cancelled next. */
    Optional<Appointment> upcoming() {
        return appointments.stream()
                .filter(Appointment::scheduled)
                .min(Comparator.comparing(Appointment::start));
    }

    /** What is not over yet, the next one first; of what is over nobody may have said so. */
    List<Appointment> toCome(Instant now) {
        return appointments.stream()
                .filter(it -> it.scheduled() && it.end().isAfter(now))
                .sorted(Comparator.comparing(Appointment::start))
                .toList();
    }

    /** Nothing can be added to it any more. */
    boolean full() {
        return appointments.size() >= MOST_APPOINTMENTS;
    }

    /** The one of that name, or the next one. */
    Optional<Appointment> upcoming(@Nullable String named) {
        return named == null
                ? upcoming()
                : appointments.stream()
                        .filter(it -> it.scheduled() && it.id().equals(named))
                        .findFirst();
    }

    /** Whether this party may have another start, before any slot is claimed. */
    @Nullable ConsultationProblem keepsFromBooking(
            boolean further, @Nullable String moving, Actor by, Terms terms, Instant now) {
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
            return tooLate(moving, by, terms, now) ? ConsultationProblem.TOO_LATE : null;
        } else if (!status.open()) {
            return ConsultationProblem.CONSULTATION_OVER;
        }
        return full() ? ConsultationProblem.TOO_MANY_APPOINTMENTS : null;
    }

    /** Whether this party may not change the one of that name any more, or else the next one. */
    boolean tooLate(@Nullable String named, Actor by, Terms terms, Instant now) {
        return by.party() == Party.PERSON
                && upcoming(named)
                        .map(it -> now.isAfter(it.start().minus(terms.settings().change())))
                        .orElse(false);
    }

    /** Writes down what was begun, so that it can be finished by whoever finds it. */
    Decision begin(boolean further, Claim begun, Actor by, Terms terms, Instant now) {
        return new Booking(this).begin(further, begun, by, terms, now);
    }

    /** The day has booked what was claimed: there is an appointment, or it is at another time. */
    Decision.Changed booked(Spot spot, Adviser adviser, Terms terms, Instant now) {
        return new Booking(this).booked(spot, adviser, terms, now);
    }

    /** Nobody comes along any more. */
    Decision unaccompany(String appointment, Actor by, Terms terms, Instant now) {
        return new Booking(this).unaccompany(appointment, by, terms, now);
    }

    /** The day has it not any more: what there was before, is. */
    Decision.Changed lost(boolean anyFree, Terms terms, Instant now) {
        return new Booking(this).lost(anyFree, terms, now);
    }

    /** These are back with their days. */
    Decision freed(List<Spot> given, Instant now) {
        return new Booking(this).freed(given, now);
    }

    /** What was begun has come about. */
    boolean booked(Claim begun) {
        var start = begun.to() == null ? begun.spot().start() : begun.to();
        return appointments.stream()
                .filter(it -> it.scheduled() && it.start().equals(start))
                .flatMap(it -> it.spots().stream())
                .anyMatch(it -> it.claim().equals(begun.spot().claim()));
    }

    /** Something is begun or to be given back. */
    boolean unsettled() {
        return status != Status.UNCONFIRMED && (claim != null || !freeing.isEmpty());
    }

    /** Whoever has one appointment to come would rather have it earlier, or not any more. */
    Decision want(boolean earlier, Actor by, Terms terms, Instant now) {
        return new Earlier(this).want(earlier, by, terms, now);
    }

    /** Told of a start that is free before their appointment; nothing is kept for them. */
    Decision tellOf(Instant free, Terms terms, Instant now) {
        return new Earlier(this).tellOf(free, terms, now);
    }

    // Ending

    /** An appointment held before stays held; what is to come is cancelled. */
    Decision withdraw(Actor by, @Nullable String reason, Terms terms, Instant now) {
        return new Closing(this).withdraw(by, reason, terms, now);
    }

    /** One of several, or the only one: whoever asked is still to be advised. */
    Decision cancel(
            String appointment, Actor by, @Nullable String reason, Terms terms, Instant now) {
        return new Closing(this).cancel(appointment, by, reason, terms, now);
    }

    /** After an appointment that was held, whatever became of later ones. */
    Status afterwards() {
        return report != null && report.released() != null ? Status.REPORTED : Status.HELD;
    }

    /** Until when the link of letters works now. */
    Instant reachableUntil() {
        return reachableUntil(manageUntil, renewals);
    }

    static Instant reachableUntil(Instant first, List<Renewal> renewals) {
        return renewals.isEmpty() ? first : renewals.getLast().until();
    }

    Decision decline(Actor by, String reason, Instant now) {
        return new Closing(this).decline(by, reason, now);
    }

    Decision notOpen() {
        return new Decision.Refused(
                switch (status) {
                    case UNCONFIRMED -> ConsultationProblem.CONSULTATION_UNCONFIRMED;
                    case SCHEDULED -> ConsultationProblem.ALREADY_SCHEDULED;
                    default -> ConsultationProblem.CONSULTATION_OVER;
                });
    }

    // Afterwards

    Decision held(Actor by, Terms terms, Instant now) {
        return new Reporting(this).held(by, terms, now);
    }

    Decision missed(Actor by, Terms terms, Instant now) {
        return new Reporting(this).missed(by, terms, now);
    }

    /** Also again, when it has been released: the municipality reads the newest. */
    Decision write(Report written, Actor by, Terms terms, Instant now) {
        return new Reporting(this).write(written, by, terms, now);
    }

    Decision release(Actor by, Terms terms, Instant now) {
        return new Reporting(this).release(by, terms, now);
    }

    Decision say(Feedback said, Actor by, Instant now) {
        return new Reporting(this).say(said, by, now);
    }

    // Time

    /** Everything that is due by now. */
    Decision pass(Terms terms, Instant now) {
        return new Passing(this).pass(terms, now);
    }

    /** The office forgets who asked, because they want it. */
    Decision erase(Actor by, Instant now) {
        return new Passing(this).erase(by, now);
    }

    /** Writes down when time changes something, where it was not. */
    Decision lookAgain(Instant now) {
        return nextLook == null ? new Draft(this, now).done() : new Decision.Unchanged(this);
    }

    /** Writes down by which words it is found, where that was not. */
    Decision nameWords(Instant now) {
        return words.isEmpty() ? new Draft(this, now).done() : new Decision.Unchanged(this);
    }

    /** Its consultant is away: the office is told once per absence whom to ask instead. */
    Decision collide(
            String appointment,
            String consultant,
            String absence,
            List<Proposal> proposals,
            Instant now) {
        return new Passing(this).collide(appointment, consultant, absence, proposals, now);
    }

    /** Who comes along is away: the office is told once per absence. */
    Decision collideSecond(String appointment, String consultant, String absence, Instant now) {
        return new Passing(this).collideSecond(appointment, consultant, absence, now);
    }

    /** One of those who come to this appointment is there after all. */
    Decision back(String appointment, String consultant, String absence, Instant now) {
        return new Passing(this).back(appointment, consultant, absence, now);
    }

    /** Its consultant is not away after all. */
    Decision back(String absence, Instant now) {
        return new Passing(this).back(absence, now);
    }

    @Override
    public String toString() {
        return "consultation " + id + " " + status; // personal data stays out of logs
    }
}
