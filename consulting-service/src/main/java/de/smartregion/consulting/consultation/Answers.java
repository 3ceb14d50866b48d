package de.smartregion.consulting.consultation;

import de.smartregion.platform.web.Versions;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.Objects;

/** A decision as an answer over HTTP. */
@Component
class Answers {

    /** In a header, so that it stands in no access log. */
    static final String LINK_TOKEN = "Link-Token";

    private final Consultations consultations;
    private final Terms terms;

    Answers(Consultations consultations, Terms terms) {
        this.consultations = consultations;
        this.terms = terms;
    }

    ResponseEntity<ConsultationView> told(Decision decision, Visitor visitor) {
        return told(decision, visitor, false);
    }

    /**
     * With the token of the case's link for who has just shown whose address it is: also when the
     * case is confirmed, and the slot that waited for it is not to be had.
     */
    ResponseEntity<ConsultationView> confirmed(String id, Decision decision, Visitor visitor) {
        if (decision instanceof Decision.Refused refused
                && (refused.why() == ConsultationProblem.SLOT_TAKEN
                        || refused.why() == ConsultationProblem.QUOTA_USED)) {
            var problem = problem(refused);
            problem.setDetail("The request is confirmed, and has no appointment yet.");
            consultations
                    .find(id)
                    .ifPresent(it -> problem.setProperty("manageToken", manageToken(it)));
            return ResponseEntity.of(problem).build();
        }
        return told(decision, visitor, true);
    }

    private ResponseEntity<ConsultationView> told(
            Decision decision, Visitor visitor, boolean withLink) {
        return switch (decision) {
            case Decision.Changed(var changed, _) -> ok(changed, visitor, withLink);
            case Decision.Unchanged(var same) -> ok(same, visitor, withLink);
            case Decision.Refused refused -> refused(refused);
        };
    }

    ResponseEntity<ConsultationView> found(String id, Visitor visitor) {
        var consultation = consultations.find(id).orElse(null);
        var kept = visitor.keptFrom(consultation, consultations.now());
        if (kept != null || consultation == null) {
            return refused(
                    new Decision.Refused(
                            kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept));
        }
        return ok(consultation, visitor, false);
    }

    private ResponseEntity<ConsultationView> ok(
            Consultation consultation, Visitor visitor, boolean withLink) {
        var token =
                withLink && consultation.status() != Status.UNCONFIRMED
                        ? manageToken(consultation)
                        : null;
        return ResponseEntity.ok()
                .eTag(Versions.etag(consultation.version()))
                .varyBy(HttpHeaders.AUTHORIZATION, LINK_TOKEN)
                .body(
                        ConsultationView.of(
                                consultation,
                                visitor.partyOf(consultation),
                                visitor.own(consultation),
                                terms,
                                consultations.now(),
                                token));
    }

    private String manageToken(Consultation consultation) {
        return terms.manage(consultation.id(), consultation.reachableUntil()).token();
    }

    static <T> ResponseEntity<T> refused(Decision.Refused refused) {
        return ResponseEntity.of(problem(refused)).build();
    }

    private static ProblemDetail problem(Decision.Refused refused) {
        var problem = refused.why().detail("Nothing was changed.");
        if (!refused.next().isEmpty() || refused.why() == ConsultationProblem.SLOT_TAKEN) {
            problem.setProperty("next", refused.next());
        }
        @Nullable Long current = refused.current();
        if (current != null) {
            problem.setProperty("current", Versions.etag(Objects.requireNonNull(current)));
        }
        return problem;
    }
}
