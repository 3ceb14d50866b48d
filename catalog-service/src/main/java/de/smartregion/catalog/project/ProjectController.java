package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Confirmer;
import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.catalog.region.Municipalities;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.ProblemException;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

/** The door to what is published. */
@RestController
@RequestMapping("/api/catalog/projects/{id}")
@Tag(name = "projects", description = "Good practice, published.")
class ProjectController {

    /** In a header, so that it stands in no access log. */
    private static final String LINK_TOKEN = "Link-Token";

    private final Projects projects;
    private final ConfirmProject confirmProject;
    private final ArchiveProject archiveProject;
    private final ReopenProject reopenProject;

    /** {@code replacedBy}: the project to look at instead. */
    @Schema(name = "ProjectArchiving")
    record ArchiveForm(
            @NotBlank @Size(max = 1000) String reason,
            @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") @Nullable String replacedBy) {}

    /** {@code name}, of a person: for the office alone; {@code municipality}: whose word it was. */
    @Schema(
            name = "ProjectAct",
            requiredProperties = {"at", "what", "by"})
    record ActView(
            Instant at,
            Act.What what,
            Confirmer by,
            @Nullable String municipality,
            @Nullable String name) {

        static ActView of(Act act, boolean office) {
            var ags = act.ags();
            return new ActView(
                    act.at(),
                    act.what(),
                    act.by(),
                    ags == null ? null : Municipalities.nameOf(ags),
                    office ? act.name() : null);
        }

        @Override
        public String toString() {
            return what + " at " + at; // who is nobody's business in a log
        }
    }

    @Schema(
            name = "ProjectActs",
            requiredProperties = {"items"})
    record ActsView(List<ActView> items) {}

    ProjectController(
            Projects projects,
            ConfirmProject confirmProject,
            ArchiveProject archiveProject,
            ReopenProject reopenProject) {
        this.projects = projects;
        this.confirmProject = confirmProject;
        this.archiveProject = archiveProject;
        this.reopenProject = reopenProject;
    }

    @Operation(
            operationId = "readProject",
            summary = "One project",
            description = "An archived one can be read, too: its status and reason say so.")
    @GetMapping
    ResponseEntity<ProjectView> read(@PathVariable String id, @Nullable Principal reader) {
        return projects.find(id)
                .map(project -> ok(project, Freshness.of(reader)))
                .orElseGet(() -> refused(new Decision.Refused(ProjectProblem.PROJECT_NOT_FOUND)));
    }

    @Operation(
            operationId = "readProjectActs",
            summary = "Who confirmed, archived and reopened it, the newest first",
            description = "In public without persons, as its history; the office reads names, too.")
    @GetMapping("/acts")
    ResponseEntity<ActsView> acts(
            @PathVariable String id, @Nullable Caller caller, @Nullable Principal reader) {
        boolean office = caller != null && (caller.is("staff") || caller.is("admin"));
        return projects.find(id)
                .map(
                        project ->
                                ResponseEntity.ok()
                                        .headers(Freshness.of(reader))
                                        .body(
                                                new ActsView(
                                                        project.acts().reversed().stream()
                                                                .map(it -> ActView.of(it, office))
                                                                .toList())))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProjectProblem.PROJECT_NOT_FOUND,
                                        "Nothing was published under this id."));
    }

    @Operation(
            operationId = "confirmProject",
            summary = "Say that it is still true",
            description =
                    "By the link of the letter that asks, by one of its municipalities, or by the office. The link"
                            + " works once. As it was read: If-Match.")
    @PostMapping("/confirmation")
    ResponseEntity<ProjectView> confirm(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        return told(confirmProject.confirm(id, Versions.ifMatch(ifMatch), caller, token));
    }

    @Operation(operationId = "archiveProject", summary = "Put it aside (staff)")
    @PostMapping("/archive")
    ResponseEntity<ProjectView> archive(
            @PathVariable String id,
            @Valid @RequestBody ArchiveForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        return told(
                archiveProject.archive(
                        id,
                        Versions.ifMatch(ifMatch),
                        caller,
                        form.reason().strip(),
                        form.replacedBy()));
    }

    @Operation(operationId = "reopenProject", summary = "Bring it back (staff)")
    @PostMapping("/reopening")
    ResponseEntity<ProjectView> reopen(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        return told(reopenProject.reopen(id, Versions.ifMatch(ifMatch), caller));
    }

    private static ResponseEntity<ProjectView> told(Decision decision) {
        return switch (decision) {
            case Decision.Changed(var changed, _) -> ok(changed, HttpHeaders.EMPTY);
            case Decision.Unchanged(var same) -> ok(same, HttpHeaders.EMPTY);
            case Decision.Refused refused -> refused(refused);
        };
    }

    private static ResponseEntity<ProjectView> ok(Project project, HttpHeaders freshness) {
        return ResponseEntity.ok()
                .headers(freshness)
                .eTag(etag(project))
                .body(ProjectView.of(project));
    }

    /** Who decides is not disturbed by who follows or recommends it, but who reads is told. */
    private static String etag(Project project) {
        return Versions.etag(project.seen(), project.version());
    }

    private static ResponseEntity<ProjectView> refused(Decision.Refused refused) {
        ProblemDetail problem = refused.why().detail("Nothing was changed.");
        var current = refused.current();
        if (current != null) {
            problem.setProperty("current", etag(current));
        }
        return ResponseEntity.of(problem).build();
    }
}
