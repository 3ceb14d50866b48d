package de.smartregion.notification.webhook;

import de.smartregion.notification.call.Reach;
import de.smartregion.notification.call.Switchboard;
import de.smartregion.notification.webhook.MakeWebhook.Naming;
import de.smartregion.notification.webhook.MakeWebhook.Outcome;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.CommonProblem;
import de.smartregion.platform.web.IdempotencyKey;
import de.smartregion.platform.web.ProblemException;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/** Webhooks over HTTP: seen by the office, kept by administrators. */
@RestController
@RequestMapping(path = "/api/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "webhooks", description = "Other systems that are told what happens")
class WebhooksController {
    private static final String WEBHOOKS = "/webhooks";
    private static final String RIGHT_ADDRESS =
            "must begin with https://, name no port but 443 and no user, and lead to a host that the"
                    + " configuration allows (smartregion.webhooks.hosts)";
    private static final String RIGHT_TYPE =
            "must be one of those that GET /api/notifications/event-types lists";
    private static final String ONE = WEBHOOKS + "/{id}";

    private final Webhooks webhooks;
    private final MakeWebhook makeWebhook;
    private final WebhookSecrets secrets;
    private final Switchboard switchboard;
    private final Reach reach;
    private final Clock clock;

    WebhooksController(
            Webhooks webhooks,
            MakeWebhook makeWebhook,
            WebhookSecrets secrets,
            Switchboard switchboard,
            Reach reach,
            Clock clock) {
        this.webhooks = webhooks;
        this.makeWebhook = makeWebhook;
        this.secrets = secrets;
        this.switchboard = switchboard;
        this.reach = reach;
        this.clock = clock;
    }

    /** What fields alone cannot know. */
    @InitBinder("webhookForm")
    void check(WebDataBinder binder) {
        binder.addValidators(Validator.forInstanceOf(WebhookForm.class, this::check));
    }

    private void check(WebhookForm form, Errors wrong) {
        if (!form.address().isEmpty() && !reach.allows(form.address())) {
            wrong.rejectValue("address", "invalid", RIGHT_ADDRESS);
        }
        for (int i = 0; i < form.types().size(); i++) {
            var type = form.types().get(i);
            if (type != null && !type.isBlank() && !EventTypes.isKnown(type)) {
                wrong.rejectValue("types[" + i + "]", "invalid", RIGHT_TYPE);
            }
        }
    }

    @Schema(name = "Webhooks", requiredProperties = "items")
    record WebhookList(List<WebhookView> items) {}

    /**
     * A webhook and its secret, which is told now and never again.
     *
     * @param secret as the Standard Webhooks specification writes it: {@code whsec_…}
     */
    @Schema(
            name = "WebhookWithSecret",
            requiredProperties = {"webhook", "secret"})
    record Told(WebhookView webhook, String secret) {
        @Override
        public String toString() {
            return webhook.toString(); // secrets stay out of logs
        }
    }

    @Schema(name = "EventTypes", requiredProperties = "items")
    record Types(List<TypesOfOwner> items) {}

    /**
     * @param all stands for all of them, and for those that are yet to come
     */
    @Schema(
            name = "EventTypesOfService",
            requiredProperties = {"service", "all", "types"})
    record TypesOfOwner(String service, String all, List<String> types) {}

    @GetMapping("/event-types")
    @Operation(operationId = "listEventTypes", summary = "What a webhook can be told of")
    Types types() {
        return new Types(
                EventTypes.OWNERS.stream()
                        .map(it -> new TypesOfOwner(it.name(), it.all(), it.types()))
                        .toList());
    }

    @GetMapping(WEBHOOKS)
    @Operation(operationId = "listWebhooks", summary = "All webhooks, by name")
    WebhookList webhooks(@Parameter(hidden = true) Caller caller) {
        return new WebhookList(
                webhooks.all().stream().map(it -> WebhookView.seenBy(caller, it)).toList());
    }

    @PostMapping(WEBHOOKS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "makeWebhook",
            summary = "Make a webhook",
            description =
                    "Its secret is in the answer, and in no other. What happens from now on is told by"
                            + " calls as the Standard Webhooks specification describes them; the body is a"
                            + " CloudEvent without data: who wants to know more asks for it. The same body"
                            + " under the same Idempotency-Key is one webhook, and is refused once its secret"
                            + " has been replaced.")
    ResponseEntity<Told> make(
            @Valid @RequestBody WebhookForm form,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = 128))
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Parameter(hidden = true) Caller caller) {
        var naming =
                key == null
                        ? null
                        : new Naming(caller.subject(), key.value(), key.fingerprint(form));
        return switch (makeWebhook.make(form, naming)) {
            case Outcome.Made(var made) ->
                    ResponseEntity.created(
                                    URI.create("/api/notifications" + WEBHOOKS + "/" + made.id()))
                            .eTag(Versions.etag(made.version()))
                            .body(new Told(WebhookView.of(made), secrets.told(made)));
            case Outcome.Refused(var why) ->
                    throw new ProblemException(why, "Nothing was changed.");
        };
    }

    @GetMapping(ONE)
    @Operation(operationId = "readWebhook", summary = "One webhook")
    ResponseEntity<WebhookView> webhook(
            @PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var webhook = there(id);
        return ResponseEntity.ok()
                .eTag(Versions.etag(webhook.version()))
                .body(WebhookView.seenBy(caller, webhook));
    }

    @PutMapping(ONE)
    @Operation(operationId = "changeWebhook", summary = "Change what a webhook is told, and where")
    ResponseEntity<WebhookView> change(
            @PathVariable String id,
            @Valid @RequestBody WebhookForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return told(change(id, ifMatch, it -> it.changed(form)));
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeWebhook",
            summary = "Remove a webhook",
            description = "With its calls; nobody is called any more.")
    void remove(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        var seen = there(id);
        Versions.ifMatch(ifMatch, seen.version());
        if (!webhooks.remove(id, seen.version())) {
            throw outdated();
        }
        switchboard.forget(id);
    }

    @PostMapping(ONE + "/pause")
    @Operation(
            operationId = "pauseWebhook",
            summary = "Do not call a webhook for a while",
            description = "What happens meanwhile is kept for it, for 30 days.")
    ResponseEntity<WebhookView> pause(@PathVariable String id) {
        return told(put(id, WebhookState.PAUSED));
    }

    @PostMapping(ONE + "/resume")
    @Operation(
            operationId = "resumeWebhook",
            summary = "Call a webhook again that was paused, or had ended")
    ResponseEntity<WebhookView> resume(@PathVariable String id) {
        return told(put(id, WebhookState.ACTIVE));
    }

    @PostMapping(ONE + "/secret")
    @Operation(
            operationId = "rotateSecret",
            summary = "Give a webhook another secret",
            description =
                    "It is in the answer, and in no other. For 24 hours calls are signed with both.")
    ResponseEntity<Told> rotate(
            @PathVariable String id,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        var rotated = change(id, ifMatch, it -> it.rotated(clock.instant()));
        return ResponseEntity.ok()
                .eTag(Versions.etag(rotated.version()))
                .body(new Told(WebhookView.of(rotated), secrets.told(rotated)));
    }

    private Webhook change(String id, @Nullable String ifMatch, UnaryOperator<Webhook> step) {
        var seen = there(id);
        Versions.ifMatch(ifMatch, seen.version());
        var changed = step.apply(seen);
        if (!webhooks.save(seen, changed)) {
            throw outdated();
        }
        switchboard.look();
        return changed;
    }

    /** Whatever else somebody changes meanwhile. */
    private Webhook put(String id, WebhookState state) {
        while (true) {
            var seen = there(id);
            var changed = seen.in(state);
            if (seen.state() == state) {
                return seen;
            }
            if (webhooks.save(seen, changed)) {
                switchboard.look();
                return changed;
            }
        }
    }

    private static ResponseEntity<WebhookView> told(Webhook webhook) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(webhook.version()))
                .body(WebhookView.of(webhook));
    }

    private Webhook there(String id) {
        return webhooks.find(id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        WebhookProblem.WEBHOOK_NOT_FOUND,
                                        "It was never made, or has been removed."));
    }

    private static ProblemException outdated() {
        return new ProblemException(
                CommonProblem.PRECONDITION_FAILED, "Read it again; it has changed since.");
    }
}
