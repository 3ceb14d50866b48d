package de.smartregion.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** What a program that may do what staff do gets from the sign-in; got anew before it ends. */
final class StaffToken {

    private static final String CLIENT = "demo-data";

    /** No call takes longer than that. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final HttpClient http;
    private final URI signIn;
    private final String secret;
    private String token = "";
    private Instant until = Instant.MIN;

    StaffToken(HttpClient http, URI signIn, String secret) {
        this.http = http;
        this.signIn = signIn;
        this.secret = secret;
    }

    synchronized String value() {
        var now = Instant.now();
        if (now.isBefore(until)) {
            return token;
        }
        var basic =
                Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(URI.create(signIn + "/oauth2/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("the sign-in answered " + answer.statusCode());
            }
            var body = Api.JSON.readTree(answer.body());
            token = body.path("access_token").asString();
            until = now.plusSeconds(body.path("expires_in").asLong()).minus(SPARE);
            return token;
        } catch (IOException e) {
            throw new AssertionError("the sign-in did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
