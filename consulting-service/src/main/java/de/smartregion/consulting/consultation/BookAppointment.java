package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Answer.Had;
import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** The first appointment of a case, one more, or another start for the next one. */
@Component
class BookAppointment {

    private static final Logger log = LoggerFactory.getLogger(BookAppointment.class);

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final FreeStarts freeStarts;
    private final Advisers advisers;
    private final Agenda agenda;
    private final Terms terms;

    /**
     * @param further one more in the same case, instead of the first or another start
     * @param consultant who else should come; named by the office and the consultant alone
     * @param appointment which of a series is moved; the next one when none is named
     */
    record Wish(
            boolean further,
            Instant start,
            @Nullable String consultant,
            @Nullable String note,
            @Nullable String appointment) {
        Wish(boolean further, Instant start, @Nullable String consultant, @Nullable String note) {
            this(further, start, consultant, note, null);
        }

        Wish by(@Nullable String own) {
            return consultant == null ? new Wish(further, start, own, note, appointment) : this;
        }

        @Override
        public String toString() {
            return "wish for " + start;
        }
    }

    BookAppointment(
            Consultations consultations,
            SettleConsultation settle,
            FreeStarts freeStarts,
            Advisers advisers,
            Agenda agenda,
            Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.freeStarts = freeStarts;
        this.advisers = advisers;
        this.agenda = agenda;
        this.terms = terms;
    }

    Decision book(String id, Visitor visitor, Wish asked) {
        settle.settle(id);
        var now = consultations.now();
        var found = consultations.find(id).orElse(null);
        var kept = visitor.keptFrom(found, EnumSet.allOf(Party.class), now);
        if (kept != null || found == null) {
            return new Decision.Refused(
                    kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept);
        }
        var by = visitor.actorFor(found);
        if (asked.consultant() != null && by.party() == Party.PERSON) {
            return new Decision.Refused(ConsultationProblem.NOT_YOURS_TO_DO);
        }
        var moving = asked.further() ? null : found.upcoming(asked.appointment()).orElse(null);
        if (moving == null && asked.appointment() != null) {
            return new Decision.Refused(ConsultationProblem.NOT_SCHEDULED);
        }
        var own = visitor.own(found);
        // What is somebody else's stays theirs, whoever of the two moves it.
        var wish = moving == null || moving.consultant().equals(own) ? asked.by(own) : asked;
        if (stands(found, wish)) {
            return new Decision.Unchanged(found);
        }
        var why =
                found.keepsFromBooking(
                        wish.further(), moving == null ? null : moving.id(), by, terms, now);
        if (why != null) {
            return new Decision.Refused(why);
        }
        if (moving != null
                && moving.second() != null
                && moving.second().consultant().equals(wish.consultant())) {
            return new Decision.Refused(ConsultationProblem.COMES_ALREADY);
        }
        if (!advisers.mayBeNamed(found, wish.start(), wish.consultant(), moving, by, wish.note())) {
            return new Decision.Refused(ConsultationProblem.CONSULTANT_DOES_NOT_FIT);
        }
        if (needsATurn(moving, wish) && turn(found, by, wish) == null) {
            return new Decision.Refused(ConsultationProblem.QUOTA_USED);
        }
        var order = advisers.inOrder(found, wish.start(), wish.consultant(), moving, by.party());
        return tryEach(id, visitor, wish, found, moving, order);
    }

