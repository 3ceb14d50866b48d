package de.smartregion.catalog.submission;

import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What became of a project, revision by revision. */
@RestController
@Tag(name = "projects")
class HistoryController {

    /** Older ones are kept, and not told at once. */
    private static final int MOST = 100;

    /** Nobody reads in public whom a project once named. */
    private static final String PERSONS = "contact";

    private final Submissions submissions;

    @Schema(
            name = "ProjectHistory",
            requiredProperties = {"items"})
    record HistoryView(List<Revision> items) {}

    /**
     * @param author for the office alone
     * @param log for the office alone
     */
    @Schema(
            name = "ProjectRevision",
            requiredProperties = {"revision", "publishedAt", "fields"})
    record Revision(
            int revision,
            Instant publishedAt,
            List<Difference> fields,
            SubmissionView.@Nullable AuthorView author,
            @Nullable List<Entry> log) {

        static Revision of(Submission published, boolean office) {
            var differences = Difference.between(published.base(), published.profile());
            return new Revision(
                    published.revision(),
                    Objects.requireNonNull(published.publishedAt()),
                    differences.stream()
                            .filter(it -> office || !it.field().equals(PERSONS))
                            .toList(),
                    office ? SubmissionView.AuthorView.of(published.author()) : null,
                    office ? published.log() : null);
        }

        @Override
        public String toString() {
            return "revision " + revision;
        }
    }

    HistoryController(Submissions submissions) {
        this.submissions = submissions;
    }

    @Operation(
            operationId = "readProjectHistory",
            summary = "Every published revision and what it changed, the newest first",
            description =
                    "In public without persons; the office reads who did it, and how the contact changed, too.")
    @GetMapping("/api/catalog/projects/{id}/history")
    ResponseEntity<HistoryView> history(
            @PathVariable String id, @Nullable Caller caller, @Nullable Principal reader) {
        boolean office = new Visitor(caller, "").isOffice();
        var revisions = submissions.history(id, MOST);
        if (revisions.isEmpty()) {
            throw new ProblemException(
                    SubmissionProblem.PROJECT_NOT_FOUND, "Nothing was published under this id.");
        }
        return ResponseEntity.ok()
                .headers(Freshness.of(reader))
                .body(
                        new HistoryView(
                                revisions.stream()
                                        .map(published -> Revision.of(published, office))
                                        .toList()));
    }
}
