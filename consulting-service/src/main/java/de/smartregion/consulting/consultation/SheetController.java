package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for spreadsheets: what the board shows, as a file. */
@RestController
@Tag(name = "cases", description = CaseController.WHAT)
class SheetController {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Many years of the office's work. */
    private static final int MOST = 10_000;

    private final Consultations consultations;

    SheetController(Consultations consultations) {
        this.consultations = consultations;
    }

    @Operation(
            operationId = "exportConsultationsAsCsv",
            summary = "Cases for a spreadsheet, filtered and in the order of the board",
            description =
                    "UTF-8 with BOM, separated by semicolons, as a German Excel opens it. What a spreadsheet would take"
                            + " for a formula begins with an apostrophe. The first 10,000.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @GetMapping(path = ConsultationController.PATH + ".csv", produces = CSV)
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable Status state,
            @RequestParam(required = false) @Pattern(regexp = Wording.ID)
                    @Nullable String consultant,
            @RequestParam(required = false) @Pattern(regexp = "[0-9]{5}") @Nullable String district,
            @RequestParam(required = false) @Pattern(regexp = "[0-9]{5}([0-9]{3})?")
                    @Nullable String municipality,
            @RequestParam(required = false) @Pattern(regexp = Wording.ID) @Nullable String module,
            @RequestParam(required = false) @Nullable Mode mode,
            @RequestParam(required = false) @Size(max = 100) @Nullable String query,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean collides) {
        return file(
                CSV,
                "csv",
                sheet(
                                state,
                                consultant,
                                district,
                                municipality,
                                module,
                                mode,
                                query,
                                overdue,
                                collides)
                        .csv());
    }

    @Operation(
            operationId = "exportConsultationsAsXlsx",
            summary = "The same as a workbook",
            description = "Every cell has a type; text is never a formula. The first 10,000.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping(path = ConsultationController.PATH + ".xlsx", produces = XLSX)
    ResponseEntity<byte[]> xlsx(
            @RequestParam(required = false) @Nullable Status state,
            @RequestParam(required = false) @Pattern(regexp = Wording.ID)
                    @Nullable String consultant,
            @RequestParam(required = false) @Pattern(regexp = "[0-9]{5}") @Nullable String district,
            @RequestParam(required = false) @Pattern(regexp = "[0-9]{5}([0-9]{3})?")
                    @Nullable String municipality,
            @RequestParam(required = false) @Pattern(regexp = Wording.ID) @Nullable String module,
            @RequestParam(required = false) @Nullable Mode mode,
            @RequestParam(required = false) @Size(max = 100) @Nullable String query,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean collides) {
        return file(
                XLSX,
                "xlsx",
                sheet(
                                state,
                                consultant,
                                district,
                                municipality,
                                module,
                                mode,
                                query,
                                overdue,
                                collides)
                        .xlsx());
    }

    private CaseSheet sheet(
            @Nullable Status state,
            @Nullable String consultant,
            @Nullable String district,
            @Nullable String municipality,
            @Nullable String module,
            @Nullable Mode mode,
            @Nullable String query,
            boolean overdue,
            boolean collides) {
        var words = query == null || query.isBlank() ? null : query.strip();
        return CaseSheet.of(
                consultations
                        .board(
                                new Consultations.Filter(
                                        state,
                                        consultant,
                                        district,
                                        municipality,
                                        module,
                                        mode,
                                        words,
                                        overdue,
                                        collides),
                                0,
                                MOST)
                        .items());
    }

    private static ResponseEntity<byte[]> file(String type, String ending, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("beratungen." + ending)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}
