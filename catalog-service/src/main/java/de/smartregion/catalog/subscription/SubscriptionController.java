package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.Subscriber.Decision;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The door for those who want to be told, and for those who have read enough. */
@RestController
@RequestMapping("/api/catalog/subscriptions")
@Tag(name = "subscriptions", description = "Who is told by e-mail what is new.")
class SubscriptionController {

    /** In a header, so that it stands in no access log. */
    private static final String LINK_TOKEN = "Link-Token";

    private final Subscribe subscribe;
    private final ConfirmSubscription confirmSubscription;
    private final Unsubscribe unsubscribe;
    private final Subscribers subscribers;
    private final SubscriberLinks links;

    /** {@code email}: who signed in with an address need not say. */
    @Schema(name = "SubscriptionForm")
    record SubscriptionForm(
            @NotNull @Pattern(regexp = Interest.SHAPE) String interest,
            @Size(max = 254) @Deliverable @Nullable String email,
            @Pattern(regexp = "de|en") @Nullable String language) {
        @Override
        public String toString() {
            return "form of a subscription"; // personal data stays out of logs
        }
    }

    @Schema(
            name = "SubscriptionAnswer",
            requiredProperties = {"active"})
    record Answer(
            @Schema(description = "False: a letter brings the link that confirms.")
                    boolean active) {}

    @Schema(
            name = "Subscription",
            requiredProperties = {"interest", "kind", "id", "since"})
    record View(
            String interest,
            Interest.Kind kind,
            String id,
            @Nullable String title,
            @Nullable String titleEnglish,
            Instant since) {
        static View of(Subscription subscription) {
            var interest = Interest.of(subscription.interest());
            return new View(
                    subscription.interest(),
                    interest.kind(),
                    interest.id(),
                    subscription.title(),
                    subscription.titleEnglish(),
                    Objects.requireNonNull(subscription.since()));
        }
    }

    @Schema(
            name = "Subscriptions",
            requiredProperties = {"items"})
    record ListView(List<View> items) {
        static ListView of(@Nullable Subscriber subscriber) {
            return new ListView(
                    subscriber == null
                            ? List.of()
                            : subscriber.active().stream().map(View::of).toList());
        }
    }

    /** Nothing: all of them. */
    @Schema(name = "SubscriptionEnding")
    record EndingForm(
            @Size(max = Subscriber.MOST)
                    @Nullable List<@NotNull @Pattern(regexp = Interest.SHAPE) String> interests) {}

    SubscriptionController(
            Subscribe subscribe,
            ConfirmSubscription confirmSubscription,
            Unsubscribe unsubscribe,
            Subscribers subscribers,
            SubscriberLinks links) {
        this.subscribe = subscribe;
        this.confirmSubscription = confirmSubscription;
        this.unsubscribe = unsubscribe;
        this.subscribers = subscribers;
        this.links = links;
    }

    @Operation(
            operationId = "subscribe",
            summary = "Be told by e-mail of a project, or of a field of action",
            description =
                    "202: a letter brings the link that confirms, whether or not the address is known. 200: who signed"
                            + " in with a verified address has nothing to confirm, and subscribes that address only.")
    @PostMapping
    ResponseEntity<Answer> subscribe(
            @Valid @RequestBody SubscriptionForm form, @Nullable Caller caller) {
        var own = caller == null ? null : ownAddress(caller).orElse(null);
        var typed = form.email() == null ? null : new EmailAddress(form.email());
        if (own != null && typed != null && !own.equals(typed)) {
            throw new AccessDeniedException("another address");
        }
        var address = own == null ? typed : own;
        if (address == null) {
            throw new ProblemException(
                    SubscriptionProblem.ADDRESS_REQUIRED, "Say where to write to.");
        }
        var language = form.language() == null ? "de" : form.language();
        boolean proven = own != null;
        return switch (subscribe.subscribe(
                Interest.of(form.interest()), address, language, proven)) {
            case Decision.Changed _, Decision.Unchanged _ ->
                    ResponseEntity.status(proven ? HttpStatus.OK : HttpStatus.ACCEPTED)
                            .body(new Answer(proven));
            case Decision.Refused(var why) -> throw refused(why);
        };
    }

    @Operation(
            operationId = "confirmSubscription",
            summary = "Confirm with the link of the letter",
            description = "Confirming again answers the same.")
    @PostMapping("/{subscriber}/{interest}/confirmation")
    View confirm(
            @PathVariable String subscriber,
            @PathVariable String interest,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token) {
        return switch (confirmSubscription.confirm(subscriber, interest(interest), token)) {
            case Decision.Changed(var after, _) -> view(after, interest);
            case Decision.Unchanged(var after) -> view(after, interest);
            case Decision.Refused(var why) -> throw refused(why);
        };
    }

    @Operation(
            operationId = "readSubscriptions",
            summary = "What the bearer of a letter's link is told of")
    @GetMapping("/{subscriber}")
    ListView read(
            @PathVariable String subscriber,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token) {
        var found = subscribers.find(subscriber).orElse(null);
        if (!Subscriber.opens(found, token)) {
            throw refused(SubscriptionProblem.SUBSCRIPTION_NOT_FOUND);
        }
        return ListView.of(found);
    }

    @Operation(
            operationId = "unsubscribe",
            summary = "End subscriptions with the link of a letter",
            description =
                    "Those that are named, or all. What has ended already is no reason to refuse; with the last one"
                            + " the link ends, too, and the address is forgotten.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/{subscriber}/ending")
    void end(
            @PathVariable String subscriber,
            @RequestHeader(name = LINK_TOKEN, defaultValue = "") String token,
            @Valid @RequestBody EndingForm form) {
        var interests = form.interests() == null ? Set.<String>of() : Set.copyOf(form.interests());
        if (unsubscribe.end(subscriber, token, interests) instanceof Decision.Refused(var why)) {
            throw refused(why);
        }
    }

    @Operation(operationId = "ownSubscriptions", summary = "What the caller is told of")
    @GetMapping("/own")
    ListView own(Caller caller) {
        return ListView.of(name(caller).flatMap(subscribers::find).orElse(null));
    }

    @Operation(
            operationId = "endOwnSubscription",
            summary = "Be told of it no more",
            description = "Ending again answers the same.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/own/{interest}")
    void endOwn(@PathVariable String interest, Caller caller) {
        name(caller).ifPresent(it -> unsubscribe.end(it, interest(interest).word()));
    }

    private Optional<String> name(Caller caller) {
        return ownAddress(caller).map(links::name);
    }

    /** Nothing where nobody has verified it, or could write to it. */
    private static Optional<EmailAddress> ownAddress(Caller caller) {
        try {
            return Optional.ofNullable(caller.email()).map(EmailAddress::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Interest interest(String word) {
        try {
            return Interest.of(word);
        } catch (IllegalArgumentException _) {
            throw refused(SubscriptionProblem.SUBSCRIPTION_NOT_FOUND);
        }
    }

    private static View view(Subscriber subscriber, String interest) {
        return View.of(subscriber.find(interest).orElseThrow());
    }

    private static ProblemException refused(SubscriptionProblem why) {
        return new ProblemException(why, "Nothing was changed.");
    }
}
