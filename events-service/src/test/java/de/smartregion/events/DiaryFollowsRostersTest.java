package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.platform.infrastructure.Tokens;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

/** What somebody is registered for, through the topic, with and without an account. */
class DiaryFollowsRostersTest implements RunningEvents {

    private static final String LANGUAGE = "/api/events/letter-language";

    private final Conversation service;
    private final MongoTemplate mongo;
    private final String name = "p" + UUID.randomUUID();

    @Autowired
    DiaryFollowsRostersTest(@LocalServerPort int port, MongoTemplate mongo) {
        this.service = new Conversation(port);
        this.mongo = mongo;
    }

    @Test
    void aPersonReadsWhatHappenedAlsoBeforeTheyHadAnAccountAndACalendarFollows() {
        var first = service.published();
        var second = service.published();
        var early = service.post(registrations(first), form(), null);
        assertThat(early.status()).isEqualTo(201);
        var id = early.body().path("registration").asString();
        var seated = service.post(registrations(second), form(), person());
        assertThat(seated.body().path("status").asString()).isEqualTo("SEATED");
        var seat = seated.body().path("registration").asString();

        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(diary().path("total").asInt()).isEqualTo(2));
        assertThat(diary().path("items").findValuesAsString("status"))
                .contains("HELD", "SEATED"); // those of the gatherings are among them
        assertThat(diary().path("items").findValuesAsString("registration"))
                .containsExactlyInAnyOrder(id, seat);

        var feed = service.post("/api/events/calendar-feed", null, person()).body();
        var address = feed.path("address").asString();
        assertThat(address).matches("/api/events/calendar-feeds/[\\w-]{43}");
        var calendar = service.get(address, null);
        assertThat(calendar.text())
                .contains("UID:" + seat + "@smart-region", "STATUS:CONFIRMED", "Sensoren im Wald")
                .doesNotContain(id);

        service.post(registrations(second) + "/" + seat + "/cancellation", null, person());
        await().atMost(Conversation.SOON)
                .untilAsserted(
                        () ->
                                assertThat(service.get(address, null).text())
                                        .contains("STATUS:CANCELLED", "SUMMARY:Abgesagt: "));

        var next = service.post("/api/events/calendar-feed", null, person()).body();
        assertThat(service.get(address, null).status()).isEqualTo(404);
        var newest = next.path("address").asString();
        assertThat(service.get(newest, null).status()).isEqualTo(200);
        assertThat(
                        service.ask(HttpMethod.DELETE, "/api/events/calendar-feed", null, person())
                                .status())
                .isEqualTo(204);
        var revoked = service.get(newest, null);
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
        var none = service.get("/api/events/registrations", other.sign());
        assertThat(none.body().path("total").asInt()).isZero();
        var unverified = other.claim("email", name + "@example.org").sign();
        assertThat(
                        service.get("/api/events/registrations", unverified)
                                .body()
                                .path("total")
                                .asInt())
                .isZero();
        assertThat(service.post("/api/events/calendar-feed", null, unverified).status())
                .isEqualTo(409);
    }

    @Test
    void whoHasAnAccountChoosesTheLanguageOfLettersForAllThatCome() {
        assertThat(language(person())).isEmpty();

        assertThat(choose("\"en\"", person()).body().path("language").asString()).isEqualTo("en");
        assertThat(language(person())).isEqualTo("en");
        choose("\"de\"", person());
        assertThat(language(person())).isEqualTo("de");

        for (var wrong : List.of("\"fr\"", "\"DE\"", "null", "[\"de\"]", "\"de\\nen\"")) {
            assertThat(choose(wrong, person()).status()).as(wrong).isEqualTo(400);
        }
        assertThat(language(person())).isEqualTo("de");
        var other = Tokens.token().subject("x").roles("municipality").ags("06411000");
        assertThat(choose("\"en\"", other.sign()).status()).isEqualTo(409);
        assertThat(language(other.sign())).isEmpty();
        assertThat(language(other.email("other-" + name + "@example.org").sign())).isEmpty();
        assertThat(mongo.findAll(Document.class, "letter-languages"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.toJson()).doesNotContain(name));
    }

    private String language(String token) {
        return service.get(LANGUAGE, token).body().path("language").asString("");
    }

    private Conversation.Reply choose(String language, String token) {
        return service.ask(HttpMethod.PUT, LANGUAGE, "{\"language\":" + language + "}", token);
    }

    private JsonNode diary() {
        return service.get("/api/events/registrations", person()).body();
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
}
