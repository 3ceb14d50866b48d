package de.smartregion.platform.web;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The caller's name for one command: same key and body, same answer. Binds from the header by
 * itself: {@code @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key}.
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,128}");
    private static final JsonMapper CANONICAL =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    public IdempotencyKey {
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw new IllegalArgumentException("1 to 128 visible ASCII characters");
        }
    }

    /**
     * Tells whether a repeated key came with the same body: SHA-256 of the key and the body's
     * canonical JSON, base64url. The key is kept nowhere, so nobody can try out bodies later.
     */
    public String fingerprint(Object body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((value + '\n').getBytes(StandardCharsets.US_ASCII));
            var hash = digest.digest(CANONICAL.writeValueAsBytes(body));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
