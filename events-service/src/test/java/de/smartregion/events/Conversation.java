package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;

/** What a test asks the running service, and what it hears; and a gathering to ask about. */
final class Conversation {

    static final Duration SOON = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;

    Conversation(int port) {
        client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    record Reply(int status, String text) {
        JsonNode body() {
            return JSON.readTree(text);
        }
    }

    Reply get(String path, @Nullable String token) {
        return ask(HttpMethod.GET, path, null, token);
    }

    Reply post(String path, @Nullable String body, @Nullable String token) {
        return ask(HttpMethod.POST, path, body, token);
    }

    Reply ask(HttpMethod method, String path, @Nullable String body, @Nullable String token) {
        var request =
                client.method(method)
                        .uri(path)
                        .headers(
                                headers -> {
                                    if (token != null) {
                                        headers.setBearerAuth(token);
                                    }
                                });
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        var result = request.exchange().expectBody(String.class).returnResult();
        return new Reply(result.getStatus().value(), String.valueOf(result.getResponseBody()));
    }

    /** A webinar with 25 seats, once registration is open: the topic is in between. */
    String published() {
        var staff = RunningEvents.token("ada", "staff");
        var drafted = post("/api/events/gatherings", webinar(), staff);
        assertThat(drafted.status()).isEqualTo(201);
        var id = drafted.body().path("id").asString();
        assertThat(post("/api/events/gatherings/" + id + "/publication", "", staff).status())
                .isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(seats(id).path("registration").asString())
                                        .isEqualTo("OPEN"));
        return id;
    }

    JsonNode seats(String gathering) {
        return get("/api/events/seats?gathering=" + gathering, null).body().path("items").path(0);
    }

    private static String webinar() {
        var starts = Instant.now().plus(Duration.ofDays(20));
        return """
        {
          "kind": "WEBINAR",
          "title": {"de": "Sensoren im Wald"},
          "summary": {"de": "Wie Kommunen Waldbrände früh erkennen."},
          "description": {"de": "Drei Kommunen berichten."},
          "fields": ["ENVIRONMENT"],
          "startsAt": "%s",
          "endsAt": "%s",
          "registrationOpensAt": "%s",
          "registrationClosesAt": "%s",
          "attendances": [{"attendance": "ONLINE", "seats": 25}],
          "onlineAddress": "https://konferenz.example.org/wald",
          "host": {"name": "Geschäftsstelle Smarte Region"}
        }
        """
                .formatted(
                        starts,
                        starts.plus(Duration.ofHours(1)),
                        Instant.now().minus(Duration.ofDays(1)),
                        starts.minus(Duration.ofHours(1)));
    }
}
