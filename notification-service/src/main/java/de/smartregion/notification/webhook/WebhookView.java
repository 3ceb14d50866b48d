package de.smartregion.notification.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A webhook as the office sees it, without its secret.
 *
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
        return new WebhookView(
                webhook.id(),
                webhook.name(),
                webhook.address(),
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
