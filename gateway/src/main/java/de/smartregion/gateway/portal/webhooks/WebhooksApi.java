package de.smartregion.gateway.portal.webhooks;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The public API of webhooks, as far as the portal uses it. */
@HttpExchange("/api/notifications")
interface WebhooksApi {
    @GetExchange("/event-types")
    Types types();

    @GetExchange("/webhooks")
    Webhooks webhooks();

    @PostExchange("/webhooks")
    ResponseEntity<Told> make(
            @RequestHeader("Idempotency-Key") String key, @RequestBody Draft draft);

    @GetExchange("/webhooks/{id}")
    ResponseEntity<Webhook> webhook(@PathVariable String id);

    @PutExchange("/webhooks/{id}")
    ResponseEntity<Webhook> change(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Draft draft);

    @DeleteExchange("/webhooks/{id}")
    ResponseEntity<Void> remove(@PathVariable String id, @RequestHeader("If-Match") String version);

    @PostExchange("/webhooks/{id}/pause")
    ResponseEntity<Webhook> pause(@PathVariable String id);

    @PostExchange("/webhooks/{id}/resume")
    ResponseEntity<Webhook> resume(@PathVariable String id);

    @PostExchange("/webhooks/{id}/secret")
    ResponseEntity<Told> rotate(@PathVariable String id, @RequestHeader("If-Match") String version);

    @PostExchange("/webhooks/{webhook}/test")
    ResponseEntity<Call> test(@PathVariable String webhook);

    @GetExchange("/webhooks/{webhook}/calls")
    Calls calls(
            @PathVariable String webhook,
            @RequestParam(required = false) Call.@Nullable Outcome state,
            @RequestParam int page,
            @RequestParam int size);

    @PostExchange("/webhooks/{webhook}/calls/{id}/replay")
    ResponseEntity<Call> replay(@PathVariable String webhook, @PathVariable String id);

    @PostExchange("/webhooks/{webhook}/replay")
    ResponseEntity<Replayed> replay(@PathVariable String webhook, @RequestBody Replay replay);

    record Types(List<Owner> items) {}

    /** What can be told of one service; {@code all} stands for all of it. */
    record Owner(String service, String all, List<String> types) {}

    record Webhooks(List<Webhook> items) {}

    /** So long a receiver may go on to know the secret before. */
    Duration BOTH_SECRETS = Duration.ofHours(24);

    record Webhook(
            String id,
            String name,
            String address,
            List<String> types,
            State state,
            Instant createdAt,
            @Nullable Instant rotatedAt) {
        enum State {
            ACTIVE,
            PAUSED,
            ENDED
        }

        /** The one before still holds. */
        boolean hasTwoSecrets(Instant now) {
            return rotatedAt != null && now.isBefore(rotatedAt.plus(BOTH_SECRETS));
        }

        @Override
        public String toString() {
            return "webhook " + id; // an address may hold a secret
        }
    }

    record Told(Webhook webhook, String secret) {
        @Override
        public String toString() {
            return webhook.toString(); // secrets stay out of logs
        }
    }

    record Draft(String name, String address, List<String> types) {
        @Override
        public String toString() {
            return "webhook"; // an address may hold a secret
        }
    }

    record Calls(List<Call> items, int page, int size, long total) {
        public long pages() {
            return (total + size - 1) / size;
        }
    }

    record Call(
            String id,
            String type,
            Outcome state,
            int attempts,
            Instant writtenAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt,
            List<Attempt> log) {
        enum Outcome {
            PENDING,
            SENDING,
            RETRY,
            DELIVERED,
            FAILED
        }

        /** Made again, it is the same call. */
        public boolean ended() {
            return state == Outcome.DELIVERED || state == Outcome.FAILED;
        }
    }

    record Attempt(Instant at, long millis, @Nullable Integer status, @Nullable String error) {}

    record Replay(Instant since, @Nullable Ended state) {}

    /** What may be repeated. */
    enum Ended {
        DELIVERED,
        FAILED
    }

    record Replayed(long calls) {}
}
