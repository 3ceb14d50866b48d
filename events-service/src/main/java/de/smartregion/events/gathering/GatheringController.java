package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Announcement.Kind;
import de.smartregion.events.gathering.Announcement.Missing;
import de.smartregion.events.gathering.DraftGathering.Draft;
import de.smartregion.events.gathering.DraftGathering.Naming;
import de.smartregion.events.gathering.Gathering.Cancellation;
import de.smartregion.events.gathering.Gathering.Change;
import de.smartregion.events.gathering.Gathering.Publication;
import de.smartregion.events.gathering.Gathering.Status;
import de.smartregion.events.gathering.Gatherings.Wanted;
import de.smartregion.platform.web.Freshness;
import de.smartregion.platform.web.IdempotencyKey;
import de.smartregion.platform.web.Problem;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;

/** Gatherings over HTTP: read by everybody, written by staff. */
@Tag(name = "gatherings")
@RestController
@RequestMapping("/api/events/gatherings")
class GatheringController {

    private static final int MOST_PAGES = 1_000;
    private static final int LARGEST_PAGE = 100;

    private final Gatherings gatherings;
    private final DraftGathering draftGathering;
    private final PublishGathering publishGathering;
    private final ChangeGathering changeGathering;
    private final CancelGathering cancelGathering;
    private final Clock clock;

    @Schema(
            name = "GatheringPage",
            requiredProperties = {"items", "page", "size", "total"})
    record PageView(List<GatheringView> items, int page, int size, long total) {}

    record CancellationForm(@NotBlank @Size(max = Announcement.PARAGRAPH) String reason) {}

    GatheringController(
            Gatherings gatherings,
            DraftGathering draftGathering,
            PublishGathering publishGathering,
            ChangeGathering changeGathering,
            CancelGathering cancelGathering,
            Clock clock) {
        this.gatherings = gatherings;
        this.draftGathering = draftGathering;
        this.publishGathering = publishGathering;
        this.changeGathering = changeGathering;
        this.cancelGathering = cancelGathering;
        this.clock = clock;
    }

