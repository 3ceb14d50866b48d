package de.smartregion.catalog.reuse;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.reuse.WantReuse.Answer;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

/** The door for those who want to do it, too. */
@RestController
@RequestMapping("/api/catalog")
@Tag(name = "projects")
class ReuseController {

    private static final String OF_A_PROJECT = "/projects/{id}/reuses";
    private static final int LAST_PAGE = 1_000;

    private final WantReuse wantReuse;
    private final WithdrawReuse withdrawReuse;
    private final Reuses reuses;
    private final Originals originals;

    @Schema(name = "ReuseWish")
    record WishForm(@Size(max = 1000) @Nullable String note) {}

    @Schema(
            name = "Reuse",
            requiredProperties = {"project", "ags", "municipality", "name", "email", "at"})
    record View(
            String project,
            @Schema(description = "Of the project; only where all wishes are listed.")
                    @Nullable String title,
            String ags,
            String municipality,
            String name,
            String email,
            @Nullable String note,
            Instant at) {
        static View of(Reuse reuse) {
            return of(reuse, null);
        }

        static View of(Reuse reuse, @Nullable String title) {
            return new View(
                    reuse.project(),
                    title,
                    reuse.ags(),
                    Municipalities.nameOf(reuse.ags()),
                    reuse.name(),
                    reuse.email(),
                    reuse.note(),
                    reuse.at());
        }

        @Override
        public String toString() {
            return "view of a wish"; // personal data stays out of logs
        }
    }

    @Schema(
            name = "Reuses",
            requiredProperties = {"items"})
    record ListView(List<View> items) {}

    @Schema(
            name = "ReusePage",
            requiredProperties = {"items", "page", "size", "total"})
    record PageView(List<View> items, int page, int size, long total) {}

    ReuseController(
            WantReuse wantReuse, WithdrawReuse withdrawReuse, Reuses reuses, Originals originals) {
        this.wantReuse = wantReuse;
        this.withdrawReuse = withdrawReuse;
        this.reuses = reuses;
        this.originals = originals;
    }

    @Operation(
            operationId = "wantReuse",
            summary = "We want to do this, too (municipality)",
            description = "201 when it is new; a second wish of the same municipality is 200.")
    @PostMapping(OF_A_PROJECT)
    ResponseEntity<View> want(
            @PathVariable String id, @Valid @RequestBody WishForm form, Caller caller) {
        var note = form.note() == null || form.note().isBlank() ? null : form.note().strip();
        return switch (wantReuse.want(id, caller, note)) {
            case Answer.Noted(var reuse) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(View.of(reuse));
            case Answer.NotedBefore(var reuse) -> ResponseEntity.ok(View.of(reuse));
            case Answer.Refused(var why) -> throw new ProblemException(why, "Nothing was noted.");
        };
    }

    @Operation(
            operationId = "readOwnReuse",
            summary = "What we said about doing it, too (municipality)")
    @GetMapping(OF_A_PROJECT + "/own")
    View own(@PathVariable String id, Caller caller) {
        return reuses.find(Reuse.id(id, ags(caller)))
                .filter(it -> !it.withdrawn())
                .map(View::of)
                .orElseThrow(() -> new ProblemException(ReuseProblem.NOT_WANTED, "Nobody of you."));
    }

    @Operation(
            operationId = "withdrawReuse",
            summary = "We do not want it any more (municipality)",
            description = "Who wanted it is forgotten at once. A second time changes nothing.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping(OF_A_PROJECT + "/own")
    void withdraw(@PathVariable String id, Caller caller) {
        withdrawReuse.withdraw(id, ags(caller));
    }

    private static String ags(Caller caller) {
        var ags = caller.ags();
        if (ags == null) {
            throw new ProblemException(ReuseProblem.NOT_WANTED, "Of no municipality.");
        }
        return ags;
    }

    @Operation(
            operationId = "listAllReuses",
            summary = "Who wants to do what, too (staff)",
            description = "The newest first.")
    @GetMapping("/reuses")
    PageView all(
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return new PageView(
                reuses.newest(page, size).stream()
                        .map(it -> View.of(it, title(it.project())))
                        .toList(),
                page,
                size,
                reuses.count());
    }

    private @Nullable String title(String project) {
        return originals.find(project).map(Originals.Original::title).orElse(null);
    }

    @Operation(operationId = "listReuses", summary = "Who wants to do it, too (staff)")
    @GetMapping(OF_A_PROJECT)
    ListView list(@PathVariable String id) {
        return new ListView(reuses.list(id).stream().map(View::of).toList());
    }
}
