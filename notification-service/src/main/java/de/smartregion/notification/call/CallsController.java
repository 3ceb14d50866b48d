package de.smartregion.notification.call;

import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What became of a webhook's calls, and calling again. */
@RestController
@RequestMapping(
        path = "/api/notifications/webhooks/{webhook}",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "webhooks")
class CallsController {
    private final Calls calls;
    private final Receivers receivers;
    private final Switchboard switchboard;
    private final Clock clock;

    CallsController(Calls calls, Receivers receivers, Switchboard switchboard, Clock clock) {
        this.calls = calls;
        this.receivers = receivers;
        this.switchboard = switchboard;
        this.clock = clock;
    }

    /** One page of calls, and how many there are. */
    @Schema(
            name = "Calls",
            requiredProperties = {"items", "page", "size", "total"})
    record CallPage(List<CallView> items, int page, int size, long total) {}

    /**
     * @param since calls written from then on
     * @param state only those that are so; all that ended unless given
     */
    @Schema(name = "Replay")
    record Replay(@NotNull Instant since, @Nullable Ended state) {}

    /** What may be made again. */
    enum Ended {
        DELIVERED,
        FAILED
    }

    /** How many calls are made again. */
    @Schema(name = "Replayed", requiredProperties = "calls")
    record Replayed(long calls) {}

    @GetMapping("/calls")
    @Operation(
            operationId = "listCalls",
            summary = "A webhook's calls, newest first",
            description = "Kept for 30 days, each with its last 30 attempts.")
    CallPage calls(
            @PathVariable String webhook,
            @RequestParam(required = false) @Nullable CallState state,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        known(webhook);
        var items = calls.page(webhook, state, page, size).stream().map(CallView::of).toList();
        return new CallPage(items, page, size, calls.count(webhook, state));
    }

    @PostMapping("/calls/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayCall",
            summary = "Make a call again",
            description =
                    "Under the same webhook-id. May be repeated: a call that is open stays as it is."
                            + " While the webhook is paused, it waits.")
    CallView replay(@PathVariable String webhook, @PathVariable String id) {
        wanted(webhook);
        return calls.find(id)
                .filter(call -> call.webhook().equals(webhook))
                .map(switchboard::again)
                .map(CallView::of)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        CallProblem.CALL_NOT_FOUND,
                                        "It was never written, or has been forgotten."));
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayCalls",
            summary = "Make all calls since a time again",
            description =
                    "Each under the same webhook-id; those that are open stay as they are, and so do"
                            + " tests. While the webhook is paused, they wait.")
    Replayed replay(@PathVariable String webhook, @Valid @RequestBody Replay replay) {
        wanted(webhook);
        var state = replay.state() == null ? null : CallState.valueOf(replay.state().name());
        return new Replayed(switchboard.again(webhook, state, replay.since()));
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "testWebhook",
            summary = "Call a webhook because nothing happened",
            description = "Tried once; what came of it stands among its calls.")
    CallView test(@PathVariable String webhook) {
        known(webhook);
        if (receivers.ready().stream().noneMatch(it -> it.webhook().equals(webhook))) {
            throw new ProblemException(CallProblem.WEBHOOK_NOT_ACTIVE, "Nobody was called.");
        }
        var notice = Notice.test(webhook, clock.instant());
        switchboard.accept(List.of(notice));
        return calls.find(notice.name()).map(CallView::of).orElseThrow();
    }

    /** What is opened for one that has ended, nobody would ever call. */
    private void wanted(String webhook) {
        known(webhook);
        if (receivers.hasEnded(webhook)) {
            throw new ProblemException(
                    CallProblem.WEBHOOK_NOT_ACTIVE, "It has ended; resume it first.");
        }
    }

    private void known(String webhook) {
        if (!receivers.knows(webhook)) {
            throw new ProblemException(
                    CallProblem.WEBHOOK_NOT_FOUND, "It was never made, or has been removed.");
        }
    }
}
