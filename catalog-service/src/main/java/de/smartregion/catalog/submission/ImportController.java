package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.ImportProjects.Report;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/** The door for what the office brings in from a file. */
@RestController
@Tag(name = "submissions")
class ImportController {

    private static final String CSV = "text/csv";

    private final ImportProjects importProjects;
    private final SubmissionSettings settings;

    ImportController(ImportProjects importProjects, SubmissionSettings settings) {
        this.importProjects = importProjects;
        this.settings = settings;
    }

    @Operation(
            operationId = "importProjects",
            summary = "Publish projects from a file (staff)",
            description =
                    "A JSON list of profiles, or a table (comma or semicolon, UTF-8); each project has an externalId."
                            + " Every line is taken whole or not at all, and the report names what is wrong with which."
                            + " The same file again changes nothing. With `dry` nothing is published.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "array"))
                            }))
    @PostMapping(
            path = "/api/catalog/imports",
            consumes = {CSV, MediaType.APPLICATION_JSON_VALUE})
    Report bringIn(
            @RequestParam(defaultValue = "false") boolean dry,
            @Parameter(hidden = true) HttpServletRequest request,
            Caller caller)
            throws IOException {
        int most = Math.toIntExact(settings.importSize().toBytes());
        var body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new ProblemException(
                    SubmissionProblem.IMPORT_TOO_LARGE,
                    "At most " + settings.importSize().toMegabytes() + " MB.");
        }
        var type = String.valueOf(request.getContentType());
        var name = caller.name();
        return importProjects.bringIn(
                type.startsWith(CSV) ? ImportFile.csv(body) : ImportFile.json(body),
                dry,
                name == null ? Submission.OFFICE : name);
    }
}
