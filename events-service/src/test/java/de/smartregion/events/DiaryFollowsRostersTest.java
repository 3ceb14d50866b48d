package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.platform.infrastructure.Tokens;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What somebody is registered for, through the topic, with and without an account. */
class DiaryFollowsRostersTest implements RunningEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;
    private final MongoTemplate mongo;
    private final String name = "p" + UUID.randomUUID();

    @Autowired
    DiaryFollowsRostersTest(@LocalServerPort int port, MongoTemplate mongo) {
        this.client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        this.mongo = mongo;
    }

    private record Reply(int status, String text) {
        JsonNode body() {
            return JSON.readTree(text);
        }
    }

    @Test
    void aPersonReadsWhatHappenedAlsoBeforeTheyHadAnAccountAndACalendarFollows() {
        var first = published();
        var second = published();
        var early = ask(HttpMethod.POST, registrations(first), form(), null);
        assertThat(early.status()).isEqualTo(201);
        var id = early.body().path("registration").asString();
        var seated = ask(HttpMethod.POST, registrations(second), form(), person());
        assertThat(seated.body().path("status").asString()).isEqualTo("SEATED");
        var seat = seated.body().path("registration").asString();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(diary().path("total").asInt()).isEqualTo(2));
        assertThat(diary().path("items").findValuesAsString("status"))
                .contains("HELD", "SEATED"); // those of the gatherings are among them
        assertThat(diary().path("items").findValuesAsString("registration"))
                .containsExactlyInAnyOrder(id, seat);

        var feed = ask(HttpMethod.POST, "/api/events/calendar-feed", null, person()).body();
        var address = feed.path("address").asString();
        assertThat(address).matches("/api/events/calendar-feeds/[\\w-]{43}");
        var calendar = ask(HttpMethod.GET, address, null, null);
        assertThat(calendar.text())
                .contains("UID:" + seat + "@smart-region", "STATUS:CONFIRMED", "Sensoren im Wald")
                .doesNotContain(id);

        ask(HttpMethod.POST, registrations(second) + "/" + seat + "/cancellation", null, person());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(ask(HttpMethod.GET, address, null, null).text())
                                        .contains("STATUS:CANCELLED", "SUMMARY:Abgesagt: "));

        var next = ask(HttpMethod.POST, "/api/events/calendar-feed", null, person()).body();
        assertThat(ask(HttpMethod.GET, address, null, null).status()).isEqualTo(404);
        var newest = next.path("address").asString();
        assertThat(ask(HttpMethod.GET, newest, null, null).status()).isEqualTo(200);
        assertThat(ask(HttpMethod.DELETE, "/api/events/calendar-feed", null, person()).status())
                .isEqualTo(204);
        var revoked = ask(HttpMethod.GET, newest, null, null);
        assertThat(revoked.status()).isEqualTo(404);
        assertThat(revoked.text()).contains("calendar-feed-not-found");

        var kept = mongo.findAll(Document.class, "diary");
        assertThat(kept).isNotEmpty();
        kept.addAll(mongo.findAll(Document.class, "calendar-feeds"));
        assertThat(kept).allSatisfy(it -> assertThat(it.toJson()).doesNotContain(name));
    }

    @Test
    void nobodyReadsTheDiaryOfOthersAndNobodyWithoutAVerifiedAddressHasOne() {
        var other = Tokens.token().subject("x").roles("municipality").ags("06411000");
        var none = ask(HttpMethod.GET, "/api/events/registrations", null, other.sign());
        assertThat(none.body().path("total").asInt()).isZero();
        var unverified = other.claim("email", name + "@example.org").sign();
        assertThat(
                        ask(HttpMethod.GET, "/api/events/registrations", null, unverified)
                                .body()
                                .path("total")
                                .asInt())
                .isZero();
        assertThat(ask(HttpMethod.POST, "/api/events/calendar-feed", null, unverified).status())
                .isEqualTo(409);
    }

    private JsonNode diary() {
        return ask(HttpMethod.GET, "/api/events/registrations", null, person()).body();
    }

    private String person() {
        return Tokens.token()
                .subject(name)
                .roles("municipality")
                .ags("06411000")
                .email(name + "@Example.org")
                .sign();
    }

    private String form() {
        return """
        {"name": "Ada", "email": "%s@example.org", "municipality": "06411000",
         "attendance": "ONLINE", "privacyAccepted": true}
        """
                .formatted(name);
    }

    private static String registrations(String gathering) {
        return "/api/events/gatherings/" + gathering + "/registrations";
    }

    private String published() {
        var staff = RunningEvents.token("ada", "staff");
        var id =
                ask(HttpMethod.POST, "/api/events/gatherings", webinar(), staff)
                        .body()
                        .path("id")
                        .asString();
        ask(HttpMethod.POST, "/api/events/gatherings/" + id + "/publication", "", staff);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                ask(
                                                                HttpMethod.GET,
                                                                "/api/events/seats?gathering=" + id,
                                                                null,
                                                                null)
                                                        .text())
                                        .contains("OPEN"));
        return id;
    }

    private Reply ask(
            HttpMethod method, String path, @Nullable String body, @Nullable String token) {
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
