package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.Appointment.State;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentCancelled;
import de.smartregion.consulting.consultation.ConsultationEvent.Companion;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultantMissing;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationAssigned;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationConfirmed;
import de.smartregion.consulting.consultation.ConsultationEvent.Ending;
import de.smartregion.consulting.consultation.ConsultationEvent.Facts;
import de.smartregion.consulting.consultation.ConsultationEvent.Meeting;
import de.smartregion.consulting.consultation.ConsultationEvent.OfferEnded;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A case while a decision writes the next one; lives no longer than that. */
final class Draft {

    private static final int LONGEST_LOG = 300;

    private final Consultation before;
    private final Instant now;
    private final List<ConsultationEvent> events = new ArrayList<>();

    Request request;
    Status status;
    final List<Appointment> appointments;
    @Nullable Claim claim;
    final List<Spot> freeing;
    @Nullable Offer offer;
    final List<Instant> passed;
    @Nullable Instant waitingSince;
    @Nullable Instant earlierSince;
    @Nullable Assignment assignment;
    @Nullable Report report;
    @Nullable Feedback feedback;
    @Nullable Instant feedbackAt;
    final List<Entry> log;
    @Nullable Instant confirmBy;
    @Nullable Instant overdueAt;
    boolean overdueTold;
    private final List<Renewal> renewals;

    Draft(Consultation before, Instant now) {
        this.before = before;
        this.now = now;
        this.request = before.request();
        this.status = before.status();
        this.appointments = new ArrayList<>(before.appointments());
        this.claim = before.claim();
        this.freeing = new ArrayList<>(before.freeing());
        this.offer = before.offer();
        this.passed = new ArrayList<>(before.passed());
        this.waitingSince = before.waitingSince();
        this.earlierSince = before.earlierSince();
        this.assignment = before.assignment();
        this.report = before.report();
        this.feedback = before.feedback();
        this.feedbackAt = before.feedbackAt();
        this.log = new ArrayList<>(before.log());
        this.confirmBy = before.confirmBy();
        this.overdueAt = before.overdueAt();
        this.overdueTold = before.overdueTold();
        this.renewals = new ArrayList<>(before.renewals());
    }

    Facts facts() {
        return Facts.of(before.id(), request);
    }

    Draft tell(ConsultationEvent event) {
        events.add(event);
        return this;
    }

    Draft log(What what, String by, @Nullable String note) {
        log.add(new Entry(now, by, what, note));
        return this;
    }

    void replace(Appointment appointment) {
        appointments.replaceAll(it -> it.id().equals(appointment.id()) ? appointment : it);
    }

    /** Gives back what was kept and is not needed any more. */
    void giveBack(Spot spot) {
        if (freeing.stream().noneMatch(it -> it.claim().equals(spot.claim()))) {
            freeing.add(spot);
        }
    }

    /** Everything that was kept beside appointments. */
    void giveBackClaims() {
        var begun = claim;
        if (begun != null) {
            giveBack(begun);
        }
        claim = null;
        giveBackOffer(null);
    }

    /** What was claimed, but not what an appointment has of it already. */
    void giveBack(Claim begun) {
        begun.spots().stream()
                .filter(spot -> appointments.stream().noneMatch(it -> it.spots().contains(spot)))
                .forEach(this::giveBack);
    }

    void giveBackOffer(@Nullable Spot but) {
        var made = offer;
        if (made != null) {
            made.starts().stream()
                    .filter(it -> but == null || !it.claim().equals(but.claim()))
                    .forEach(this::giveBack);
        }
        offer = null;
    }

    /** It is the office's now. */
    Draft received(boolean anyFree, Terms terms) {
        overdueAt = terms.overdueAt(now);
        if (assignment == null) {
            tell(missing());
        }
        if (claim != null) {
            return this; // the appointment itself is the answer
        }
        boolean waits = !anyFree && !request.windows().isEmpty();
        if (waits) {
            status = Status.WAITING;
            waitingSince = now;
            log(What.WAITS, Actor.CLOCK.name(), null);
        }
        tell(
                new ConsultationConfirmed(
                        facts(),
                        manageToken(terms),
                        waits,
                        assignment == null ? null : assignment.name()));
        return assigned(null, false);
    }

