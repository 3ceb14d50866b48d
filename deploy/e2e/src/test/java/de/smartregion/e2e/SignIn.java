package de.smartregion.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gets tokens from the local sign-in the ways the portal and programs get theirs. */
final class SignIn {

    private static final String VERIFIER = "what-only-who-began-the-sign-in-knows-0123456789";

    private final URI issuer;
    private final String callback;
    private final Properties secrets = new Properties();

    SignIn(URI issuer, URI portal, Path data) {
        this.issuer = issuer;
        this.callback = portal.resolve("/login/oauth2/code/smart-region").toString();
        try (var reader = Files.newBufferedReader(data.resolve("sign-in.properties"))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that must stay secret, whoever it belongs to. */
    List<String> secrets() {
        return secrets.stringPropertyNames().stream().map(secrets::getProperty).toList();
    }

    /** The token of a program. */
    String program(String client) {
        return tokens(client, Map.of("grant_type", "client_credentials")).accessToken();
    }

    record Tokens(String accessToken, String idToken) {}

    /** The tokens of a demo person, by the form that the person would fill in. */
    Tokens person(String email) {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var authorize =
                "/oauth2/authorize?"
                        + form(
                                Map.of(
                                        "response_type", "code",
                                        "client_id", "gateway",
                                        "redirect_uri", callback,
                                        "scope", "openid profile email",
                                        "state", "s",
                                        "nonce", "n",
                                        "code_challenge", challenge(),
                                        "code_challenge_method", "S256"));
        get(browser, authorize);
        var page = get(browser, "/sign-in").body();
        var answer =
                post(
                        browser,
                        "/sign-in",
                        Map.of(
                                "_csrf", found("name=\"_csrf\" value=\"([^\"]+)\"", page),
                                "email", email,
                                "password", secrets.getProperty("person." + email)),
                        Map.of());
        var back = get(browser, location(answer).replaceFirst("^https?://[^/]+", ""));
        var code = found("[?&]code=([^&]+)", location(back));
        return tokens(
                "gateway",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        URLDecoder.decode(code, StandardCharsets.UTF_8),
                        "redirect_uri",
                        callback,
                        "code_verifier",
                        VERIFIER));
    }

    private Tokens tokens(String client, Map<String, String> asked) {
        var basic = client + ":" + secrets.getProperty("client." + client);
        var answer =
                post(
                        HttpClient.newHttpClient(),
                        "/oauth2/token",
                        asked,
                        Map.of(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        basic.getBytes(StandardCharsets.UTF_8))));
        if (answer.statusCode() != 200) {
            throw new AssertionError("the sign-in answered " + answer.statusCode());
        }
        var body = Api.JSON.readTree(answer.body());
        return new Tokens(body.path("access_token").asString(), body.path("id_token").asString(""));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(HttpClient client, String path) {
        return send(client, HttpRequest.newBuilder(URI.create(issuer + path)));
    }

    private HttpResponse<String> post(
            HttpClient client,
            String path,
            Map<String, String> fields,
            Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(issuer + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        headers.forEach(request::header);
        return send(client, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the sign-in did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no way on, but " + answer.statusCode()));
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("nothing like " + pattern);
        }
        return matcher.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
