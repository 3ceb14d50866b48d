package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.platform.outbox.DuplicateAggregate;
import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A municipality asks for advice, with a slot that was held, with wished windows, or with neither.
 */
@Component
class RequestConsultation {

    private static final Logger log = LoggerFactory.getLogger(RequestConsultation.class);

    /** What was held is held, also when others have filled the consultant's year meanwhile. */
    private static final String FILLED_SINCE = "capacity";

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final FreeStarts freeStarts;
    private final Agenda agenda;
    private final Terms terms;

    /** What makes a request the same one when it comes again. */
    record Naming(String caller, String key, String fingerprint) {}

    /** A held slot, as its holder names it. */
    record HeldSlot(String hold, String token) {
        @Override
        public String toString() {
            return "held slot " + hold;
        }
    }

    RequestConsultation(
            Consultations consultations,
            SettleConsultation settle,
            FreeStarts freeStarts,
            Agenda agenda,
            Terms terms) {
        this.consultations = consultations;
        this.settle = settle;
        this.freeStarts = freeStarts;
        this.agenda = agenda;
        this.terms = terms;
    }

    /** Under a key, the case is named after it: asked twice, there is one. */
    Decision request(
            Request request, @Nullable HeldSlot held, @Nullable Naming naming, Visitor visitor) {
        var id =
                naming == null
                        ? Names.random()
                        : Names.of("consultation", naming.caller(), naming.key());
        if (naming != null) {
            var earlier = consultations.find(id).orElse(null);
            if (earlier != null) {
                return again(earlier, naming);
            }
        }
        var now = consultations.now();
        boolean confirmed = visitor.speaksFor(request.municipality(), request.person().email());
        @Nullable Spot spot = null;
        if (held != null) {
            var ticket =
                    HoldTicket.open(held.token(), terms.links())
                            .filter(it -> it.hold().equals(held.hold()))
                            .orElse(null);
            if (ticket == null) {
                return new Decision.Refused(ConsultationProblem.HOLD_NOT_FOUND);
            }
            if (!fits(ticket, request)) {
                return new Decision.Refused(ConsultationProblem.HOLD_DIFFERS);
            }
            if (turn(request, ticket.spot()) == null) {
                return new Decision.Refused(ConsultationProblem.QUOTA_USED);
            }
            var until =
                    confirmed
                            ? now.plus(terms.settings().hold())
                            : terms.keptUntil(terms.confirmBy(now, ticket.spot()));
            if (consultations.uses(ticket.spot()) || !agenda.prolong(ticket.spot().slot(), until)) {
                return new Decision.Refused(
                        ConsultationProblem.SLOT_TAKEN,
                        freeStarts.next(request.need(), ticket.spot().start()));
            }
            spot = ticket.spot();
        }
        return open(id, request, spot, naming, confirmed, now);
    }

    private Decision open(
            String id,
            Request request,
            @Nullable Spot spot,
            @Nullable Naming naming,
            boolean confirmed,
            Instant now) {
        var candidates = agenda.candidates(request.need(), spot == null ? null : spot.start());
        while (true) {
            var turn = spot == null || !confirmed ? null : turn(request, spot);
            if (spot != null && confirmed && turn == null) {
                return new Decision.Refused(ConsultationProblem.QUOTA_USED);
            }
            var opened =
                    Consultation.open(
                            new Consultation.Opening(
                                    id,
                                    request,
                                    spot,
                                    turn,
                                    assigned(spot, candidates, now),
                                    freeStarts.within(request, List.of(), now).isPresent(),
                                    confirmed,
                                    naming == null ? null : naming.fingerprint()),
                            terms,
                            now);
            try {
                consultations.insert(opened);
                log.info("opened consultation {}", id);
                return new Decision.Changed(settle.settle(id).orElseThrow(), opened.events());
            } catch (DuplicateAggregate taken) {
                var earlier = consultations.find(id).orElse(null);
                if (earlier != null) {
                    if (naming == null) {
                        throw taken;
                    }
                    return again(earlier, naming);
                }
                // Somebody else has the turn: the next one.
            }
        }
    }

    private @Nullable Assignment assigned(
            @Nullable Spot spot, List<Candidate> candidates, Instant now) {
        var found =
                spot == null
                        ? Assignment.byRule(candidates, now).orElse(null)
                        : Assignment.of(spot.consultant(), candidates, Assignment.RULE, null, now);
        return found == null ? null : found.to(agenda.adviser(found.consultant()));
    }

    private Decision again(Consultation earlier, Naming naming) {
        return naming.fingerprint().equals(earlier.fingerprint())
                ? new Decision.Unchanged(settle.settle(earlier.id()).orElse(earlier))
                : new Decision.Refused(ConsultationProblem.IDEMPOTENCY_KEY_REUSED);
    }

    private boolean fits(HoldTicket ticket, Request request) {
        var need = request.need();
        return ticket.module().equals(need.module())
                && ticket.mode() == need.mode()
                && Objects.equals(ticket.place(), need.place())
                && agenda.candidates(need, ticket.spot().start()).stream()
                        .filter(it -> it.consultant().equals(ticket.spot().consultant()))
                        .anyMatch(it -> it.against().stream().allMatch(FILLED_SINCE::equals));
    }

    private @Nullable String turn(Request request, Spot spot) {
        return consultations.turn(request, spot.start(), terms.settings().quota(), false);
    }
}