    private Decision tryEach(
            String id,
            Visitor visitor,
            Wish wish,
            Consultation found,
            @Nullable Appointment moving,
            Set<String> order) {
        var by = visitor.actorFor(found);
        var second = moving == null ? null : moving.second();
        for (var consultant : order) {
            if (second != null && second.consultant().equals(consultant)) {
                continue; // nobody is in two places, and nobody comes alone who came along
            }
            var alone = claim(found, moving, consultant, wish, by);
            if (alone == null) {
                continue;
            }
            var along = second == null ? null : along(found, moving, second, wish);
            if (second != null && along == null) {
                agenda.free(alone.spot().slot());
                break; // whoever else came, the second could not
            }
            var claim = alone.withSecond(along);
            var decision =
                    consultations.decide(
                            id,
                            visitor,
                            EnumSet.allOf(Party.class),
                            null,
                            (consultation, actor, now) ->
                                    consultation.begin(
                                            wish.further(),
                                            needsATurn(moving, wish)
                                                    ? claim.withTurn(
                                                            turn(consultation, actor, wish))
                                                    : claim,
                                            actor,
                                            terms,
                                            now));
            if (decision instanceof Decision.Refused) {
                claim.spots().forEach(it -> agenda.free(it.slot())); // what is booked stays
                return decision;
            }
            var settled = settle.settle(id).orElseThrow();
            if (settled.booked(claim)) {
                log.info("booked for {}", id);
                return new Decision.Unchanged(settled);
            }
        }
        return new Decision.Refused(
                ConsultationProblem.SLOT_TAKEN,
                freeStarts.next(
                        found.request().need(moving, by.party()),
                        second == null ? null : second.consultant(),
                        wish.start()));
    }

    /** Where who comes along is to be: where they are, if only the other one is another. */
    private @Nullable Spot along(
            Consultation found, @Nullable Appointment moving, Second second, Wish wish) {
        if (second.spot().start().equals(wish.start())) {
            return second.spot();
        }
        return agenda.claimSecond(
                                Names.random(),
                                second.consultant(),
                                found.request().need(moving),
                                wish.start(),
                                consultations.now().plus(terms.settings().hold()))
                        instanceof Had(var slot)
                ? Spot.of(slot)
                : null;
    }

    /**
     * On the same day nothing is claimed: the day moves its entry in one write. Not so if two come:
     * each of two days could say no after the other has moved, so each keeps both times until both
     * have the new one.
     */
    private @Nullable Claim claim(
            Consultation found,
            @Nullable Appointment moving,
            String consultant,
            Wish wish,
            Actor by) {
        var now = consultations.now();
        if (moving != null
                && moving.second() == null
                && moving.spot().sameDay(consultant, wish.start())) {
            return Claim.begun(
                    Claim.Kind.SHIFT,
                    moving.spot(),
                    wish.start(),
                    moving.id(),
                    by.party(),
                    by.name(),
                    wish.note(),
                    now);
        }
        var claimed =
                agenda.claim(
                        Names.random(),
                        consultant,
                        found.request().need(moving, by.party()),
                        wish.start(),
                        now.plus(terms.settings().hold()));
        if (!(claimed instanceof Had(var slot))) {
            return null;
        }
        Claim.Kind kind;
        if (moving != null) {
            kind = Claim.Kind.MOVE;
        } else {
            kind = wish.further() ? Claim.Kind.FURTHER : Claim.Kind.FIRST;
        }
        return Claim.begun(
                kind,
                Spot.of(slot),
                null,
                moving == null ? null : moving.id(),
                by.party(),
                by.name(),
                wish.note(),
                now);
    }

    private static boolean stands(Consultation found, Wish wish) {
        return found.appointments().stream()
                .anyMatch(
                        it ->
                                it.scheduled()
                                        && (wish.appointment() == null
                                                || wish.appointment().equals(it.id()))
                                        && it.start().equals(wish.start())
                                        && (wish.consultant() == null
                                                || wish.consultant().equals(it.consultant())));
    }

    private static boolean needsATurn(@Nullable Appointment moving, Wish wish) {
        return moving == null || !Turn.sameYear(moving.start(), wish.start());
    }

    /** The office may go beyond the quota, and says why. */
    private @Nullable String turn(Consultation found, Actor by, Wish wish) {
        return consultations.turn(
                found.request(),
                wish.start(),
                terms.settings().quota(),
                by.isOffice() && wish.note() != null);
    }
}