    /** Whom it is told of has an address; of earlier cases nobody knows it. */
    Draft assigned(@Nullable Assignment former, boolean booked) {
        var one = assignment;
        if (one != null && one.name() != null && one.email() != null) {
            tell(
                    ConsultationAssigned.of(
                            before.id(),
                            request,
                            status,
                            one,
                            one.name(),
                            one.email(),
                            booked,
                            former));
        }
        return this;
    }

    private ConsultantMissing missing() {
        return new ConsultantMissing(
                before.id(),
                request.municipalityName(),
                request.module(),
                request.moduleTitle(),
                request.fields());
    }

    /** Who lets an offer pass waits on, behind those who wait already, while there is time left. */
    void endOffer(Ending why, Terms terms) {
        var made = Objects.requireNonNull(offer);
        if (why != Ending.LAPSED) {
            made.starts().forEach(it -> passed.add(it.start()));
        }
        giveBackOffer(null);
        var until = Consultation.waitsUntil(Status.WAITING, request);
        boolean waits = waitingSince != null && until != null && now.isBefore(until);
        status = waits ? Status.WAITING : Status.REQUESTED;
        if (!waits) {
            waitingSince = null;
        } else if (why != Ending.LAPSED) {
            waitingSince = now;
        }
        overdueAt = terms.overdueAt(now);
        overdueTold = false;
        log(What.OFFER_ENDED, Actor.CLOCK.name(), why.name())
                .tell(new OfferEnded(facts(), why, waits, manageToken(terms)));
    }

    void cancelAll(Actor by, @Nullable String reason) {
        before.appointments().stream()
                .filter(Appointment::scheduled)
                .forEach(it -> cancel(it, by, reason, null));
    }

    /**
     * Tells how the case stands then.
     *
     * @param manageToken where something is left to look after
     */
    void cancel(
            Appointment appointment,
            Actor by,
            @Nullable String reason,
            @Nullable String manageToken) {
        var cancelled = appointment.as(State.CANCELLED);
        replace(cancelled);
        appointment.spots().forEach(this::giveBack);
        tell(
                new AppointmentCancelled(
                        facts(),
                        Meeting.of(cancelled, request),
                        by.party(),
                        reason,
                        status,
                        manageToken,
                        Companion.of(request)));
    }

    /** For a letter: what it leads to is there for a while yet, without an account. */
    String manageToken(Terms terms) {
        var until = Consultation.reachableUntil(before.manageUntil(), renewals);
        if (terms.endsSoon(until, now)) {
            until = terms.renewedUntil(now);
            renewals.add(new Renewal(terms.manage(before.id(), until).hash(), until));
        }
        return terms.manage(before.id(), until).token();
    }

    private long toCome() {
        return appointments.stream().filter(Appointment::scheduled).count();
    }

    Decision.Changed done() {
        var after =
                new Consultation(
                        before.id(),
                        request,
                        status,
                        appointments,
                        claim,
                        freeing,
                        offer,
                        passed,
                        waitingSince,
                        toCome() == 1 ? earlierSince : null,
                        assignment,
                        report,
                        feedback,
                        feedbackAt,
                        log.subList(Math.max(0, log.size() - LONGEST_LOG), log.size()),
                        confirmBy,
                        before.confirmHash(),
                        before.manageHash(),
                        before.manageUntil(),
                        renewals,
                        before.fingerprint(),
                        overdueAt,
                        overdueTold,
                        before.createdAt(),
                        now,
                        Consultation.nextLook(
                                status,
                                appointments,
                                claim != null || !freeing.isEmpty(),
                                offer,
                                confirmBy,
                                overdueTold ? null : overdueAt,
                                feedbackAt,
                                Consultation.eraseAt(
                                        status,
                                        request,
                                        appointments,
                                        before.createdAt(),
                                        before.manageUntil(),
                                        renewals),
                                Consultation.waitsUntil(status, request),
                                now),
                        Consultation.dueAt(status, request, appointments, overdueAt),
                        Consultation.turns(appointments, claim),
                        appointments.stream().anyMatch(Appointment::collides),
                        Words.of(request),
                        before.version());
        return new Decision.Changed(after, events);
    }
}
