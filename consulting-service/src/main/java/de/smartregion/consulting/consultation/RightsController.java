package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** The door for whoever wants to know what is kept about them, or that it is not. */
@RestController
@Tag(name = "cases", description = CaseController.WHAT)
class RightsController {

    private final EraseConsultation eraseConsultation;
    private final Consultations consultations;
    private final Visitors visitors;
    private final Answers answers;
    private final Terms terms;

    /** When something happened; by whom of the office is not about who asked. */
    @Schema(
            name = "ConsultationStep",
            requiredProperties = {"at", "what"})
    record Step(Instant at, Entry.What what) {}

    /** Everything that is kept about who asked, and until when at most. */
    @Schema(
            name = "ConsultationData",
            requiredProperties = {"at", "consultation", "log"})
    record DataView(
            Instant at, @Nullable Instant erasedBy, ConsultationView consultation, List<Step> log) {
        @Override
        public String toString() {
            return "data of a consultation"; // personal data stays out of logs
        }
    }

    RightsController(
            EraseConsultation eraseConsultation,
            Consultations consultations,
            Visitors visitors,
            Answers answers,
            Terms terms) {
        this.eraseConsultation = eraseConsultation;
        this.consultations = consultations;
        this.visitors = visitors;
        this.answers = answers;
        this.terms = terms;
    }

    @Operation(
            operationId = "eraseConsultation",
            summary = "Forget who asked",
            description =
                    "Only what is over: withdraw or decline it first (409 `consultation-open`). What was advised stays, without names.")
    @PostMapping(CaseController.CASE + "/erasure")
    ResponseEntity<ConsultationView> erase(@PathVariable String id, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(eraseConsultation.erase(id, visitor), visitor);
    }

    @Operation(
            operationId = "readConsultationData",
            summary = "Everything that is kept about who asked",
            description = "For who asked, and for the office, which hands it on.")
    @GetMapping(CaseController.CASE + "/data")
    ResponseEntity<DataView> data(
            @PathVariable String id,
            @RequestHeader(name = Answers.LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var now = consultations.now();
        var found = consultations.find(id).orElse(null);
        var kept =
                visitors.of(caller, token)
                        .keptFrom(found, EnumSet.of(Party.PERSON, Party.STAFF), now);
        if (kept != null || found == null) {
            return Answers.refused(
                    new Decision.Refused(
                            kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.AUTHORIZATION, Answers.LINK_TOKEN)
                .body(
                        new DataView(
                                now,
                                Consultation.eraseAt(
                                        found.status(),
                                        found.request(),
                                        found.appointments(),
                                        found.createdAt(),
                                        found.manageUntil(),
                                        found.renewals()),
                                ConsultationView.of(found, Party.PERSON, null, terms, now, null),
                                found.log().stream()
                                        .map(it -> new Step(it.at(), it.what()))
                                        .toList()));
    }
}
