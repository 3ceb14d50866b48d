package de.smartregion.platform.infrastructure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.springframework.test.context.DynamicPropertyRegistry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Service tokens and keys for tests. */
public final class Tokens {

    private static final byte[] KEY =
            "a key for tests, and for tests only".getBytes(StandardCharsets.UTF_8);

    private Tokens() {}

    /** The keys that a service asks its environment for. */
    public static void register(DynamicPropertyRegistry registry) {
        registry.add("smartregion.security.token-key", Tokens::key);
        registry.add("smartregion.links.key", Tokens::key);
    }

    public static String key() {
        return Base64.getEncoder().encodeToString(KEY);
    }

    /** The value of an {@code Authorization} header. */
    public static String bearer(String... roles) {
        return "Bearer " + token(KEY, Instant.now().plus(Duration.ofMinutes(5)), roles);
    }

    public static String token(byte[] key, Instant expires, String... roles) {
        try {
            var claims =
                    new JWTClaimsSet.Builder()
                            .subject("test")
                            .expirationTime(Date.from(expires))
                            .claim("roles", List.of(roles))
                            .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
