package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.StartSubmission.Naming;
import de.smartregion.catalog.submission.StartSubmission.Wish;
import de.smartregion.catalog.submission.Submission.Decision;
import de.smartregion.catalog.submission.Submission.State;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.IdempotencyKey;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
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
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** The door for who hands something in, and for the office that reviews it. */
@RestController
@RequestMapping("/api/catalog/submissions")
@Tag(name = "submissions", description = "Handed in, reviewed, published.")
class SubmissionController {

    static final int LARGEST_PAGE = 100;
    static final int MOST_PAGES = 10_000;

    /** In a header, so that it stands in no access log. */
    static final String LINK_TOKEN = "Link-Token";

    private static final String MOST_COMMENTS = "200";

    private static final String NOBODY = "anonymous";

    private final Submissions submissions;
    private final StartSubmission startSubmission;
    private final EditSubmission editSubmission;
    private final SubmitSubmission submitSubmission;
    private final WithdrawSubmission withdrawSubmission;
    private final CommentSubmission commentSubmission;
    private final SendBackSubmission sendBackSubmission;
    private final DeclineSubmission declineSubmission;
    private final PublishSubmission publishSubmission;
    private final Clock clock;

    @Schema(name = "SubmissionStart")
    record StartForm(
            @Valid @Nullable Profile profile,
            @Valid @Nullable AuthorForm author,
            @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") @Nullable String project) {
        @Override
        public String toString() {
            return "form of a submission"; // it names its author
        }
    }

    @Schema(name = "SubmissionAuthorForm")
    record AuthorForm(
            @NotBlank
                    @Size(max = Profile.LINE)
                    @Pattern(regexp = Profile.ONE_LINE, message = "{submission.one-line}")
                    String name,
            @NotNull
                    @Size(max = 254)
                    @Pattern(regexp = Profile.EMAIL, message = "{submission.email}")
                    String email,
            @RegionKey @Nullable String ags,
            @Pattern(regexp = "de|en") @Nullable String language) {
        Author author() {
            return new Author(name, email, ags, language == null ? "de" : language, null, null);
        }

        @Override
        public String toString() {
            return "author";
        }
    }

    @Schema(name = "SubmissionComment")
    record CommentForm(
            @NotBlank
                    @Size(max = Profile.PARAGRAPH)
                    @Pattern(regexp = Profile.TEXT, message = "{submission.text}")
                    String text,
            @Pattern(regexp = "[a-zA-Z]{1,30}") @Nullable String field) {}

    @Schema(name = "SubmissionReturn")
    record ReturnForm(
            @NotBlank
                    @Size(max = Profile.PARAGRAPH)
                    @Pattern(regexp = Profile.TEXT, message = "{submission.text}")
                    String comment) {}

    @Schema(name = "SubmissionRefusal")
    record RefusalForm(
            @NotBlank
                    @Size(max = Profile.PARAGRAPH)
                    @Pattern(regexp = Profile.TEXT, message = "{submission.text}")
                    String reason) {}

    /** To somebody without an account, who gets the rest by letter. */
    @Schema(
            name = "SubmissionReceipt",
            requiredProperties = {"id", "project", "revision", "state"})
    record Receipt(String id, String project, int revision, State state) {}

    @Schema(
            name = "SubmissionLine",
            requiredProperties = {
                "id",
                "project",
                "revision",
                "state",
                "author",
                "changedAt",
                "comments",
                "unread",
                "example"
            })
    record Line(
            String id,
            String project,
            int revision,
            State state,
            @Nullable String title,
            SubmissionView.AuthorView author,
            Instant changedAt,
            @Nullable Instant submittedAt,
            int comments,
            int unread,
            boolean example) {
        static Line of(Submission submission) {
            return new Line(
                    submission.id(),
                    submission.project(),
                    submission.revision(),
                    submission.state(),
                    submission.profile().title(),
                    SubmissionView.AuthorView.of(submission.author()),
                    submission.changedAt(),
                    submission.submittedAt(),
                    submission.comments().size(),
                    submission.unread(),
                    submission.profile().example() != null);
        }

        @Override
        public String toString() {
            return "line of submission " + id;
        }
    }

