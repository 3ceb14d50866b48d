package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.events.RunningEvents;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Registering over HTTP, through the running service. */
class RegistrationDoorTest implements RunningEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;
    private final Rosters rosters;
    private final RosterTerms terms;
    private final MongoTemplate mongo;
    private final Instant now;
    private final String gathering = UUID.randomUUID().toString();

    @Autowired
    RegistrationDoorTest(
            @LocalServerPort int port,
            Rosters rosters,
            RosterTerms terms,
            MongoTemplate mongo,
            Clock clock) {
        this.client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        this.rosters = rosters;
        this.terms = terms;
        this.mongo = mongo;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private record Reply(int status, String text, HttpHeaders headers) {
        JsonNode body() {
            return JSON.readTree(text);
        }

        String problem() {
            return body().path("type").asString().replace("urn:smartregion:problem:", "");
        }
    }

    @Test
    void fromTheFormToTheSeatAndBackAndTheNextOneMovesUp() {
        open(0, 1, true);
        var ada = register(form("ada"));
        assertThat(ada.status()).isEqualTo(201);
        var id = ada.body().path("registration").asString();
        assertThat(ada.headers().getLocation()).hasPath(path("/" + id));
        assertThat(ada.body().path("status").asString()).isEqualTo("HELD");
        var grace = register(form("grace"));
        assertThat(grace.body().path("status").asString()).isEqualTo("WAITING");
        assertThat(grace.body().path("position").asInt()).isEqualTo(1);

        var confirm = confirmToken(ada);
        var seen = show(id, confirm);
        assertThat(seen.body().path("status").asString()).isEqualTo("HELD");
        assertThat(seen.text()).doesNotContain("konferenz.example");
        var confirmed = act(id, "confirmation", confirm);
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body().path("status").asString()).isEqualTo("SEATED");
        assertThat(confirmed.body().path("onlineAddress").asString()).contains("konferenz.example");
        assertThat(act(id, "confirmation", confirm).text()).isEqualTo(confirmed.text());

        var manage = confirmed.body().path("manageToken").asString();
        assertThat(show(id, manage).body().path("email").asString()).isEqualTo("ada@example.org");
        var cancelled = act(id, "cancellation", manage);
        assertThat(cancelled.body().path("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.body().has("email")).isFalse();
        assertThat(act(id, "cancellation", manage).text()).isEqualTo(cancelled.text());
        var next = grace.body().path("registration").asString();
        assertThat(show(next, confirmToken(grace)).body().path("status").asString())
                .isEqualTo("HELD");
    }

    @Test
    void theSameKeyAndBodyFiftyTimesAtOnceAreOneRegistrationAndFiftyEqualAnswers()
            throws Exception {
        open(0, 10, true);
        var key = UUID.randomUUID().toString();
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 50; i++) {
            asks.add(() -> register(form("ada"), key));
        }
        var replies = Desks.atOnce(asks);
        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies).extracting(Reply::text).containsOnly(replies.getFirst().text());
        assertThat(rosters.find(gathering).orElseThrow().registrations()).hasSize(1);

        var id = replies.getFirst().body().path("registration").asString();
        act(id, "confirmation", confirmToken(replies.getFirst()));
        assertThat(register(form("ada"), key).text()).isEqualTo(replies.getFirst().text());
        var other = register(form("eve"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void theSameKeyAfterCancellingAsksForANewOneAndTheNewOneIsTaken() {
        open(0, 1, true);
        var key = UUID.randomUUID().toString();
        var first = register(form("ada"), key);
        var id = first.body().path("registration").asString();
        var confirmed = act(id, "confirmation", confirmToken(first));
        act(id, "cancellation", confirmed.body().path("manageToken").asString());

        var again = register(form("ada"), key);
        assertThat(refusal(again)).isEqualTo("422 idempotency-key-reused");
        assertThat(again.body().path("detail").asString()).contains("ended", "new key");
        assertThat(register(form("ada"), UUID.randomUUID().toString()).status()).isEqualTo(201);
    }

    @Test
    void refusalsAreProblemsWithNames() {
        open(0, 1, false);
        assertThat(refusal(register(form("ada").put("attendance", "ON_SITE"))))
                .isEqualTo("409 attendance-not-offered");
        assertThat(refusal(register(form("ada").put("companions", 5))))
                .isEqualTo("409 group-too-large");
        register(form("ada"));
        assertThat(refusal(register(form("ada")))).isEqualTo("409 already-registered");
        assertThat(refusal(register(form("grace")))).isEqualTo("409 full");
        assertThat(
                        refusal(
                                ask(
                                        HttpMethod.POST,
                                        "/api/events/gatherings/none/registrations",
                                        form("ada"),
                                        _ -> {})))
                .isEqualTo("404 gathering-not-found");
    }

    @Test
    void everyWrongFieldIsNamedInTheReadersLanguage() {
        open(0, 1, true);
        var form =
                form("ada")
                        .put("email", "ada@example.org\r\nBcc: eve@example.org")
                        .put("municipality", "09162000")
                        .put("attendance", "AT_HOME")
                        .put("privacyAccepted", false);
        form.remove("name");
        var wrong = register(form);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "name", "email", "municipality", "attendance", "privacyAccepted");
        assertThat(wrong.text()).contains("E-Mail-Adresse").doesNotContain("Bcc", "{registration");
        assertThat(rosters.find(gathering).orElseThrow().registrations()).isEmpty();
    }

    @Test
    void hostileNamesBecomeOneVisibleLine() {
        open(0, 5, true);
        var reply = register(form("ada").put("name", "A\u202eda\r\nBcc: <b>eve</b> =cmd|x"));
        var seen = show(reply.body().path("registration").asString(), confirmToken(reply));
        assertThat(seen.body().path("name").asString()).isEqualTo("Ada Bcc: <b>eve</b> =cmd|x");
    }

    @Test
    void aWrongTokenAndAnUnknownRegistrationAreAnsweredAlikeAndLookingChangesNothing() {
        open(0, 5, true);
        var reply = register(form("ada"));
        var id = reply.body().path("registration").asString();
        var before = document();
        var token = confirmToken(reply);
        var wrong = show(id, token.substring(1) + "x");
        assertThat(refusal(wrong)).isEqualTo("404 registration-not-found");
        for (var alike :
                List.of(
                        show(id, ""),
                        show("nobody", token),
                        ask(HttpMethod.GET, path("/" + id), null, _ -> {}),
                        act(id, "cancellation", token),
                        act(id, "confirmation", "x"),
                        act("nobody", "confirmation", token))) {
            assertThat(refusal(alike)).isEqualTo("404 registration-not-found");
            assertThat(without(alike.body(), "instance"))
                    .isEqualTo(without(wrong.body(), "instance"));
        }
        assertThat(show(id, token).status()).isEqualTo(200);
        assertThat(document()).isEqualTo(before);
        assertThat(act(id, "confirmation", token).status()).isEqualTo(200);
        assertThat(document()).isNotEqualTo(before);
    }

    @Test
    void freeSeatsAreReadWithoutNames() {
        open(2, 1, true);
        register(form("ada"));
        register(form("grace"));
        var seats =
                ask(
                        HttpMethod.GET,
                        "/api/events/seats?gathering=none&gathering=" + gathering,
                        null,
                        _ -> {});
        assertThat(seats.body().path("items"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"gathering":"%s","registration":"OPEN","pools":[
                                  {"attendance":"ON_SITE","seats":2,"free":2,"waiting":0},
                                  {"attendance":"ONLINE","seats":1,"free":0,"waiting":1}]}]
                                """
                                        .formatted(gathering)));
        var tooMany = "/api/events/seats?gathering=a" + "&gathering=a".repeat(100);
        assertThat(ask(HttpMethod.GET, tooMany, null, _ -> {}).status()).isEqualTo(400);
        assertThat(ask(HttpMethod.GET, "/api/events/seats", null, _ -> {}).status()).isEqualTo(400);
    }

    @Test
    void onlyStaffReadTheRoster() {
        open(0, 5, true);
        register(form("ada"));
        register(form("grace"));
        assertThat(ask(HttpMethod.GET, path(""), null, _ -> {}).status()).isEqualTo(401);
        assertThat(ask(HttpMethod.GET, path(""), null, as("municipality")).status()).isEqualTo(403);
        var page = ask(HttpMethod.GET, path("?page=1&size=1"), null, as("staff"));
        assertThat(page.body().path("total").asInt()).isEqualTo(2);
        assertThat(page.body().path("items").findValuesAsString("email"))
                .containsExactly("grace@example.org");
        assertThat(ask(HttpMethod.GET, path("?size=101"), null, as("staff")).status())
                .isEqualTo(400);
    }

    private void open(int onSite, int online, boolean waitingList) {
        var startsAt = now.plus(Duration.ofDays(30));
        rosters.open(
                Roster.open(
                        gathering,
                        new Occasion(
                                "WEBINAR",
                                "Offene Daten",
                                null,
                                startsAt,
                                startsAt.plus(Duration.ofHours(2)),
                                null,
                                "https://konferenz.example/raum-7",
                                "Geschäftsstelle Smarte Region",
                                now.minus(Duration.ofDays(1)),
                                startsAt,
                                waitingList,
                                5,
                                1,
                                Occasion.Course.PLANNED,
                                null),
                        RosterStory.seats(onSite, online)));
    }

    private static ObjectNode form(String name) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("email", name + "@example.org")
                .put("municipality", "06411000")
                .put("attendance", "ONLINE")
                .put("privacyAccepted", true);
    }

    private String path(String rest) {
        return "/api/events/gatherings/" + gathering + "/registrations" + rest;
    }

    private Reply register(ObjectNode form) {
        return ask(HttpMethod.POST, path(""), form, _ -> {});
    }

    private Reply register(ObjectNode form, String key) {
        return ask(HttpMethod.POST, path(""), form, headers -> headers.set("Idempotency-Key", key));
    }

    private Reply show(String id, String token) {
        return ask(HttpMethod.GET, path("/" + id), null, link(token));
    }

    private Reply act(String id, String what, String token) {
        return ask(HttpMethod.POST, path("/" + id + "/" + what), null, link(token));
    }

    private static Consumer<HttpHeaders> link(String token) {
        return headers -> headers.set("Link-Token", token);
    }

    private static Consumer<HttpHeaders> as(String role) {
        return headers -> headers.setBearerAuth(RunningEvents.token("somebody", role));
    }

    /** What the letter says. */
    private String confirmToken(Reply reply) {
        return terms.links()
                .confirm(
                        gathering,
                        reply.body().path("registration").asString(),
                        Instant.parse(reply.body().path("confirmBy").asString()))
                .token();
    }

    private static String refusal(Reply reply) {
        return reply.status() + " " + reply.problem();
    }

    private static Map<String, String> without(JsonNode body, String property) {
        var rest = new java.util.TreeMap<String, String>();
        body.properties().forEach(it -> rest.put(it.getKey(), it.getValue().toString()));
        rest.remove(property);
        return rest;
    }

    /** What the relay publishes meanwhile is not state. */
    private Document document() {
        var document = Objects.requireNonNull(mongo.findById(gathering, Document.class, "rosters"));
        document.remove("outbox");
        return document;
    }

    private Reply ask(
            HttpMethod method,
            String path,
            @Nullable ObjectNode body,
            Consumer<HttpHeaders> headers) {
        var request = client.method(method).uri(path).headers(headers);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body.toString());
        }
        var reply = new AtomicReference<Reply>();
        request.exchange()
                .expectBody(String.class)
                .consumeWith(
                        result ->
                                reply.set(
                                        new Reply(
                                                result.getStatus().value(),
                                                String.valueOf(result.getResponseBody()),
                                                result.getResponseHeaders())));
        return reply.get();
    }
}
