package de.smartregion.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that let somebody without an account do one thing with one resource until a deadline.
 *
 * <p>The same purpose, resource and deadline give the same token, so that it can be told again.
 * Stored is only its hash.
 */
public final class SignedLinks {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    public SignedLinks(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a key for links has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public Link issue(String purpose, String resource, Instant expires) {
        if (purpose.indexOf('|') >= 0 || resource.indexOf('|') >= 0) {
            throw new IllegalArgumentException("a bar would let one link pass for another");
        }
        var token = sign(purpose + "|" + resource + "|" + expires.getEpochSecond());
        return new Link(token, hash(token), expires);
    }

    /** In constant time. */
    public static boolean matches(String token, String hash) {
        return MessageDigest.isEqual(
                hash(token).getBytes(StandardCharsets.US_ASCII),
                hash.getBytes(StandardCharsets.US_ASCII));
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String token) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token goes to the person, the hash into the store. */
    public record Link(String token, String hash, Instant expires) {
        @Override
        public String toString() {
            return "link until " + expires; // whoever reads the token may act
        }
    }
}
