package de.smartregion.events.finding;

import de.smartregion.events.finding.Content.Field;
import de.smartregion.events.finding.Content.Kind;
import de.smartregion.events.finding.Finding.Decision;
import de.smartregion.events.finding.Findings.Wanted;
import de.smartregion.events.finding.RecordFinding.Naming;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.IdempotencyKey;
import de.smartregion.platform.web.Problem;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.security.Principal;
import java.util.List;

/** Findings over HTTP: read by everybody, written by staff. */
@Tag(name = "findings")
@RestController
@RequestMapping("/api/events/findings")
class FindingController {

    private static final int MOST_PAGES = 1_000;
    private static final int LARGEST_PAGE = 100;

    private final Findings findings;
    private final RecordFinding recordFinding;
    private final ChangeFinding changeFinding;

    @Schema(
            name = "FindingPage",
            requiredProperties = {"items", "page", "size", "total"})
    record PageView(List<FindingView> items, int page, int size, long total) {}

    FindingController(Findings findings, RecordFinding recordFinding, ChangeFinding changeFinding) {
        this.findings = findings;
        this.recordFinding = recordFinding;
        this.changeFinding = changeFinding;
    }

    @Operation(
            operationId = "listFindings",
            summary = "What forums came to, the newest first",
            description = "Without their texts.")
    @GetMapping
    ResponseEntity<PageView> list(
            @RequestParam(required = false) @Pattern(regexp = Content.ID)
                    @Nullable String gathering,
            @RequestParam(required = false) @Nullable Field field,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MOST_PAGES) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(LARGEST_PAGE) int size,
            @Nullable Principal reader) {
        var found = findings.list(new Wanted(gathering, field, kind), page, size);
        return ResponseEntity.ok()
                .headers(Freshness.of(reader))
                .body(
                        new PageView(
                                found.items().stream().map(FindingView::listed).toList(),
                                found.page(),
                                found.size(),
                                found.total()));
    }

    @Operation(operationId = "readFinding", summary = "One finding")
    @GetMapping("/{id}")
    ResponseEntity<FindingView> read(@PathVariable String id, @Nullable Principal reader) {
        return findings.published(id)
                .map(finding -> told(finding, Freshness.of(reader)))
                .orElseGet(() -> refused(FindingProblem.FINDING_NOT_FOUND));
    }

    @Operation(
            operationId = "recordFinding",
            summary = "Record what a forum came to (staff)",
            description =
                    "It is public at once. The forum has to be published, or held, and not cancelled. The same"
                            + " Idempotency-Key with the same body answers with the finding it made; with another body, or once that is removed, 422.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<FindingView> record(
            @Valid @RequestBody FindingForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            Principal caller) {
        var naming =
                key == null
                        ? null
                        : new Naming(caller.getName(), key.value(), key.fingerprint(form));
        return switch (recordFinding.record(form.content(), naming)) {
            case Decision.Done(var finding, _) -> created(finding);
            case Decision.Unchanged(var finding) -> created(finding);
            case Decision.Refused(var why) -> refused(why);
        };
    }

    @Operation(operationId = "changeFinding", summary = "Change a finding (staff)")
    @PutMapping("/{id}")
    ResponseEntity<FindingView> change(
            @PathVariable String id,
            @Valid @RequestBody FindingForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (changeFinding.change(id, Versions.ifMatch(ifMatch), form.content())) {
            case Decision.Done(var finding, _) -> told(finding, HttpHeaders.EMPTY);
            case Decision.Unchanged(var finding) -> told(finding, HttpHeaders.EMPTY);
            case Decision.Refused(var why) -> refused(why);
        };
    }

    @Operation(
            operationId = "removeFinding",
            summary = "Remove a finding (staff)",
            description = "It is shown to nobody any more, and does not come back.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (changeFinding.remove(id, Versions.ifMatch(ifMatch))) {
            case Decision.Done _, Decision.Unchanged _ -> ResponseEntity.noContent().build();
            case Decision.Refused(var why) -> refused(why);
        };
    }

    private static ResponseEntity<FindingView> created(Finding finding) {
        return ResponseEntity.created(URI.create("/api/events/findings/" + finding.id()))
                .eTag(Versions.etag(finding.revision()))
                .body(FindingView.of(finding));
    }

    private static ResponseEntity<FindingView> told(Finding finding, HttpHeaders freshness) {
        return ResponseEntity.ok()
                .headers(freshness)
                .eTag(Versions.etag(finding.revision()))
                .body(FindingView.of(finding));
    }

    private static <T> ResponseEntity<T> refused(Problem why) {
        return ResponseEntity.of(why.detail("Nothing was changed.")).build();
    }
}
