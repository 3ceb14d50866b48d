package de.smartregion.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The provider as the gateway, a program and a guesser meet it: over HTTP. */
class SignInProviderTest {

    private static final URI PORTAL = URI.create("http://localhost:18080");
    private static final String CALLBACK = PORTAL + "/login/oauth2/code/smart-region";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-12345";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Person MIRA = Person.DEMO.getFirst();

    @TempDir static Path folder;

    private static SignInProvider provider;
    private static Credentials credentials;
    private static String issuer;
    private static int port;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        issuer = "http://localhost:" + port;
        provider = SignInProvider.start(folder, "127.0.0.1", port, PORTAL);
        credentials = Credentials.of(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        provider.close();
    }

    @Test
    void aProgramGetsATokenWithItsRole() throws Exception {
        var token = claims(clientToken(Client.DEMO_DATA).path("access_token").asString());

        assertThat(token.path("iss").asString()).isEqualTo(issuer);
        assertThat(token.path("sub").asString()).isEqualTo("demo-data");
        assertThat(strings(token.path("aud"))).containsExactly("smart-region");
        assertThat(strings(token.path("roles"))).containsExactly("staff");
        assertThat(token.path("exp").asLong() - token.path("iat").asLong()).isEqualTo(300);
        assertThat(
                        strings(
                                claims(clientToken(Client.EVENTS).path("access_token").asString())
                                        .path("roles")))
                .containsExactly("service");
    }

