package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The door for what came of an appointment. */
@RestController
@Tag(name = "cases", description = CaseController.WHAT)
class ReportController {

    private final RecordOutcome recordOutcome;
    private final WriteReport writeReport;
    private final ReleaseReport releaseReport;
    private final Visitors visitors;
    private final Answers answers;

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

    ReportController(
            RecordOutcome recordOutcome,
            WriteReport writeReport,
            ReleaseReport releaseReport,
            Visitors visitors,
            Answers answers) {
        this.recordOutcome = recordOutcome;
        this.writeReport = writeReport;
        this.releaseReport = releaseReport;
        this.visitors = visitors;
        this.answers = answers;
    }

    @Operation(operationId = "recordHeld", summary = "The appointment took place")
    @PostMapping(CaseController.CASE + "/held")
    ResponseEntity<ConsultationView> held(@PathVariable String id, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(recordOutcome.record(id, visitor, true), visitor);
    }

    @Operation(operationId = "recordNoShow", summary = "The municipality was not there")
    @PostMapping(CaseController.CASE + "/no-show")
    ResponseEntity<ConsultationView> missed(@PathVariable String id, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(recordOutcome.record(id, visitor, false), visitor);
    }

    @Operation(
            operationId = "writeReport",
            summary = "Write what came of it, in Markdown",
            description = "Somebody else's edit since it was read is 412 with `current`.")
    @PutMapping(CaseController.CASE + "/report")
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
    @PostMapping(CaseController.CASE + "/report/release")
    ResponseEntity<ConsultationView> release(@PathVariable String id, Caller caller) {
        var visitor = visitors.of(caller, "");
        return answers.told(releaseReport.release(id, visitor), visitor);
    }
}
