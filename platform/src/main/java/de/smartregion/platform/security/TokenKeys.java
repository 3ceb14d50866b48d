package de.smartregion.platform.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The issuer's public keys: asked for when the first token comes, then kept.
 *
 * <p>A provider that is away takes nothing from those it has signed for: known keys go on being
 * used. Tokens that name unknown keys, however many, make it be asked twice a minute at most.
 */
final class TokenKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(TokenKeys.class);

    /** How long a key that the provider has withdrawn may still be believed. */
    private static final Duration FRESH = Duration.ofHours(1);

    /** Between two questions about keys that are not among the known ones. */
    private static final Duration STRANGERS = Duration.ofSeconds(30);

    /** Between two questions while no key is known at all. */
    private static final Duration NONE_YET = Duration.ofSeconds(2);

    private static final int MILLISECONDS = 2_000; // to connect, and to answer
    private static final int LARGEST = 256 * 1024; // bytes; a key is less than two thousand

    private final URI address;
    private final InstantSource clock;
    private final ResourceRetriever http =
            new DefaultResourceRetriever(MILLISECONDS, MILLISECONDS, LARGEST);

    private final ReentrantLock asking = new ReentrantLock();
    private volatile Instant notBefore = Instant.MIN;
    private volatile @Nullable Known known;

    private record Known(JWKSet keys, Instant since) {}

    TokenKeys(URI address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context)
            throws KeySourceException {
        var had = known;
        if (had == null) {
            return wanted.select(ask(null).keys());
        }
        var found = wanted.select(had.keys());
        if (found.isEmpty()) {
            return wanted.select(ask(had).keys());
        }
        var now = clock.instant();
        if (had.since().plus(FRESH).isBefore(now) && !now.isBefore(notBefore)) {
            Thread.ofVirtual().name("token-keys").start(() -> refresh(had));
        }
        return found;
    }

    private void refresh(Known had) {
        try {
            ask(had);
        } catch (KeySourceException e) {
            log.warn("the keys of {} stay as they are: {}", address, e.getMessage());
        }
    }

    /** One asks, the others wait for the answer. */
    private Known ask(@Nullable Known had) throws KeySourceException {
        asking.lock();
        try {
            var now = clock.instant();
            var have = known;
            if (have != null && (!have.equals(had) || now.isBefore(notBefore))) {
                return have;
            }
            if (now.isBefore(notBefore)) {
                throw new RemoteKeySourceException("there was no answer a moment ago", null);
            }
            notBefore = now.plus(have == null ? NONE_YET : STRANGERS);
            try {
                var asked = new Known(read(), now);
                notBefore = now.plus(STRANGERS);
                known = asked;
                return asked;
            } catch (IOException | ParseException e) {
                log.warn("the keys of {} cannot be read: {}", address, e.toString());
                if (have == null) {
                    throw new RemoteKeySourceException("no keys", e);
                }
                return have;
            }
        } finally {
            asking.unlock();
        }
    }

    private JWKSet read() throws IOException, ParseException {
        var keys = JWKSet.parse(http.retrieveResource(address.toURL()).getContent());
        if (keys.isEmpty()) {
            throw new IOException("an empty set of keys");
        }
        return keys;
    }
}
