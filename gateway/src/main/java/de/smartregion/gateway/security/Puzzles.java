package de.smartregion.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A little work for whoever causes a letter without signing in, as ALTCHA's protocol asks for it
 * (SHA-256, signed by us). A proof counts for the path it was asked for, for a while, and once.
 */
final class Puzzles {
    /** What a proof is worth. */
    enum Proof {
        GOOD,
        NONE,
        WRONG,
        USED
    }

    private static final Logger log = LoggerFactory.getLogger(Puzzles.class);
    private static final String ALGORITHM = "SHA-256";
    private static final String SIGNATURE = "HmacSHA256";
    private static final String LABEL = "smartregion.limits.proof";
    private static final int LONGEST = 1_000;

    /**
     * Its last character is no digit: else one could move digits between salt and number, and had
     * another expiry under the same signature.
     */
    private static final Pattern SALT =
            Pattern.compile("[\\w-]{16}\\?expires=(\\d{1,11})&for=([0-9a-f]{64})&");

    private final LimitSettings.Proof settings;
    private final JsonMapper json;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Cache<Digest, Boolean> used;

    Puzzles(LimitSettings settings, JsonMapper json, InstantSource clock) {
        this.settings = settings.proof();
        this.json = json;
        this.clock = clock;
        this.key = key();
        this.used =
                Caffeine.newBuilder()
                        .maximumSize(settings.remembered())
                        .expireAfterWrite(this.settings.lasts())
                        .executor(Runnable::run)
                        .build();
    }

    /** One of its own only where nothing is shared that nobody finds by trying. */
    private SecretKeySpec key() {
        var given = settings.key();
        if (given.isEmpty() && settings.secret().length() < LimitSettings.Proof.SHORTEST) {
            log.info("signs puzzles with a key of this instance alone, until it stops");
            return new SecretKeySpec(random(32), SIGNATURE);
        }
        return given.isEmpty()
                ? new SecretKeySpec(signed(keyOf(settings.secret()), LABEL), SIGNATURE)
                : keyOf(given);
    }

    private static SecretKeySpec keyOf(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), SIGNATURE);
    }

    Puzzle make(String path) {
        var salt =
                Base64.getUrlEncoder().encodeToString(random(12))
                        + "?expires="
                        + clock.instant().plus(settings.lasts()).getEpochSecond()
                        + "&for="
                        + digest(path)
                        + "&";
        var challenge = digest(salt + random.nextInt(settings.numbers() + 1));
        return new Puzzle(ALGORITHM, challenge, settings.numbers(), salt, signature(challenge));
    }

    /**
     * @param sent JSON in Base64, as it came
     */
    Proof check(@Nullable String sent, String path) {
        if (sent == null || sent.isEmpty()) {
            return Proof.NONE;
        }
        try {
            var proof =
                    json.readTree(Base64.getDecoder().decode(sent.length() > LONGEST ? "" : sent));
            var salt = proof.path("salt").asString("");
            var told = SALT.matcher(salt);
            var signature =
                    signature(digest(salt + proof.path("number").asLong(-1)))
                            .getBytes(StandardCharsets.UTF_8);
            if (!proof.path("algorithm").asString("").equals(ALGORITHM)
                    || !told.matches()
                    || !told.group(2).equals(digest(path))
                    || !clock.instant()
                            .isBefore(Instant.ofEpochSecond(Long.parseLong(told.group(1))))
                    || !MessageDigest.isEqual(
                            signature,
                            proof.path("signature")
                                    .asString("")
                                    .getBytes(StandardCharsets.UTF_8))) {
                return Proof.WRONG;
            }
            return used.asMap().putIfAbsent(Digest.of(salt), true) == null
                    ? Proof.GOOD
                    : Proof.USED;
        } catch (JacksonException | IllegalArgumentException _) {
            return Proof.WRONG;
        }
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance(ALGORITHM)
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signature(String challenge) {
        return HexFormat.of().formatHex(signed(key, challenge));
    }

    private static byte[] signed(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(SIGNATURE);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