    @Schema(
            name = "SubmissionPage",
            requiredProperties = {"items", "page", "size", "total"})
    record PageView(List<Line> items, int page, int size, long total) {
        static PageView of(Submissions.Page page) {
            return new PageView(
                    page.items().stream().map(Line::of).toList(),
                    page.page(),
                    page.size(),
                    page.total());
        }
    }

    @Schema(
            name = "SubmissionDiff",
            requiredProperties = {"submission", "revision", "fields"})
    record DiffView(String submission, int revision, List<Difference> fields) {}

    SubmissionController(
            Submissions submissions,
            StartSubmission startSubmission,
            EditSubmission editSubmission,
            SubmitSubmission submitSubmission,
            WithdrawSubmission withdrawSubmission,
            CommentSubmission commentSubmission,
            SendBackSubmission sendBackSubmission,
            DeclineSubmission declineSubmission,
            PublishSubmission publishSubmission,
            Clock clock) {
        this.submissions = submissions;
        this.startSubmission = startSubmission;
        this.editSubmission = editSubmission;
        this.submitSubmission = submitSubmission;
        this.withdrawSubmission = withdrawSubmission;
        this.commentSubmission = commentSubmission;
        this.sendBackSubmission = sendBackSubmission;
        this.declineSubmission = declineSubmission;
        this.publishSubmission = publishSubmission;
        this.clock = clock;
    }

    @Operation(
            operationId = "startSubmission",
            summary = "Begin to hand in a project, or a change of a published one",
            description =
                    "Always a draft; nobody but its author sees a new project before it is submitted. Who signed in for a"
                            + " municipality or the office gets it whole; without an account the answer is a receipt, and"
                            + " a letter brings the link. A published project (`project`) is changed by its own"
                            + " municipalities and by the office, who all see the change from its beginning; one change"
                            + " at a time, and `change-pending` names it (`pending`). The same Idempotency-Key with the same body answers with the"
                            + " submission it made; with another body, 422.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {SubmissionView.class, Receipt.class})))
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<?> start(
            @Valid @RequestBody StartForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Nullable Caller caller) {
        var visitor = new Visitor(caller, "");
        var naming =
                key == null
                        ? null
                        : new Naming(
                                caller == null ? NOBODY : caller.subject(),
                                key.value(),
                                key.fingerprint(form));
        var wish =
                new Wish(
                        form.project(),
                        form.profile(),
                        form.author() == null ? null : form.author().author(),
                        naming);
        var decision = startSubmission.start(wish, visitor);
        return switch (decision) {
            case Decision.Changed(var started, _) -> begun(started, visitor);
            case Decision.Unchanged(var earlier) -> begun(earlier, visitor);
            case Decision.Refused refused -> refused(refused);
        };
    }

    @Operation(
            operationId = "listSubmissions",
            summary = "What was handed in (staff)",
            description =
                    "And what the office began itself, and every change begun of a published project.")
    @GetMapping
    PageView list(
            @RequestParam(required = false) @Nullable State state,
            @Parameter(
                            description =
                                    "Only what is to be reviewed, or has comments that are new to the office.")
                    @RequestParam(defaultValue = "false")
                    boolean waiting,
            @Parameter(description = "Words of the title.")
                    @RequestParam(required = false)
                    @Size(max = 100)
                    @Nullable String query,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MOST_PAGES) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(LARGEST_PAGE) int size) {
        return PageView.of(
                submissions.desk(
                        state == null ? EnumSet.allOf(State.class) : EnumSet.of(state),
                        waiting,
                        query == null || query.isBlank() ? null : query.strip(),
                        page,
                        size));
    }

    @Operation(
            operationId = "listOwnSubmissions",
            summary = "What the caller's municipality began, and open changes of its projects")
    @GetMapping("/own")
    PageView own(
            @RequestParam(defaultValue = "0") @Min(0) @Max(MOST_PAGES) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(LARGEST_PAGE) int size,
            Caller caller) {
        var ags = caller.ags();
        return ags == null
                ? new PageView(List.of(), page, size, 0)
                : PageView.of(submissions.own(ags, page, size));
    }

