package de.smartregion.notification.call;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How receivers know that it is us who call: as the Standard Webhooks specification says. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** One for each key; a receiver is content with any. */
    static String of(List<byte[]> keys, String id, Instant at, String body) {
        var text = id + "." + at.getEpochSecond() + "." + body;
        return keys.stream().map(key -> "v1," + sign(key, text)).collect(Collectors.joining(" "));
    }

    private static String sign(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
