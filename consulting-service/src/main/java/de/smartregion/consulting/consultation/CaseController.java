package de.smartregion.consulting.consultation;

import de.smartregion.consulting.calendar.Agenda;
import de.smartregion.consulting.calendar.Agenda.Candidate;
import de.smartregion.consulting.calendar.Mode;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The door for the office and the consultants. */
@RestController
@Tag(name = "cases", description = "What the office and the consultants do with consultations.")
class CaseController {

    private static final String CASE = ConsultationController.PATH + "/{id}";
    private static final String SECOND = CASE + "/appointments/{appointment}/second";

    private final OfferAppointment offerAppointment;
    private final BookAppointment bookAppointment;
    private final DeclineConsultation declineConsultation;
    private final RecordOutcome recordOutcome;
    private final WriteReport writeReport;
    private final ReleaseReport releaseReport;
    private final AssignConsultant assignConsultant;
    private final AccompanyAppointment accompanyAppointment;
    private final Advisers advisers;
    private final Consultations consultations;
    private final Visitors visitors;
    private final Answers answers;
    private final Agenda agenda;

    @Schema(name = "CaseOffer")
    record OfferForm(
            @NotEmpty @Size(max = Offer.MOST) List<@Valid @NotNull StartForm> starts,
            @Size(max = Wording.LONG)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    @Nullable String note) {
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

    @Schema(name = "CaseReport")
    record ReportForm(
            @NotBlank
                    @Size(max = Wording.REPORT)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    String situation,
            @NotBlank
                    @Size(max = Wording.REPORT)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    String advice,
            @NotNull
                    @Size(max = Wording.REPORT)
                    @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                    String nextSteps,
            @Size(max = 20) @Nullable List<@NotNull @Pattern(regexp = Wording.ID) String> projects,
            @Size(max = 20)
                    @Nullable List<@NotNull @Pattern(regexp = Wording.ID) String> gatherings) {
        Report report() {
            return new Report(
                    situation,
                    advice,
                    nextSteps,
                    projects == null ? List.of() : projects.stream().distinct().toList(),
                    gatherings == null ? List.of() : gatherings.stream().distinct().toList(),
                    null);
        }

        @Override
        public String toString() {
            return "report";
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

    @Schema(name = "CaseSecond")
    record SecondForm(@NotNull @Pattern(regexp = Wording.ID) String consultant) {}

    /** One case on the board. */
    @Schema(
            name = "ConsultationLine",
            requiredProperties = {
                "id",
                "status",
                "municipality",
                "municipalityName",
                "name",
                "module",
                "moduleTitle",
                "mode",
                "overdue",
                "collides",
                "createdAt"
            })
    record Line(
            String id,
            Status status,
            String municipality,
            String municipalityName,
            String name,
            String module,
            String moduleTitle,
            @Nullable String moduleTitleEnglish,
            Mode mode,
            @Nullable String consultant,
            @Nullable String consultantName,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant offeredUntil,
            @Nullable Instant waitingSince,
            boolean overdue,
            boolean collides,
            @Nullable Instant dueAt,
            Instant createdAt) {

        static Line of(Consultation it, boolean office, Instant now) {
            var next =
                    it.upcoming()
                            .or(() -> it.appointments().reversed().stream().findFirst())
                            .orElse(null);
            var assignment = it.assignment();
            var offer = it.offer();
            return new Line(
                    it.id(),
                    it.status(),
                    it.request().municipality(),
                    it.request().municipalityName(),
                    it.request().person().name(),
                    it.request().module(),
                    it.request().moduleTitle(),
                    it.request().moduleTitleEnglish(),
                    it.request().mode(),
                    assignment == null ? null : assignment.consultant(),
                    next == null ? nameOf(assignment) : next.consultantName(),
                    next == null ? null : next.start(),
                    next == null ? null : next.end(),
                    offer == null ? null : offer.until(),
                    it.waitingSince(),
                    !now.isBefore(it.dueAt()),
                    office && it.collides(),
                    it.dueAt().isBefore(Consultation.NEVER) ? it.dueAt() : null,
                    it.createdAt());
        }

        private static @Nullable String nameOf(@Nullable Assignment assignment) {
            return assignment == null
                    ? null
                    : assignment.reason().stream()
                            .filter(it -> it.consultant().equals(assignment.consultant()))
                            .map(Assignment.Weighing::name)
                            .findFirst()
                            .orElse(null);
        }

        @Override
        public String toString() {
            return "line of consultation " + id;
        }
    }

    @Schema(
            name = "ConsultationPage",
            requiredProperties = {"items", "page", "size", "total"})
    record PageView(List<Line> items, int page, int size, long total) {
        static PageView of(Consultations.Page page, boolean office, Instant now) {
            return new PageView(
                    page.items().stream().map(it -> Line.of(it, office, now)).toList(),
                    page.page(),
                    page.size(),
                    page.total());
        }
    }

    /** Without the others' loads: consultants ask this, too. */
    @Schema(
            name = "PossibleSecond",
            requiredProperties = {"consultant", "name", "fits", "against", "free"})
    record PossibleSecond(
            String consultant, String name, boolean fits, List<String> against, boolean free) {

        static PossibleSecond of(Candidate it) {
            return new PossibleSecond(
                    it.consultant(), it.name(), it.fits(), it.against(), it.free());
        }
    }

    @Schema(name = "PossibleSeconds", requiredProperties = "items")
    record SecondsView(List<PossibleSecond> items) {}

    @Schema(name = "CaseCandidates", requiredProperties = "items")
    record CandidatesView(List<Assignment.Weighing> items) {}

    /** How much one consultant has to do. */
    @Schema(
            name = "ConsultantLoad",
            requiredProperties = {"consultant", "name", "appointments", "capacity", "open"})
    record Load(String consultant, String name, int appointments, int capacity, int open) {
        @Override
        public String toString() {
            return "load of " + consultant;
        }
    }

    @Schema(name = "ConsultantLoads", requiredProperties = "items")
    record LoadsView(List<Load> items) {}

    CaseController(
            OfferAppointment offerAppointment,
            BookAppointment bookAppointment,
            DeclineConsultation declineConsultation,
            RecordOutcome recordOutcome,
            WriteReport writeReport,
            ReleaseReport releaseReport,
            AssignConsultant assignConsultant,
            AccompanyAppointment accompanyAppointment,
            Advisers advisers,
            Consultations consultations,
            Visitors visitors,
            Answers answers,
            Agenda agenda) {
        this.offerAppointment = offerAppointment;
        this.bookAppointment = bookAppointment;
        this.declineConsultation = declineConsultation;
        this.recordOutcome = recordOutcome;
        this.writeReport = writeReport;
        this.releaseReport = releaseReport;
        this.assignConsultant = assignConsultant;
        this.accompanyAppointment = accompanyAppointment;
        this.advisers = advisers;
        this.consultations = consultations;
        this.visitors = visitors;
        this.answers = answers;
        this.agenda = agenda;
    }

    @Operation(
            operationId = "listConsultations",
            summary = "All cases for the office, a consultant's own for a consultant",
            description =
                    "What collides with an absence first (told to the office alone), then what is late, then what comes next. What"
                            + " was never confirmed is only shown when asked for.")
    @GetMapping(ConsultationController.PATH)
    PageView list(
            @RequestParam(required = false) @Nullable Status state,
            @RequestParam(required = false) @Pattern(regexp = Wording.ID)
                    @Nullable String consultant,
            @RequestParam(required = false) @Pattern(regexp = "[0-9]{5}") @Nullable String district,
            @Parameter(description = "Words of the question, the module or a person.")
                    @RequestParam(required = false)
                    @Size(max = 100)
                    @Nullable String query,
            @RequestParam(defaultValue = "false") boolean overdue,
            @Parameter(description = "Whose consultant is away; for the office.")
                    @RequestParam(defaultValue = "false")
                    boolean collides,
            @RequestParam(defaultValue = "0") @Min(0) @Max(ConsultationController.MOST_PAGES)
                    int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(ConsultationController.LARGEST_PAGE)
                    int size,
            Caller caller) {
        var visitor = visitors.of(caller, "");
        var whose = consultant;
        if (!visitor.isOffice()) {
            whose = visitor.consultant();
            if (whose == null || collides || (consultant != null && !consultant.equals(whose))) {
                return new PageView(List.of(), page, size, 0);
            }
        }
        var words = query == null || query.isBlank() ? null : query.strip();
        return PageView.of(
                consultations.board(
                        new Consultations.Filter(state, whose, district, words, overdue, collides),
                        page,
                        size),
                visitor.isOffice(),
                consultations.now());
    }

    @Operation(
            operationId = "offerAppointment",
            summary = "Keep starts for the municipality and ask which one it wants",
            description =
                    "It has some working hours to answer. A start that cannot be kept is 409 `slot-taken` with `next`.")
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
                        form.note()),
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

    @Operation(operationId = "recordHeld", summary = "The appointment took place")
    @PostMapping(CASE + "/held")
    ResponseEntity<ConsultationView> held(@PathVariable String id, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(recordOutcome.record(id, visitor, true), visitor);
    }

    @Operation(operationId = "recordNoShow", summary = "The municipality was not there")
    @PostMapping(CASE + "/no-show")
    ResponseEntity<ConsultationView> missed(@PathVariable String id, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(recordOutcome.record(id, visitor, false), visitor);
    }

    @Operation(
            operationId = "writeReport",
            summary = "Write what came of it, in Markdown",
            description = "Somebody else's edit since it was read is 412 with `current`.")
    @PutMapping(CASE + "/report")
    ResponseEntity<ConsultationView> report(
            @PathVariable String id,
            @Valid @RequestBody ReportForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(
                writeReport.write(id, visitor, Versions.ifMatch(ifMatch), form.report()), visitor);
    }

    @Operation(operationId = "releaseReport", summary = "Let the municipality read it")
    @PostMapping(CASE + "/report/release")
    ResponseEntity<ConsultationView> release(@PathVariable String id, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(releaseReport.release(id, visitor), visitor);
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

    @Operation(
            operationId = "listSeconds",
            summary = "Who could come along to an appointment",
            description =
                    "Everybody else who is active, and whether they are free then: hours, absences, buffers and ways count,"
                            + " notice does not. They need not fit; `against` says what speaks against them.")
    @GetMapping(SECOND)
    ResponseEntity<SecondsView> seconds(
            @PathVariable String id, @PathVariable String appointment, Caller caller) {
        return switch (accompanyAppointment.seconds(id, appointment, visitors.of(caller, ""))) {
            case AccompanyAppointment.Seconds.Known(var candidates) ->
                    ResponseEntity.ok(
                            new SecondsView(candidates.stream().map(PossibleSecond::of).toList()));
            case AccompanyAppointment.Seconds.Refused(var refused) -> Answers.refused(refused);
        };
    }

    @Operation(
            operationId = "addSecond",
            summary = "A second consultant comes along to an appointment",
            description =
                    "For the office and the appointment's own consultant. Who is not free is 409 `consultant-not-free`; while"
                            + " somebody else comes along, 409 `already-accompanied`.")
    @PutMapping(SECOND)
    ResponseEntity<ConsultationView> addSecond(
            @PathVariable String id,
            @PathVariable String appointment,
            @Valid @RequestBody SecondForm form,
            Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(
                accompanyAppointment.add(id, appointment, form.consultant(), visitor), visitor);
    }

    @Operation(operationId = "removeSecond", summary = "Nobody comes along any more")
    @DeleteMapping(SECOND)
    ResponseEntity<ConsultationView> removeSecond(
            @PathVariable String id, @PathVariable String appointment, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(accompanyAppointment.remove(id, appointment, visitor), visitor);
    }

    @Operation(
            operationId = "readLoad",
            summary = "What each consultant has to do",
            description =
                    "Appointments of this year and how many fit into it; cases that are not done.")
    @GetMapping("/api/consulting/load")
    LoadsView load() {
        var open = consultations.openByConsultant();
        // No particular advice: whoever is active is listed, fitting or not.
        var anything = new Agenda.Need("-", Mode.ONLINE, null, Set.of(), "de");
        return new LoadsView(
                agenda.candidates(anything, null).stream()
                        .map(
                                it ->
                                        new Load(
                                                it.consultant(),
                                                it.name(),
                                                it.appointments(),
                                                it.capacity(),
                                                open.getOrDefault(it.consultant(), 0)))
                        .toList());
    }
}