    @Operation(
            operationId = "readSubmission",
            summary = "One submission",
            description =
                    "For its municipality, for the bearer of its link, and for the office once it was handed in; a change"
                            + " for all municipalities of its project and for the office from the beginning. To everybody"
                            + " else it is unknown.")
    @GetMapping("/{id}")
    ResponseEntity<SubmissionView> read(
            @PathVariable String id,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        return found(id, new Visitor(caller, token));
    }

    @Operation(
            operationId = "editSubmission",
            summary = "Write a submission anew",
            description =
                    "By its author while it is a draft or was sent back (a withdrawn one becomes a draft again), by the"
                            + " office while it is submitted. Somebody else's edit since it was read is 412, with the"
                            + " version there is as `current`; a comment is none.")
    @PutMapping("/{id}")
    ResponseEntity<SubmissionView> edit(
            @PathVariable String id,
            @Valid @RequestBody Profile profile,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = new Visitor(caller, token);
        return told(editSubmission.edit(id, visitor, Versions.ifMatch(ifMatch), profile), visitor);
    }

    @Operation(
            operationId = "submitSubmission",
            summary = "Hand it to the office",
            description = "As it was read: If-Match, which no comment changes.")
    @PostMapping("/{id}/submission")
    ResponseEntity<SubmissionView> submit(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = new Visitor(caller, token);
        return told(submitSubmission.submit(id, visitor, Versions.ifMatch(ifMatch)), visitor);
    }

    @Operation(
            operationId = "withdrawSubmission",
            summary = "Take it back",
            description =
                    "As it was read: If-Match. By the municipality that began it or the bearer of its link, or by the"
                            + " office, which makes room for another change by it; who else shares the project works on"
                            + " it, and is refused here (`not-your-submission`). Whoever else has seen it is told.")
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<SubmissionView> withdraw(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = new Visitor(caller, token);
        return told(withdrawSubmission.withdraw(id, visitor, Versions.ifMatch(ifMatch)), visitor);
    }

    @Operation(
            operationId = "commentSubmission",
            summary = "Say something about it",
            description =
                    "Both sides may while it is worked on (not what is published, withdrawn or declined), and both read"
                            + " it; the other one is told by a letter. It changes no version, so it"
                            + " disturbs nobody who edits or decides. The same Idempotency-Key with the same body says"
                            + " it once; with another body, 422.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{id}/comments")
    ResponseEntity<SubmissionView> comment(
            @PathVariable String id,
            @Valid @RequestBody CommentForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var visitor = new Visitor(caller, token);
        var request =
                key == null
                        ? null
                        : StartSubmission.named(
                                "comment", caller == null ? NOBODY : caller.subject(), key.value());
        var decision =
                commentSubmission.comment(id, visitor, form.text().strip(), form.field(), request);
        return switch (decision) {
            case Decision.Changed(var commented, _) -> said(commented, visitor);
            case Decision.Unchanged(var earlier) -> said(earlier, visitor);
            case Decision.Refused refused -> refused(refused);
        };
    }

    @Operation(
            operationId = "noteSubmissionRead",
            summary = "Note that the office has read its comments (staff)",
            description =
                    "As many of the first as it was shown (`comments`; all, if it does not say): what came after stays"
                            + " new. What the office says or decides itself notes it, too.")
    @PostMapping("/{id}/reading")
    ResponseEntity<SubmissionView> noteRead(
            @PathVariable String id,
            @RequestParam(defaultValue = MOST_COMMENTS) @Min(0) int comments,
            Caller caller) {
        var office = new Visitor(caller, "");
        return told(commentSubmission.read(id, office, comments), office);
    }

    @Operation(
            operationId = "sendBackSubmission",
            summary = "Return it to its author (staff)",
            description = "The version that was read, and no other: If-Match.")
    @PostMapping("/{id}/return")
    ResponseEntity<SubmissionView> sendBack(
            @PathVariable String id,
            @Valid @RequestBody ReturnForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        var office = new Visitor(caller, "");
        return told(
                sendBackSubmission.sendBack(
                        id, office, Versions.ifMatch(ifMatch), form.comment().strip()),
                office);
    }

