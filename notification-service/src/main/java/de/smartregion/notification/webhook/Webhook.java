package de.smartregion.notification.webhook;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Another system that wants to know what happens here. Its secret is derived from its id, the time
 * it was made and the number of its rotation, and kept nowhere.
 *
 * @param types that it is told: event types, or all of a service
 * @param rotation how often its secret was made, 1 for the first
 * @param rotatedAt when the present secret replaced another one
 * @param fingerprint of the request that made it, if that named itself
 */
record Webhook(
        @Id String id,
        long version,
        String name,
        String address,
        List<String> types,
        WebhookState state,
        int rotation,
        @Nullable Instant rotatedAt,
        Instant createdAt,
        @Nullable String fingerprint) {

    /** So long a receiver may go on to know the secret before. */
    static final Duration BOTH_SECRETS = Duration.ofHours(24);

    Webhook {
        types = List.copyOf(types);
        if (rotation < 1 || (rotation > 1) != (rotatedAt != null)) {
            throw new IllegalArgumentException("who rotated a secret, did so at some time");
        }
    }

    static Webhook made(String id, WebhookForm form, Instant now, @Nullable String fingerprint) {
        return new Webhook(
                id,
                1,
                form.name(),
                form.address(),
                form.types(),
                WebhookState.ACTIVE,
                1,
                null,
                now,
                fingerprint);
    }

    /** What happened before it was made is not told. */
    boolean wants(String type, Instant happened) {
        return state != WebhookState.ENDED
                && !happened.isBefore(createdAt)
                && EventTypes.isAmong(types, type);
    }

    /** Those whose secrets a receiver may know at that time, the present one first. */
    List<Integer> rotations(Instant now) {
        return rotatedAt != null && now.isBefore(rotatedAt.plus(BOTH_SECRETS))
                ? List.of(rotation, rotation - 1)
                : List.of(rotation);
    }

    Webhook changed(WebhookForm form) {
        return next(form.name(), form.address(), form.types(), state, rotation, rotatedAt);
    }

    Webhook in(WebhookState to) {
        return next(name, address, types, to, rotation, rotatedAt);
    }

    Webhook rotated(Instant now) {
        return next(name, address, types, state, rotation + 1, now);
    }

    private Webhook next(
            String called,
            String at,
            List<String> told,
            WebhookState to,
            int rotations,
            @Nullable Instant rotated) {
        return new Webhook(
                id, version + 1, called, at, told, to, rotations, rotated, createdAt, fingerprint);
    }

    @Override
    public String toString() {
        return "webhook " + id + " " + state; // an address may hold a secret
    }
}
