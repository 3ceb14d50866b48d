package de.smartregion.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID provider where somebody is signed in already: it checks what the portal sends as a real
 * one does, and can be told to lie.
 */
public final class StubProvider implements AutoCloseable {
    public static final String CLIENT = "gateway";
    public static final String SECRET = "portal-secret-portal-secret";

    /** What an ID token or an answer gets wrong. */
    public enum Lie {
        NONE,
        NONCE,
        ISSUER,
        AUDIENCE,
        KEY,
        SECRET_KEY,
        EXPIRED,
        REFUSES_TOKENS
    }

    private record Grant(Map<String, String> asked, Map<String, Object> person) {}

    private final RSAKey key = newKey();
    private final RSAKey otherKey = newKey();
    private final HttpServer server;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> ended = new CopyOnWriteArrayList<>();
    private final List<String> given = new CopyOnWriteArrayList<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile Map<String, Object> person = Map.of();
    private volatile Lie lie = Lie.NONE;
    private volatile boolean away;
    private volatile Duration lifetime = Duration.ofMinutes(5);

    public StubProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext(
                "/jwks",
                exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(
                "/end-session",
                exchange -> {
                    var query = fields(exchange.getRequestURI().getRawQuery());
                    ended.add(query);
                    redirect(exchange, query.getOrDefault("post_logout_redirect_uri", ""));
                });
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** As the gateway is told about it. */
    public Map<String, String> settings() {
        return Map.of(
                "smartregion.sign-in.issuer", issuer(),
                "smartregion.sign-in.authorization-uri", issuer() + "/authorize",
                "smartregion.sign-in.token-uri", issuer() + "/token",
                "smartregion.sign-in.jwks-uri", issuer() + "/jwks",
                "smartregion.sign-in.end-session-uri", issuer() + "/end-session",
                "smartregion.sign-in.client-id", CLIENT,
                "smartregion.sign-in.client-secret", SECRET);
    }

    /** Tells the truth again, to nobody in particular. */
    public void reset() {
        person = Map.of();
        lie = Lie.NONE;
        away = false;
        lifetime = Duration.ofMinutes(5);
        codes.clear();
        refreshTokens.clear();
        asked.clear();
        ended.clear();
        given.clear();
        refreshes.set(0);
    }

    /** Whom the next sign-in is about; nobody refuses. */
    public void knows(Map<String, Object> claims) {
        person = claims;
    }

    public void lies(Lie about) {
        lie = about;
    }

    public void goesAway() {
        away = true;
    }

    public void forgetsEverybody() {
        refreshTokens.clear();
    }

    public void tokensLast(Duration lasting) {
        lifetime = lasting;
    }

    /** The requests to sign somebody in. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    public List<Map<String, String>> ended() {
        return ended;
    }

    /** Every secret that was handed out: codes and tokens. */
    public List<String> given() {
        return given;
    }

    public int refreshes() {
        return refreshes.get();
    }

    /** What the provider sends behind people's backs. */
    public String logoutToken(String subject) {
        return signed(
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject(subject)
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim(
                                "events",
                                Map.of(
                                        "http://schemas.openid.net/event/backchannel-logout",
                                        Map.of()))
                        .build(),
                "logout+jwt");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = fields(exchange.getRequestURI().getRawQuery());
        asked.add(query);
        var back = query.get("redirect_uri") + "?state=" + query.get("state");
        if (person.isEmpty()) {
            redirect(exchange, back + "&error=access_denied");
            return;
        }
        var code = secret();
        codes.put(code, new Grant(query, person));
        redirect(exchange, back + "&code=" + code);
    }

    private void token(HttpExchange exchange) throws IOException {
        if (away) {
            exchange.close();
            return;
        }
        var form =
                fields(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var basic =
                Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        var refreshing = "refresh_token".equals(form.get("grant_type"));
        if (refreshing) {
            refreshes.incrementAndGet();
        }
        var grant =
                refreshing
                        ? refreshTokens.remove(form.getOrDefault("refresh_token", ""))
                        : codes.remove(form.getOrDefault("code", ""));
        if (grant == null || lie == Lie.REFUSES_TOKENS || (!refreshing && !isTheirs(grant, form))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var refresh = secret();
        refreshTokens.put(refresh, grant);
        answer(
                exchange,
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":"
                        + lifetime.toSeconds()
                        + ",\"access_token\":\""
                        + secret()
                        + "\",\"refresh_token\":\""
                        + refresh
                        + "\",\"id_token\":\""
                        + idToken(grant)
                        + "\"}");
    }

    private static boolean isTheirs(Grant grant, Map<String, String> form) {
        return "S256".equals(grant.asked().get("code_challenge_method"))
                && digest(form.getOrDefault("code_verifier", ""))
                        .equals(grant.asked().get("code_challenge"))
                && form.getOrDefault("redirect_uri", "").equals(grant.asked().get("redirect_uri"));
    }

    private String idToken(Grant grant) {
        var now = lie == Lie.EXPIRED ? Instant.now().minusSeconds(3_600) : Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(lie == Lie.ISSUER ? "http://evil.example" : issuer())
                        .audience(lie == Lie.AUDIENCE ? "somebody-else" : CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", lie == Lie.NONCE ? "other" : grant.asked().get("nonce"));
        grant.person().forEach(claims::claim);
        var token = signed(claims.build(), "JWT");
        given.add(token);
        return token;
    }

    private String signed(JWTClaimsSet claims, String type) {
        try {
            var algorithm = lie == Lie.SECRET_KEY ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256;
            var jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(algorithm)
                                    .type(new JOSEObjectType(type))
                                    .keyID(key.getKeyID())
                                    .build(),
                            claims);
            jwt.sign(
                    lie == Lie.SECRET_KEY
                            ? new MACSigner(key.toRSAPublicKey().getEncoded())
                            : new RSASSASigner(lie == Lie.KEY ? otherKey : key));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String secret() {
        var secret = UUID.randomUUID().toString();
        given.add(secret);
        return secret;
    }

    private static String digest(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", URI.create(target).toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> fields(String encoded) {
        var fields = new LinkedHashMap<String, String>();
        Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(
                        pair ->
                                fields.put(
                                        pair[0],
                                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return fields;
    }
}
