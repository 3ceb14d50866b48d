package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The door for the office and the consultants: who advises, and when. */
@RestController
@Tag(name = "cases", description = CaseController.WHAT)
class CaseController {

    static final String CASE = ConsultationController.PATH + "/{id}";

    /** Two weeks' working time: what is kept is nobody else's. */
    private static final int MOST_HOURS = 100;

    static final String WHAT = "What the office and the consultants do with consultations.";

    private final OfferAppointment offerAppointment;
    private final BookAppointment bookAppointment;
    private final DeclineConsultation declineConsultation;
    private final AssignConsultant assignConsultant;
    private final Advisers advisers;
    private final Consultations consultations;
    private final Visitors visitors;
    private final Answers answers;

    @Schema(name = "CaseOffer")
    record OfferForm(
            @NotEmpty @Size(max = Offer.MOST) List<@Valid @NotNull StartForm> starts,
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String note,
            @Schema(
                            description =
                                    "How many working hours the municipality has to answer; without it, as many as are usual.")
                    @Min(1)
                    @Max(MOST_HOURS)
                    @Nullable Integer hours) {
        OfferForm {
            note = note == null || note.isBlank() ? null : note; // an empty one is none
        }

        @Nullable Duration toAnswer() {
            return hours == null ? null : Duration.ofHours(hours);
        }

        @Override
        public String toString() {
            return "offer";
        }
    }

    @Schema(name = "CaseStart")
    record StartForm(
            @NotNull Instant start, @Pattern(regexp = Wording.ID) @Nullable String consultant) {}

    @Schema(name = "CaseFurther")
    record FurtherForm(
            @NotNull Instant start,
            @Pattern(regexp = Wording.ID) @Nullable String consultant,
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String note) {
        FurtherForm {
            note = note == null || note.isBlank() ? null : note; // an empty one is none
        }

        @Override
        public String toString() {
            return "further appointment";
        }
    }

    @Schema(name = "CaseDecline")
    record DeclineForm(
            @NotBlank
                    @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    String reason) {
        @Override
        public String toString() {
            return "decline";
        }
    }

    @Schema(name = "CaseAssignment")
    record AssignmentForm(
            @NotNull @Pattern(regexp = Wording.ID) String consultant,
            @NotBlank
                    @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    String note) {
        @Override
        public String toString() {
            return "assignment";
        }
    }

    @Schema(name = "CaseCandidates", requiredProperties = "items")
    record CandidatesView(List<Assignment.Weighing> items) {}

    CaseController(
            OfferAppointment offerAppointment,
            BookAppointment bookAppointment,
            DeclineConsultation declineConsultation,
            AssignConsultant assignConsultant,
            Advisers advisers,
            Consultations consultations,
            Visitors visitors,
            Answers answers) {
        this.offerAppointment = offerAppointment;
        this.bookAppointment = bookAppointment;
        this.declineConsultation = declineConsultation;
        this.assignConsultant = assignConsultant;
        this.advisers = advisers;
        this.consultations = consultations;
        this.visitors = visitors;
        this.answers = answers;
    }

    @Operation(
            operationId = "offerAppointment",
            summary = "Keep starts for the municipality and ask which one it wants",
            description =
                    "It has some working hours to answer. A start that cannot be kept is 409 `slot-taken` with `next`. Beyond the"
                            + " quota only the office offers, with a note (409 `quota-used`).")
    @PostMapping(CASE + "/offer")
    ResponseEntity<ConsultationView> offer(
            @PathVariable String id, @Valid @RequestBody OfferForm form, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(
                offerAppointment.offer(
                        id,
                        visitor,
                        form.starts().stream()
                                .map(
                                        it ->
                                                new OfferAppointment.Wish(
                                                        ConsultationController.start(it.start()),
                                                        it.consultant()))
                                .toList(),
                        form.note(),
                        form.toAnswer()),
                visitor);
    }

    @Operation(operationId = "bookFurtherAppointment", summary = "One more appointment of the case")
    @PostMapping(CASE + "/appointments")
    ResponseEntity<ConsultationView> further(
            @PathVariable String id, @Valid @RequestBody FurtherForm form, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(
                bookAppointment.book(
                        id,
                        visitor,
                        new BookAppointment.Wish(
                                true,
                                ConsultationController.start(form.start()),
                                form.consultant(),
                                form.note())),
                visitor);
    }

    @Operation(operationId = "declineConsultation", summary = "Say that the office cannot help")
    @PostMapping(CASE + "/decline")
    ResponseEntity<ConsultationView> decline(
            @PathVariable String id, @Valid @RequestBody DeclineForm form, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(
                declineConsultation.decline(id, visitor, form.reason().strip()), visitor);
    }

    @Operation(
            operationId = "assignConsultant",
            summary = "Decide who advises, and say why",
            description = "While there is no appointment; one that is made is moved instead.")
    @PostMapping(CASE + "/assignment")
    ResponseEntity<ConsultationView> assign(
            @PathVariable String id, @Valid @RequestBody AssignmentForm form, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(
                assignConsultant.assign(id, visitor, form.consultant(), form.note().strip()),
                visitor);
    }

    @Operation(
            operationId = "listCandidates",
            summary =
                    "Everybody who could advise, the best first, and what speaks against the others")
    @GetMapping(CASE + "/candidates")
    ResponseEntity<CandidatesView> candidates(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant start,
            Caller caller) {
        var found = consultations.find(id).orElse(null);
        var kept =
                visitors.of(caller, "").keptFrom(found, Set.of(Party.STAFF), consultations.now());
        if (kept != null || found == null) {
            return Answers.refused(
                    new Decision.Refused(
                            kept == null ? ConsultationProblem.CONSULTATION_NOT_FOUND : kept));
        }
        var candidates = advisers.candidates(found, start);
        var ranked = Assignment.ranked(candidates, _ -> true);
        var chosen = found.assignment() == null ? null : found.assignment().consultant();
        var items =
                new ArrayList<>(
                        ranked.stream()
                                .map(
                                        it ->
                                                Assignment.Weighing.of(
                                                        it, it.consultant().equals(chosen)))
                                .toList());
        candidates.stream()
                .filter(it -> !it.fits())
                .map(it -> Assignment.Weighing.of(it, it.consultant().equals(chosen)))
                .forEach(items::add);
        return ResponseEntity.ok(new CandidatesView(items));
    }
}
