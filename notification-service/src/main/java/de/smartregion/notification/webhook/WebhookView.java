package de.smartregion.notification.webhook;

import de.smartregion.platform.security.Caller;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A webhook as the office sees it, without its secret.
 *
 * @param address all of it for administrators, as it may hold a secret; for others its scheme and
 *     host
 * @param rotatedAt when its secret replaced another one; both hold for 24 hours
 */
@Schema(
        name = "Webhook",
        requiredProperties = {"id", "name", "address", "types", "state", "createdAt"})
record WebhookView(
        String id,
        String name,
        String address,
        List<String> types,
        WebhookState state,
        Instant createdAt,
        @Nullable Instant rotatedAt) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, webhook.address());
    }

    static WebhookView seenBy(Caller caller, Webhook webhook) {
        if (caller.is("admin")) {
            return of(webhook);
        }
        var address = URI.create(webhook.address());
        return of(webhook, address.getScheme() + "://" + address.getHost());
    }

    private static WebhookView of(Webhook webhook, String address) {
        return new WebhookView(
                webhook.id(),
                webhook.name(),
                address,
                webhook.types(),
                webhook.state(),
                webhook.createdAt(),
                webhook.rotatedAt());
    }

    @Override
    public String toString() {
        return "webhook " + id; // an address may hold a secret
    }
}
