package de.smartregion.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Tokens whose signature was found right a moment ago.
 *
 * <p>The arithmetic of a signature costs more than the rest of a small request, and the same token
 * comes with every click. What can change meanwhile (its time, above all) is judged every time.
 */
final class VerifiedTokens implements JwtDecoder {

    /** How much longer a key that was withdrawn may be believed because of this. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST = 5_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validators;
    private final Cache<String, Jwt> known; // by digest: no comparison tells how much is right

    /**
     * @param decoder checks signatures, and everything else as well
     * @param validators of what can change while a token is known
     */
    VerifiedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validators, Ticker time) {
        this.decoder = decoder;
        this.validators = validators;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(KEPT)
                        .ticker(time)
                        .executor(Runnable::run)
                        .build();
    }

    @Override
    public Jwt decode(String token) {
        var digest = digest(token);
        var jwt = known.getIfPresent(digest);
        if (jwt == null) {
            var verified = decoder.decode(token);
            known.put(digest, verified);
            return verified;
        }
        var judged = validators.validate(jwt);
        if (judged.hasErrors()) {
            known.invalidate(digest);
            throw new JwtValidationException("no longer valid", judged.getErrors());
        }
        return jwt;
    }

    private static String digest(String token) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
