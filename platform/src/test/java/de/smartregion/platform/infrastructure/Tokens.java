package de.smartregion.platform.infrastructure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import org.springframework.test.context.DynamicPropertyRegistry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider's tokens for tests, and where its keys are read: one per JVM. */
public final class Tokens {

    public static final String ISSUER = "http://sign-in.test";
    public static final String AUDIENCE = "smart-region";

    private static final String LINKS =
            Base64.getEncoder()
                    .encodeToString(
                            "a key for tests, and for tests only".getBytes(StandardCharsets.UTF_8));

    private Tokens() {}

    /** What a service must be told to believe these tokens and to sign links. */
    public static void register(DynamicPropertyRegistry registry) {
        properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    public static Map<String, String> properties() {
        return Map.of(
                "smartregion.security.issuer", ISSUER,
                "smartregion.security.jwks", Provider.KEYS.address().toString(),
                "smartregion.links.key", LINKS);
    }

    /** Somebody with these roles, for five minutes. */
    public static String of(String... roles) {
        return token().roles(roles).sign();
    }

    /** The value of an {@code Authorization} header. */
    public static String bearer(String... roles) {
        return "Bearer " + of(roles);
    }

    /** A token to be made otherwise, in one thing or another. */
    public static Token token() {
        var now = Instant.now();
        return new Token(
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject("test")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                        .build());
    }

    /** What is said, before it is signed. */
    public record Token(JWTClaimsSet claims) {

        public Token claim(String name, Object value) {
            return new Token(new JWTClaimsSet.Builder(claims).claim(name, value).build());
        }

        public Token without(String name) {
            return new Token(new JWTClaimsSet.Builder(claims).claim(name, null).build());
        }

        public Token subject(String subject) {
            return claim("sub", subject);
        }

        public Token roles(String... roles) {
            return claim("roles", List.of(roles));
        }

        public Token ags(String ags) {
            return claim("ags", ags);
        }

        /** One that the provider has verified. */
        public Token email(String email) {
            return claim("email", email).claim("email_verified", true);
        }

        public Token name(String name) {
            return claim("name", name);
        }

        public Token audience(String audience) {
            return claim("aud", List.of(audience));
        }

        public Token issuer(String issuer) {
            return claim("iss", issuer);
        }

        public Token expires(Instant at) {
            return claim("exp", Date.from(at)).claim("iat", Date.from(at.minusSeconds(300)));
        }

        public String sign() {
            return signed(new JWSHeader.Builder(JWSAlgorithm.RS256), Provider.SIGNING);
        }

        /** By a key that calls itself as the provider's does, and is another. */
        public String signedByAnother() {
            return signed(new JWSHeader.Builder(JWSAlgorithm.RS256), Provider.FORGED);
        }

        /** By a key that the provider has never named. */
        public String signedBy(RSAKey key) {
            return signed(new JWSHeader.Builder(JWSAlgorithm.RS256), key);
        }

        public String unsigned() {
            return new PlainJWT(claims).serialize();
        }

        /** With HS256, the public key taken for the secret: the classic forgery. */
        public String signedWithThePublicKey() {
            try {
                var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                token.sign(new MACSigner(Provider.SIGNING.toRSAPublicKey().getEncoded()));
                return token.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private String signed(JWSHeader.Builder header, RSAKey key) {
            try {
                var token = new SignedJWT(header.keyID(key.getKeyID()).build(), claims);
                token.sign(new RSASSASigner(key));
                return token.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A key of one's own. */
    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a provider tells its public keys; counts who asks. */
    public static final class KeyServer implements AutoCloseable {

        private final HttpServer server;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile String keys;
        private volatile boolean away;

        private KeyServer(HttpServer server, String keys) {
            this.server = server;
            this.keys = keys;
        }

        public static KeyServer open(RSAKey... keys) {
            try {
                var server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                var told = new KeyServer(server, json(keys));
                server.createContext(
                        "/",
                        exchange -> {
                            try (exchange) {
                                told.asked.incrementAndGet();
                                var body = told.keys.getBytes(StandardCharsets.UTF_8);
                                exchange.getResponseHeaders()
                                        .set("Content-Type", "application/json");
                                exchange.sendResponseHeaders(
                                        told.away ? 503 : 200, told.away ? -1 : body.length);
                                if (!told.away) {
                                    exchange.getResponseBody().write(body);
                                }
                            }
                        });
                server.start();
                return told;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks");
        }

        public int asked() {
            return asked.get();
        }

        public void away(boolean away) {
            this.away = away;
        }

        public void tell(RSAKey... keys) {
            this.keys = json(keys);
        }

        @Override
        public void close() {
            server.stop(0);
        }

        private static String json(RSAKey... keys) {
            return new JWKSet(List.<JWK>of(keys)).toString(true);
        }
    }

    private static final class Provider {

        static final RSAKey SIGNING = key("test");
        static final RSAKey FORGED = key("test");
        static final KeyServer KEYS = KeyServer.open(SIGNING);
    }
}
