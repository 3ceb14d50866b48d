package de.smartregion.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;

import de.smartregion.platform.infrastructure.Tokens;
import de.smartregion.platform.infrastructure.Tokens.KeyServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class TokenKeysTest {

    private static final RSAKey OLD = Tokens.key("old");
    private static final RSAKey NEW = Tokens.key("new");

    private final KeyServer provider = KeyServer.open(OLD);
    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final JwtDecoder tokens =
            SecurityConfiguration.Tokens.decoder(
                    new TokenSettings(Tokens.ISSUER, provider.address(), Tokens.AUDIENCE),
                    new TokenKeys(provider.address(), () -> now));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void theProviderIsNotAskedAtStartAndOnceForAllTokens() {
        assertThat(provider.asked()).isZero();

        for (var i = 0; i < 100; i++) {
            read(OLD);
        }

        assertThat(provider.asked()).isEqualTo(1);
    }

    @Test
    void whoComesAtOnceWaitsForOneAnswer() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    IntStream.range(0, 50)
                            .mapToObj(_ -> CompletableFuture.runAsync(() -> read(OLD), threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        }
        assertThat(provider.asked()).isEqualTo(1);
    }

    @Test
    void aProviderThatIsAwayTakesNothingFromThoseItHasSignedFor() {
        read(OLD);
        provider.away(true);
        now = now.plus(Duration.ofDays(2));

        read(OLD);
        await().until(() -> provider.asked() == 2); // the keys are old: it was asked aside
        read(OLD);
        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void aNewKeyIsFoundWhenItIsFirstNamed() {
        read(OLD);
        provider.tell(OLD, NEW);
        now = now.plusSeconds(30);

        read(NEW);

        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void aStormOfUnknownKeysDoesNotReachTheProvider() {
        read(OLD);
        now = now.plusSeconds(30);
        for (var i = 0; i < 20; i++) {
            var stranger = Tokens.token().signedBy(NEW);
            assertThatThrownBy(() -> tokens.decode(stranger)).isInstanceOf(BadJwtException.class);
        }
        assertThat(provider.asked()).isEqualTo(2);

        read(OLD);
        now = now.plusSeconds(30);
        provider.tell(NEW);
        read(NEW);
        assertThat(provider.asked()).isEqualTo(3);
    }

    @Test
    void aKeyThatIsWithdrawnIsNotBelievedForEver() {
        read(OLD);
        provider.tell(NEW);
        now = now.plus(Duration.ofHours(1)).plusSeconds(1);
        read(OLD); // the last time: it is what makes the provider be asked

        await().until(() -> provider.asked() == 2);
        await().untilAsserted(
                        () ->
                                assertThatThrownBy(() -> read(OLD))
                                        .isInstanceOf(BadJwtException.class));
    }

    @Test
    void withoutAnyKeyNobodyIsJudgedAndTheProviderIsLeftInPeace() {
        provider.away(true);
        for (var i = 0; i < 10; i++) {
            assertThatThrownBy(() -> read(OLD)).isInstanceOf(KeysAway.class);
        }
        assertThat(provider.asked()).isEqualTo(1);

        provider.away(false);
        now = now.plusSeconds(2);
        read(OLD);
    }

    @Test
    void keysThatAreNoneReplaceNone() {
        read(OLD);
        provider.tell();
        now = now.plus(Duration.ofHours(2));

        read(OLD);
        await().until(() -> provider.asked() == 2);
        read(OLD);
    }

    private void read(RSAKey key) {
        assertThat(tokens.decode(Tokens.token().roles("staff").signedBy(key)).getSubject())
                .isEqualTo("test");
    }
}