    @Test
    void aWrongSecretGetsNone() throws Exception {
        var answer = token(Client.DEMO_DATA, "wrong", Map.of("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void theGatewayMayNotActForItself() throws Exception {
        var answer =
                token(
                        Client.GATEWAY,
                        credentials.secret(Client.GATEWAY),
                        Map.of("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aPersonSignsInAndTheTokensSayWhoItIs() throws Exception {
        var code = codeOf(signIn(MIRA));
        var tokens = exchange(code);

        for (var name : List.of("access_token", "id_token")) {
            var claims = claims(tokens.path(name).asString());
            assertThat(claims.path("sub").asString()).isEqualTo(MIRA.subject());
            assertThat(claims.path("name").asString()).isEqualTo("Mira Musterfeld");
            assertThat(claims.path("email").asString()).isEqualTo(MIRA.email());
            assertThat(claims.path("email_verified").asBoolean()).isTrue();
            assertThat(strings(claims.path("roles"))).containsExactly("municipality");
            assertThat(claims.path("ags").asString()).isEqualTo("06611000");
        }
        assertThat(strings(claims(tokens.path("access_token").asString()).path("aud")))
                .containsExactly("smart-region");
        assertThat(strings(claims(tokens.path("id_token").asString()).path("aud")))
                .containsExactly("gateway"); // so it is no key to a service
        var info =
                JSON.readTree(
                        get("/userinfo", "Bearer " + tokens.path("access_token").asString())
                                .body());
        assertThat(info.path("ags").asString()).isEqualTo("06611000");
    }

    @Test
    void aRefreshTokenIsGoodForOneRenewal() throws Exception {
        var tokens = exchange(codeOf(signIn(MIRA)));
        var refresh = refresh(tokens.path("refresh_token").asString());

        assertThat(refresh.statusCode()).isEqualTo(200);
        var renewed = JSON.readTree(refresh.body());
        assertThat(strings(claims(renewed.path("access_token").asString()).path("roles")))
                .containsExactly("municipality");
        assertThat(refresh(tokens.path("refresh_token").asString()).statusCode()).isEqualTo(400);
        assertThat(refresh(renewed.path("refresh_token").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifierAndOnlyOnce() throws Exception {
        var stolen =
                exchange(codeOf(signIn(MIRA)), "another-verifier-that-somebody-made-up-000000");
        assertThat(stolen.statusCode()).isEqualTo(400);

        var code = codeOf(signInAgain());
        assertThat(exchange(code, VERIFIER).statusCode()).isEqualTo(200);
        assertThat(exchange(code, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void withoutProofKeyNobodyIsLetIn() throws Exception {
        signIn(MIRA);

        var answer = get(authorize(CALLBACK, false), null);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).startsWith(CALLBACK).contains("error=invalid_request");
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotThePortals() throws Exception {
        signIn(MIRA);
        for (var foreign :
                List.of(
                        "https://evil.example/login/oauth2/code/smart-region",
                        PORTAL + "/other",
                        "http://localhost:18081/login/oauth2/code/smart-region",
                        CALLBACK + "/../x")) {
            var answer = get(authorize(foreign, true), null);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void guessingIsSlowAndTheRightPasswordDoesNotPassMeanwhile() throws Exception {
        var jon =
                Person.DEMO.stream()
                        .filter(person -> person.name().startsWith("Jon"))
                        .findFirst()
                        .orElseThrow();
        for (var i = 0; i < 3; i++) {
            assertThat(post(form(), jon.email(), "guess-" + i).statusCode()).isEqualTo(401);
        }
        var paused = post(form(), jon.email(), credentials.password(jon));

        assertThat(paused.statusCode()).isEqualTo(429);
        assertThat(paused.headers().firstValue("Retry-After")).isPresent();
        assertThat(paused.body()).contains("Bitte warten Sie");
    }

    @Test
    void aKnownAndAnUnknownAddressAreAnsweredAlike() throws Exception {
        var known = post(form(), "ines.demofrau@smarte-region.example", "x");
        var unknown = post(form(), "nobody.at-all@smarte-region.example", "x");

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
        assertThat(bare(known.body())).isEqualTo(bare(unknown.body()));
    }

    @Test
    void theFormIsForEverybodyAndForNobodyElsesPage() throws Exception {
        var german = get("/sign-in", null);
        assertThat(german.body())
                .contains("<html lang=\"de\">", "<label for=\"email\">", "E-Mail-Adresse");
        assertThat(german.body()).doesNotContain("<script", "style=\"");
        var policy = german.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(policy).contains("form-action 'self' " + PORTAL);
        assertThat(formFor("en-GB,en;q=0.9,de;q=0.5"))
                .contains("<html lang=\"en\">", "E-mail address");
        assertThat(formFor("fr")).contains("<html lang=\"de\">");
        assertThat(formFor("no language; at all")).contains("<html lang=\"de\">");
        var hostile = post(form(), "\"><b>x</b>@x.example", "x");
        assertThat(hostile.body()).doesNotContain("<b>").contains("role=\"alert\"");
        assertThat(get("/sign-in.css", null).statusCode()).isEqualTo(200);
    }

    private String formFor(String languages) throws Exception {
        var answer =
                http.send(
                        request("/sign-in").header("Accept-Language", languages).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        var forged =
                send(
                        "/sign-in",
                        Map.of("email", MIRA.email(), "password", credentials.password(MIRA)));

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSessionAndLeadsBackToThePortal() throws Exception {
        var tokens = exchange(codeOf(signIn(MIRA)));

        var out =
                get(
                        "/connect/logout?"
                                + query(
                                        Map.of(
                                                "id_token_hint",
                                                tokens.path("id_token").asString(),
                                                "post_logout_redirect_uri",
                                                PORTAL + "/")),
                        null);

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(location(out)).startsWith(PORTAL + "/");
        assertThat(location(get(authorize(CALLBACK, true), null))).endsWith("/sign-in");
    }

    @Test
    void keysSecretsAndPasswordsSurviveARestart(@TempDir Path own) throws Exception {
        var key = SigningKey.of(own);
        var first = Credentials.of(own);

        assertThat(SigningKey.of(own)).isEqualTo(key);
        assertThat(Credentials.of(own)).isEqualTo(first);
        assertThat(first.password(MIRA)).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(first.passwords().values()).doesNotHaveDuplicates();
        assertThat(first.toString()).doesNotContain(first.password(MIRA));
        for (var file : List.of(Credentials.FILE, SigningKey.FILE)) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(own.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aTokenFromBeforeARestartIsStillBelieved() throws Exception {
        var before = clientToken(Client.DEMO_DATA).path("access_token").asString();

        provider.close();
        provider = SignInProvider.start(folder, "127.0.0.1", port, PORTAL);

        assertThat(claims(before).path("sub").asString()).isEqualTo("demo-data");
    }

    @Test
    void onlyThePublicHalfOfTheKeyIsTold() throws Exception {
        var keys = JWKSet.parse(get("/oauth2/jwks", null).body());

        assertThat(keys.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
    }

    private String form() throws Exception {
        var page = get("/sign-in", null).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> post(String csrf, String email, String password) throws Exception {
        return send("/sign-in", Map.of("_csrf", csrf, "email", email, "password", password));
    }

    /** The answer that leads back to the portal. */
    private HttpResponse<String> signIn(Person person) throws Exception {
        var asked = get(authorize(CALLBACK, true), null);
        assertThat(location(asked)).endsWith("/sign-in");
        var signedIn = post(form(), person.email(), credentials.password(person));
        assertThat(signedIn.statusCode()).isEqualTo(302);
        return get(location(signedIn).replaceFirst("^https?://[^/]+", ""), null);
    }

    private HttpResponse<String> signInAgain() throws Exception {
        return get(authorize(CALLBACK, true), null);
    }

    private static String codeOf(HttpResponse<String> back) {
        assertThat(location(back)).startsWith(CALLBACK + "?").contains("state=s");
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(location(back));
        assertThat(code.find()).isTrue();
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    private JsonNode exchange(String code) throws Exception {
        var answer = exchange(code, VERIFIER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return token(
                Client.GATEWAY,
                credentials.secret(Client.GATEWAY),
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", verifier));
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return token(
                Client.GATEWAY,
                credentials.secret(Client.GATEWAY),
                Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private JsonNode clientToken(Client client) throws Exception {
        var answer =
                token(
                        client,
                        credentials.secret(client),
                        Map.of("grant_type", "client_credentials"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> token(Client client, String secret, Map<String, String> words)
            throws Exception {
        var basic =
                Base64.getEncoder()
                        .encodeToString(
                                (client.id() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http.send(
                request("/oauth2/token")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(query(words)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String authorize(String redirect, boolean proof) throws Exception {
        var words = new LinkedHashMap<String, String>();
        words.put("response_type", "code");
        words.put("client_id", "gateway");
        words.put("scope", "openid profile email");
        words.put("state", "s");
        words.put("nonce", "n");
        words.put("redirect_uri", redirect);
        if (proof) {
            words.put("code_challenge_method", "S256");
            words.put(
                    "code_challenge",
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII))));
        }
        return "/oauth2/authorize?" + query(words);
    }

    private HttpResponse<String> get(String path, @Nullable String authorization) throws Exception {
        var request = request(path).header("Accept", "text/html");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, Map<String, String> words) throws Exception {
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(query(words)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(issuer + path)).timeout(Duration.ofSeconds(30));
    }

    /** Read as a service would: by the key that the provider publishes. */
    private JsonNode claims(String token) throws Exception {
        var signed = SignedJWT.parse(token);
        var keys = JWKSet.parse(get("/oauth2/jwks", null).body());
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID());
        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(signed.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        return JSON.readTree(signed.getPayload().toString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere");
    }

    private static List<String> strings(JsonNode list) {
        return list.isString()
                ? List.of(list.asString())
                : list.valueStream().map(JsonNode::asString).toList();
    }

    private static String bare(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }

    private static String query(Map<String, String> words) {
        return words.entrySet().stream()
                .map(
                        word ->
                                word.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                word.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
