package de.smartregion.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Ids of 128 bits as 22 characters: by chance, or after what caused them. */
public final class Names {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    public static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    /** The same ones for the same cause, in this order: what comes twice finds what it made. */
    public static String of(String... cause) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", cause).getBytes(StandardCharsets.UTF_8));
            return encoded(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
