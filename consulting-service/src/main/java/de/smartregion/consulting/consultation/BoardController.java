package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.platform.security.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The door to all cases at once. */
@RestController
@Tag(name = "cases", description = CaseController.WHAT)
class BoardController {

    private final Consultations consultations;
    private final Visitors visitors;
    private final Agenda agenda;

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

    BoardController(Consultations consultations, Visitors visitors, Agenda agenda) {
        this.consultations = consultations;
        this.visitors = visitors;
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
            @Parameter(description = "Official key: eight digits, or five for a district itself.")
                    @RequestParam(required = false)
                    @Pattern(regexp = "[0-9]{5}([0-9]{3})?")
                    @Nullable String municipality,
            @RequestParam(required = false) @Pattern(regexp = Wording.ID) @Nullable String module,
            @RequestParam(required = false) @Nullable Mode mode,
            @Parameter(
                            description =
                                    "Beginnings of words of the question, the module, the municipality or a person; all of them.")
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
                        new Consultations.Filter(
                                state,
                                whose,
                                district,
                                municipality,
                                module,
                                mode,
                                words,
                                overdue,
                                collides),
                        page,
                        size),
                visitor.isOffice(),
                consultations.now());
    }

    @Operation(
            operationId = "readFigures",
            summary = "What was asked for in a year, in numbers",
            description =
                    "By the day of the request, in Hessen; without what was never confirmed. Nobody is in it.")
    @GetMapping("/api/consulting/figures")
    Figures figures(@RequestParam @Min(2020) @Max(2100) int year) {
        return Figures.of(
                year,
                consultations.counted(
                        LocalDate.of(year, 1, 1).atStartOfDay(Figures.HESSEN).toInstant(),
                        LocalDate.of(year + 1, 1, 1).atStartOfDay(Figures.HESSEN).toInstant()));
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
