package de.smartregion.gateway.portal.webhooks;

import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Call;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Calls;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Draft;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Ended;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Owner;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Replay;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Replayed;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Told;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Webhook;
import de.smartregion.gateway.signin.ProviderAway;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.server.ResponseStatusException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks for webhooks, and has them changed; what is not answered in time is a {@link ServiceAway}.
 */
final class WebhooksClient {
    private static final Logger log = LoggerFactory.getLogger(WebhooksClient.class);
    private static final int PAGE = 20;

    private final WebhooksApi api;
    private final JsonMapper json;

    WebhooksClient(WebhooksApi api, JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    /** Something and its version, which a change of it has to name. */
    record Kept(Webhook webhook, String version) {}

    List<Owner> types() {
        return asked("event types", api::types).items();
    }

    List<Webhook> webhooks() {
        return asked("webhooks", api::webhooks).items();
    }

    Kept webhook(String id) {
        var answer = asked("webhook", () -> api.webhook(id));
        var version = answer.getHeaders().getFirst(HttpHeaders.ETAG);
        return new Kept(body(answer), version == null ? "" : version);
    }

    Calls calls(String webhook, Call.@Nullable Outcome state, int page) {
        return asked("calls", () -> api.calls(webhook, state, page, PAGE));
    }

    Reply<Told> make(String key, Draft draft) {
        return replied("make", () -> api.make(key, draft));
    }

    Reply<Webhook> change(String id, String version, Draft draft) {
        return replied("change", () -> api.change(id, version, draft));
    }

    Reply<Boolean> remove(String id, String version) {
        return replied(
                "remove",
                () -> ResponseEntity.ok(api.remove(id, version).getStatusCode().is2xxSuccessful()));
    }

    Reply<Webhook> pause(String id) {
        return replied("pause", () -> api.pause(id));
    }

    Reply<Webhook> resume(String id) {
        return replied("resume", () -> api.resume(id));
    }

    Reply<Told> rotate(String id, String version) {
        return replied("rotate", () -> api.rotate(id, version));
    }

    Reply<Call> test(String id) {
        return replied("test", () -> api.test(id));
    }

    Reply<Call> replay(String webhook, String call) {
        return replied("replay", () -> api.replay(webhook, call));
    }

    /** Those that failed, or all that ended. */
    Reply<Replayed> replay(String webhook, Instant since, boolean failed) {
        return replied(
                "replay",
                () -> api.replay(webhook, new Replay(since, failed ? Ended.FAILED : null)));
    }

    private <T> Reply<T> replied(String what, Supplier<ResponseEntity<T>> call) {
        try {
            return new Reply.Done<>(body(ask(what, call)));
        } catch (HttpClientErrorException refused) {
            var problem = problem(refused);
            return switch (refused.getStatusCode().value()) {
                case 400 ->
                        new Reply.Unaccepted<>(
                                problem.path("errors")
                                        .valueStream()
                                        .map(error -> error.path("field").asString(""))
                                        .toList());
                case 409, 412, 422 ->
                        Stream.of(Reply.Refusal.values())
                                .filter(
                                        known ->
                                                problem.path("type")
                                                        .asString("")
                                                        .endsWith(":" + wireName(known)))
                                .findFirst()
                                .<Reply<T>>map(Reply.Refused::new)
                                .orElseThrow(() -> away(what, refused));
                default -> throw denied(what, refused);
            };
        }
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return ask(what, call);
        } catch (HttpClientErrorException refused) {
            throw denied(what, refused);
        }
    }

    /** 4xx answers are handed on; everything else that fails is the service being away. */
    private static <T> T ask(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (HttpClientErrorException refused) {
            throw refused;
        } catch (RestClientException | ProviderAway failed) {
            throw away(what, failed);
        }
    }

    private static <T> T body(ResponseEntity<T> answer) {
        var body = answer.getBody();
        if (body == null) {
            throw away("body", new IllegalStateException("an empty answer"));
        }
        return body;
    }

    /** What is not this person's to do, or not there, is so here like everywhere. */
    private static RuntimeException denied(String what, HttpClientErrorException refused) {
        return switch (refused.getStatusCode().value()) {
            case 403 -> new AccessDeniedException("for administrators");
            case 404 -> new ResponseStatusException(HttpStatus.NOT_FOUND);
            default -> away(what, refused);
        };
    }

    private static ServiceAway away(String what, RuntimeException cause) {
        log.warn(
                "notification service gave no answer to {}: {}",
                what,
                cause.getClass().getSimpleName());
        return new ServiceAway(cause);
    }

    private JsonNode problem(HttpClientErrorException refused) {
        try {
            return json.readTree(refused.getResponseBodyAsByteArray());
        } catch (JacksonException _) {
            return json.createObjectNode();
        }
    }

    private static String wireName(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
