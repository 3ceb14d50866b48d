package de.smartregion.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;

import de.smartregion.platform.infrastructure.Tokens;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class VerifiedTokensTest {

    private static final RSAKey KEY = Tokens.key("ours");

    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong nanos = new AtomicLong();
    private final JwtDecoder signatures =
            SecurityConfiguration.Tokens.decoder(
                    new TokenSettings(
                            Tokens.ISSUER, URI.create("http://localhost/keys"), Tokens.AUDIENCE),
                    new ImmutableJWKSet<>(new JWKSet(KEY)));
    private final JwtDecoder tokens =
            new VerifiedTokens(
                    token -> {
                        verified.incrementAndGet();
                        return signatures.decode(token);
                    },
                    _ ->
                            over.get()
                                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("over"))
                                    : OAuth2TokenValidatorResult.success(),
                    nanos::get);

    @Test
    void aSignatureIsCheckedOnceForManyRequests() {
        var token = Tokens.token().roles("staff").signedBy(KEY);

        for (var i = 0; i < 100; i++) {
            assertThat(tokens.decode(token).getSubject()).isEqualTo("test");
        }

        assertThat(verified).hasValue(1);
    }

    @Test
    void aKnownTokenThatIsOverIsRefusedAndForgotten() {
        var token = Tokens.token().signedBy(KEY);
        tokens.decode(token);

        over.set(true);
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(JwtValidationException.class);

        over.set(false);
        tokens.decode(token);
        assertThat(verified).hasValue(2);
    }

    @Test
    void theSignatureIsCheckedAgainAfterAWhile() {
        var token = Tokens.token().signedBy(KEY);
        tokens.decode(token);
        nanos.addAndGet(VerifiedTokens.KEPT.toNanos() - 1);
        tokens.decode(token);
        assertThat(verified).hasValue(1);

        nanos.addAndGet(1);
        tokens.decode(token);
        assertThat(verified).hasValue(2);
    }

    @Test
    void aKnownTokenOpensNothingForOneThatLooksLikeIt() {
        var token = Tokens.token().roles("staff").signedBy(KEY);
        tokens.decode(token);

        for (var at : new int[] {5, token.indexOf('.') + 5, token.length() - 5}) {
            var other = token.charAt(at) == 'A' ? 'B' : 'A';
            var forged = token.substring(0, at) + other + token.substring(at + 1);
            assertThatThrownBy(() -> tokens.decode(forged)).isInstanceOf(BadJwtException.class);
        }
        var unsigned = token.substring(0, token.lastIndexOf('.') + 1);
        assertThatThrownBy(() -> tokens.decode(unsigned)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aRefusalIsNotRemembered() {
        var stranger = Tokens.token().signedBy(Tokens.key("ours"));

        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode(stranger)).isInstanceOf(BadJwtException.class);
        }
        assertThat(verified).hasValue(2);
    }
}
