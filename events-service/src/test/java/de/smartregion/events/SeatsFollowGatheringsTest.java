package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;

/**
 * The two features together: whoever publishes a gathering opens its seats, through the topic
 * between them.
 */
class SeatsFollowGatheringsTest implements RunningEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;

    SeatsFollowGatheringsTest(@LocalServerPort int port) {
        client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @Test
    void aPublishedGatheringHasFreeSeatsSoonAfter() {
        var id = write("/api/events/gatherings", webinar()).path("id").asString();
        write("/api/events/gatherings/" + id + "/publication", "");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            var seats =
                                    read("/api/events/seats?gathering=" + id).path("items").path(0);
                            assertThat(seats.path("registration").asString()).isEqualTo("OPEN");
                            assertThat(seats.path("pools").path(0).path("free").asInt())
                                    .isEqualTo(25);
                        });
    }

    @Test
    void theServiceIsReadyWithItsTopics() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                read("/actuator/health/readiness")
                                                        .path("status")
                                                        .asString())
                                        .isEqualTo("UP"));
    }

    private JsonNode write(String path, String body) {
        return JSON.readTree(
                client.post()
                        .uri(path)
                        .headers(
                                headers ->
                                        headers.setBearerAuth(RunningEvents.token("ada", "staff")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .is2xxSuccessful()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent());
    }

    private JsonNode read(String path) {
        return JSON.readTree(
                client.get()
                        .uri(path)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent());
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
