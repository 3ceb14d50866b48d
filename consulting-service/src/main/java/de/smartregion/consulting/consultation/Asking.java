package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationRequested;
import de.smartregion.consulting.consultation.Entry.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What is asked for, and whose address it is. */
record Asking(Consultation found) {

    static Decision.Changed open(Consultation.Opening with, Terms terms, Instant now) {
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
                        List.of(),
                        with.fingerprint(),
                        null,
                        false,
                        now,
                        now,
                        null,
                        Consultation.NEVER,
                        null,
                        false,
                        List.of(),
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
        return draft.received(with.anyFree(), terms).done();
    }

    Decision confirm(
            @Nullable String turn,
            boolean anyFree,
            @Nullable Assignment assigned,
            Terms terms,
            Instant now) {
        if (found.status() != Status.UNCONFIRMED) {
            return found.status() == Status.EXPIRED
                    ? new Decision.Refused(ConsultationProblem.CONSULTATION_EXPIRED)
                    : new Decision.Unchanged(found);
        }
        if (!now.isBefore(Objects.requireNonNull(found.confirmBy()))) {
            return new Decision.Refused(ConsultationProblem.CONSULTATION_EXPIRED);
        }
        var draft =
                new Draft(found, now).log(What.CONFIRMED, found.request().person().name(), null);
        draft.confirmBy = null;
        draft.status = Status.REQUESTED;
        if (turn == null || found.claim() == null) {
            draft.giveBackClaims();
        } else {
            draft.claim = found.claim().withTurn(turn);
        }
        if (draft.assignment == null) {
            draft.assignment = assigned;
        }
        return draft.received(anyFree, terms).done();
    }
}
