package de.smartregion.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the secrets of webhooks, the same again whenever one is needed. */
final class WebhookSecrets {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    WebhookSecrets(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** As receivers are told it: the way the Standard Webhooks specification writes secrets. */
    String told(Webhook webhook) {
        return "whsec_" + Base64.getEncoder().encodeToString(of(webhook, webhook.rotation()));
    }

    /** What its calls are signed with at that time. */
    List<byte[]> keys(Webhook webhook, Instant now) {
        return webhook.rotations(now).stream().map(it -> of(webhook, it)).toList();
    }

    /** One that is made again under the name of another has secrets of its own. */
    private byte[] of(Webhook webhook, int rotation) {
        var words =
                List.of(
                        "webhook",
                        webhook.id(),
                        String.valueOf(webhook.createdAt().toEpochMilli()),
                        String.valueOf(rotation));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(String.join("|", words).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