    @Operation(
            operationId = "declineSubmission",
            summary = "Decline it for good (staff)",
            description =
                    "While it is submitted, or its author does not answer. Its author is told why. It is not handed in"
                            + " again; another change of the same project may be begun. If-Match.")
    @PostMapping("/{id}/refusal")
    ResponseEntity<SubmissionView> decline(
            @PathVariable String id,
            @Valid @RequestBody RefusalForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        var office = new Visitor(caller, "");
        return told(
                declineSubmission.decline(
                        id, office, Versions.ifMatch(ifMatch), form.reason().strip()),
                office);
    }

    @Operation(
            operationId = "publishSubmission",
            summary = "Publish it (staff)",
            description = "The version that was read, and no other: If-Match.")
    @PostMapping("/{id}/publication")
    ResponseEntity<SubmissionView> publish(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        var office = new Visitor(caller, "");
        return told(publishSubmission.publish(id, office, Versions.ifMatch(ifMatch)), office);
    }

    @Operation(
            operationId = "compareSubmission",
            summary = "What it changes, field by field",
            description =
                    "EQUAL and INSERT together are the new text, EQUAL and DELETE the old one; lists have one item per"
                            + " line.")
    @GetMapping("/{id}/diff")
    ResponseEntity<DiffView> diff(
            @PathVariable String id,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Nullable Caller caller) {
        var submission = submissions.find(id).orElse(null);
        var kept = new Visitor(caller, token).keptFrom(submission, clock.instant());
        if (kept != null || submission == null) {
            return refused(
                    new Decision.Refused(
                            kept == null ? SubmissionProblem.SUBMISSION_NOT_FOUND : kept));
        }
        return ResponseEntity.ok(
                new DiffView(
                        id,
                        submission.revision(),
                        Difference.between(submission.base(), submission.profile())));
    }

    private ResponseEntity<SubmissionView> found(String id, Visitor visitor) {
        var submission = submissions.find(id).orElse(null);
        var kept = visitor.keptFrom(submission, clock.instant());
        if (kept != null || submission == null) {
            return refused(
                    new Decision.Refused(
                            kept == null ? SubmissionProblem.SUBMISSION_NOT_FOUND : kept));
        }
        return ok(submission, visitor);
    }

    private static ResponseEntity<?> begun(Submission started, Visitor visitor) {
        var created = ResponseEntity.created(URI.create(path(started)));
        if (visitor.isOffice() || visitor.isMunicipality()) {
            return created.eTag(etag(started)).body(SubmissionView.of(started, visitor));
        }
        return created.body(
                new Receipt(started.id(), started.project(), started.revision(), started.state()));
    }

    private static ResponseEntity<SubmissionView> said(Submission commented, Visitor visitor) {
        return ResponseEntity.created(URI.create(path(commented)))
                .eTag(etag(commented))
                .body(SubmissionView.of(commented, visitor));
    }

    private static ResponseEntity<SubmissionView> told(Decision decision, Visitor visitor) {
        return switch (decision) {
            case Decision.Changed(var changed, _) -> ok(changed, visitor);
            case Decision.Unchanged(var same) -> ok(same, visitor);
            case Decision.Refused refused -> refused(refused);
        };
    }

    private static ResponseEntity<SubmissionView> ok(Submission submission, Visitor visitor) {
        return ResponseEntity.ok()
                .eTag(etag(submission))
                .varyBy(HttpHeaders.AUTHORIZATION, LINK_TOKEN)
                .body(SubmissionView.of(submission, visitor));
    }

    private static <T> ResponseEntity<T> refused(Decision.Refused refused) {
        ProblemDetail problem = refused.why().detail("Nothing was changed.");
        if (!refused.missing().isEmpty()) {
            problem.setProperty("missing", refused.missing());
        }
        var current = refused.current();
        if (current != null && refused.why() == SubmissionProblem.CHANGE_PENDING) {
            problem.setProperty("pending", Line.of(current));
        } else if (current != null) {
            problem.setProperty("current", etag(current));
        }
        return ResponseEntity.of(problem).build();
    }

    /** Who decides is not disturbed by who says something, but who reads is told. */
    private static String etag(Submission submission) {
        return Versions.etag(submission.turn(), submission.version());
    }

    private static String path(Submission submission) {
        return "/api/catalog/submissions/" + submission.id();
    }
}