    @Operation(
            operationId = "listGatherings",
            summary = "Gatherings by their start",
            description =
                    "What is coming, cancelled ones included and marked; staff see drafts, too. To everybody else there"
                            + " is none, whatever status they ask for.")
    @GetMapping
    ResponseEntity<PageView> list(
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Field field,
            @Parameter(
                            description = "The month it starts in, as it is in Hessen.",
                            schema = @Schema(type = "string", pattern = "\\d{4}-\\d{2}"))
                    @RequestParam(required = false)
                    @Nullable YearMonth month,
            @Parameter(description = "Leave out what ended before; now, when absent.")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MOST_PAGES) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(LARGEST_PAGE) int size,
            HttpServletRequest request) {
        boolean staff = isOffice(request);
        var statuses = status == null ? EnumSet.allOf(Status.class) : EnumSet.of(status);
        if (!staff) {
            statuses.remove(Status.DRAFT);
        }
        var found =
                gatherings.list(
                        new Wanted(
                                kind,
                                field,
                                month,
                                from == null ? clock.instant() : from,
                                statuses),
                        page,
                        size);
        return ResponseEntity.ok()
                .headers(Freshness.of(request.getUserPrincipal()))
                .body(
                        new PageView(
                                found.items().stream()
                                        .map(gathering -> GatheringView.of(gathering, staff))
                                        .toList(),
                                found.page(),
                                found.size(),
                                found.total()));
    }

    @Operation(operationId = "readGathering", summary = "One gathering")
    @GetMapping("/{id}")
    ResponseEntity<GatheringView> read(@PathVariable String id, HttpServletRequest request) {
        boolean staff = isOffice(request);
        return gatherings
                .find(id)
                .filter(gathering -> staff || gathering.status() != Status.DRAFT)
                .map(gathering -> told(gathering, staff, Freshness.of(request.getUserPrincipal())))
                .orElseGet(() -> refused(GatheringProblem.GATHERING_NOT_FOUND, List.of()));
    }

    @Operation(
            operationId = "draftGathering",
            summary = "Draft a gathering (staff)",
            description =
                    "The same Idempotency-Key with the same body answers with the gathering it made; with another body, 422.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<GatheringView> draft(
            @Valid @RequestBody GatheringForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            Principal caller) {
        var naming =
                key == null
                        ? null
                        : new Naming(caller.getName(), key.value(), key.fingerprint(form));
        return switch (draftGathering.draft(form.announcement(), naming)) {
            case Draft.Drafted(var gathering) ->
                    ResponseEntity.created(URI.create("/api/events/gatherings/" + gathering.id()))
                            .eTag(etag(gathering))
                            .body(GatheringView.of(gathering, true));
            case Draft.Refused(var why) -> refused(why, List.of());
        };
    }

    @Operation(
            operationId = "changeGathering",
            summary = "Announce a gathering differently (staff)",
            description =
                    "Seats may be lowered below what is taken: nobody loses a seat, nobody new gets one. A published way to attend cannot be withdrawn.")
    @PutMapping("/{id}")
    ResponseEntity<GatheringView> change(
            @PathVariable String id,
            @Valid @RequestBody GatheringForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (changeGathering.change(id, Versions.ifMatch(ifMatch), form.announcement())) {
            case Change.Changed(var gathering, _) -> told(gathering, true, HttpHeaders.EMPTY);
            case Change.Unchanged(var gathering) -> told(gathering, true, HttpHeaders.EMPTY);
            case Change.Refused(var why, var missing) -> refused(why, missing);
        };
    }

    @Operation(
            operationId = "publishGathering",
            summary = "Publish a gathering (staff)",
            description =
                    "Publishing again answers the same. With If-Match, only the version that was read is published.")
    @PostMapping("/{id}/publication")
    ResponseEntity<GatheringView> publish(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        var seen = ifMatch == null ? null : Versions.ifMatch(ifMatch);
        return switch (publishGathering.publish(id, seen)) {
            case Publication.Published(var gathering, _) ->
                    told(gathering, true, HttpHeaders.EMPTY);
            case Publication.PublishedAlready(var gathering) ->
                    told(gathering, true, HttpHeaders.EMPTY);
            case Publication.Refused(var why, var missing) -> refused(why, missing);
        };
    }

    @Operation(operationId = "cancelGathering", summary = "Cancel a published gathering (staff)")
    @PostMapping("/{id}/cancellation")
    ResponseEntity<GatheringView> cancel(
            @PathVariable String id,
            @Valid @RequestBody CancellationForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        var why = form.reason().strip();
        return switch (cancelGathering.cancel(id, Versions.ifMatch(ifMatch), why)) {
            case Cancellation.Cancelled(var gathering, _) ->
                    told(gathering, true, HttpHeaders.EMPTY);
            case Cancellation.Refused(var refusal) -> refused(refusal, List.of());
        };
    }

    private static boolean isOffice(HttpServletRequest request) {
        return request.isUserInRole("staff") || request.isUserInRole("admin");
    }

    private static ResponseEntity<GatheringView> told(
            Gathering gathering, boolean staff, HttpHeaders freshness) {
        return ResponseEntity.ok()
                .headers(freshness)
                .eTag(etag(gathering))
                .body(GatheringView.of(gathering, staff));
    }

    /** Who edits is not disturbed by who recommends it, but who reads is told. */
    private static String etag(Gathering gathering) {
        return Versions.etag(
                gathering.revision(), Recommendation.count(gathering.recommendations()));
    }

    private static ResponseEntity<GatheringView> refused(Problem why, List<Missing> missing) {
        var problem = why.detail("Nothing was changed.");
        if (!missing.isEmpty()) {
            problem.setProperty("missing", missing.stream().map(Missing::property).toList());
        }
        return ResponseEntity.of(problem).build();
    }
}
