package de.smartregion.platform.security;

import org.jspecify.annotations.Nullable;

import java.util.Base64;

/** Secrets as they come from the environment. */
public final class Keys {

    /** HMAC-SHA256 is as strong as its key, up to here. */
    private static final int LEAST_BYTES = 32;

    private Keys() {}

    /** Refuses a key that is missing, not base64 or too short, by the name of its property. */
    public static byte[] decode(String property, @Nullable String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new IllegalArgumentException(property + " is missing: 32 random bytes, base64");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(property + " is not base64");
        }
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException(property + " is shorter than 32 bytes");
        }
        return key;
    }
}
