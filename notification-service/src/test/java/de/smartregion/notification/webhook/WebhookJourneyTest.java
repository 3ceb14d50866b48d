package de.smartregion.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.toMap;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.standardwebhooks.exceptions.WebhookVerificationException;

import de.smartregion.notification.NotificationApplication;
import de.smartregion.notification.Topics;
import de.smartregion.notification.call.Ears;
import de.smartregion.platform.contract.EndpointsContract;
import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;
import de.smartregion.platform.security.EndpointRules;
import de.smartregion.platform.security.EndpointTable;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** From a webhook that an administrator makes to the receiver that hears of what happened. */
@SpringBootTest(
        classes = NotificationApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "smartregion.webhooks.inside=127.0.0.1",
            "smartregion.webhooks.hosts=hooks.example",
            "smartregion.webhooks.most=20"
        })
@ExtendWith(OutputCaptureExtension.class)
class WebhookJourneyTest {
    private static final String WEBHOOKS = "/api/notifications/webhooks";
    private static final String SEAT = "de.smartregion.events.seat-confirmed.v1";
    private static final String PUBLISHED = "de.smartregion.events.gathering-published.v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Ears EARS = Ears.open();
    private static final GreenMail MAILBOX = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        MAILBOX.start();
        Store.register(registry);
        Broker.register(registry, Topics.all());
        Tokens.register(registry);
        registry.add("spring.mail.port", () -> MAILBOX.getSmtp().getPort());
        registry.add("smartregion.portal.url", () -> "https://portal.region.example");
        registry.add(
                "smartregion.letters.key", () -> Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterAll
    static void close() {
        EARS.close();
        MAILBOX.stop();
    }

    /** A webhook that was made, and its secret. */
    private record Made(String id, String path, String secret, String etag) {}

    private Made made(String... types) throws IOException, InterruptedException {
        var path = "/" + UUID.randomUUID();
        var answer = post(WEBHOOKS, body(path, types), "admin");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var told = JSON.readTree(answer.body());
        return new Made(
                told.at("/webhook/id").asString(),
                path,
                told.path("secret").asString(),
                etag(answer));
    }

    private static String body(String path, String... types) {
        return JSON.writeValueAsString(
                Map.of(
                        "name",
                        "ERP",
                        "address",
                        EARS.address(path).toString(),
                        "types",
                        List.of(types)));
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whatHappensIsToldToWhoAskedSignedAndWithoutAnybodysName(CapturedOutput log)
            throws Exception {
        var seats = made(SEAT);
        var all = made("de.smartregion.events.*");
        var other = made(PUBLISHED);
        var event = UUID.randomUUID().toString();
        tell("smartregion.events.rosters", SEAT, event);
        tell("smartregion.events.rosters", SEAT, event);
        tell("smartregion.events.gatherings", PUBLISHED, UUID.randomUUID().toString());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(EARS.heard(other.path())).hasSize(1);
                            assertThat(EARS.heard(all.path())).hasSize(2);
                            assertThat(EARS.heard(seats.path())).hasSize(1);
                        });
        var heard = EARS.heard(seats.path()).getFirst();
        assertThat(JSON.readTree(heard.body()).path("type").asString()).isEqualTo(SEAT);
        assertThat(JSON.readTree(heard.body()).path("id").asString()).isEqualTo(event);
        assertThat(heard.header("webhook-id")).isEqualTo(event + ":" + seats.id());
        assertThat(isBelieved(seats.secret(), heard, heard.body())).isTrue();
        assertThat(isBelieved(seats.secret(), heard, heard.body() + " ")).isFalse();
        assertThat(isBelieved(all.secret(), heard, heard.body())).isFalse();
        assertThat(log.getAll())
                .doesNotContain(
                        seats.secret(), seats.path(), all.secret(), "mueller-weiss", "Müller");

        // What was told stands in the log, and can be told again under the same name.
        var call = event + ":" + seats.id();
        await().untilAsserted(() -> assertThat(state(seats, call)).isEqualTo("DELIVERED"));
        assertThat(post(path(seats) + "/calls/" + call + "/replay", "", "admin").statusCode())
                .isEqualTo(202);
        await().until(() -> EARS.heard(seats.path()).size() == 2);
        assertThat(EARS.heard(seats.path()).getLast().header("webhook-id")).isEqualTo(call);
        await().untilAsserted(() -> assertThat(state(seats, call)).isEqualTo("DELIVERED"));
        var again =
                post(
                        path(all) + "/replay",
                        "{\"since\":\"2026-01-01T00:00:00Z\",\"state\":\"DELIVERED\"}",
                        "admin");
        assertThat(JSON.readTree(again.body()).path("calls").asLong()).isEqualTo(2);
        await().until(() -> EARS.heard(all.path()).size() == 4);
    }

    /** By a receiver that checks it with the library of the specification's authors. */
    private static boolean isBelieved(String secret, Ears.Heard heard, String body) {
        var headers =
                Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                        .collect(toMap(name -> name, name -> List.of(heard.header(name))));
        try {
            new com.standardwebhooks.Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException _) {
            return false;
        }
    }

    @Test
    void whileItIsPausedWhatHappensIsKeptForIt() throws Exception {
        var paused = made(SEAT);
        var active = made(SEAT);
        assertThat(json(post(path(paused) + "/pause", "", "admin")).path("state").asString())
                .isEqualTo("PAUSED");
        assertThat(post(path(paused) + "/test", "", "admin").statusCode()).isEqualTo(409);
        tell("smartregion.events.rosters", SEAT, UUID.randomUUID().toString());
        await().atMost(Duration.ofSeconds(30)).until(() -> EARS.heard(active.path()).size() == 1);
        assertThat(json(get(path(paused) + "/calls?state=PENDING", "staff")).path("total").asInt())
                .isEqualTo(1);
        assertThat(EARS.heard(paused.path())).isEmpty();

        post(path(paused) + "/resume", "", "admin");
        await().until(() -> EARS.heard(paused.path()).size() == 1);
    }

    @Test
    void forWhoHasEndedNothingIsRepeated(@Autowired Webhooks webhooks) throws Exception {
        var made = made(SEAT);
        var kept = webhooks.find(made.id()).orElseThrow();
        assertThat(webhooks.save(kept, kept.in(WebhookState.ENDED))).isTrue();
        for (var door : List.of("/replay", "/calls/none/replay")) {
            var answer = post(path(made) + door, "{\"since\":\"2026-01-01T00:00:00Z\"}", "admin");
            assertThat(answer.statusCode()).as(door).isEqualTo(409);
            assertThat(answer.body()).contains("webhook-not-active");
        }
    }

    @Test
    void aTestIsACallLikeAnyOther() throws Exception {
        var made = made(SEAT);
        var test = post(path(made) + "/test", "", "admin");
        assertThat(test.statusCode()).isEqualTo(202);
        var id = json(test).path("id").asString();
        await().untilAsserted(() -> assertThat(state(made, id)).isEqualTo("DELIVERED"));
        assertThat(EARS.heard(made.path()).getFirst().body())
                .contains("de.smartregion.notification.webhook-test.v1");
    }

    @Test
    void aSecretIsToldOnceAndForADayTheOneBeforeHoldsToo() throws Exception {
        var made = made(SEAT);
        for (var read : List.of(WEBHOOKS, path(made), path(made) + "/calls")) {
            assertThat(get(read, "admin").body()).doesNotContain("whsec_", "secret");
        }
        assertThat(send("POST", path(made) + "/secret", "", "admin", Map.of()).statusCode())
                .isEqualTo(428);
        var rotated =
                send("POST", path(made) + "/secret", "", "admin", Map.of("If-Match", made.etag()));
        var secret = json(rotated).path("secret").asString();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(made.secret());
        var twice =
                send("POST", path(made) + "/secret", "", "admin", Map.of("If-Match", made.etag()));
        assertThat(twice.statusCode()).isEqualTo(412);

        post(path(made) + "/test", "", "admin");
        await().until(() -> EARS.heard(made.path()).size() == 1);
        var heard = EARS.heard(made.path()).getFirst();
        for (var each : List.of(secret, made.secret())) {
            assertThat(isBelieved(each, heard, heard.body())).isTrue();
        }
    }

    @Test
    void theSameRequestUnderTheSameKeyIsOneWebhook() throws Exception {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = body("/same", SEAT);
        var first = send("POST", WEBHOOKS, body, "admin", key);
        var second = send("POST", WEBHOOKS, body, "admin", key);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(send("POST", WEBHOOKS, body("/other", SEAT), "admin", key).statusCode())
                .isEqualTo(422);
        var place = WEBHOOKS + "/" + json(first).at("/webhook/id").asString();
        var seen = Map.of("If-Match", etag(first));
        assertThat(send("POST", place + "/secret", "", "admin", seen).statusCode()).isEqualTo(200);
        var late = send("POST", WEBHOOKS, body, "admin", key);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("secret-replaced").doesNotContain("whsec_");
    }

    @Test
    void itIsChangedAndRemovedByWhoHasSeenIt() throws Exception {
        var made = made(SEAT);
        var changed =
                send(
                        "PUT",
                        path(made),
                        body("/changed", SEAT, PUBLISHED),
                        "admin",
                        Map.of("If-Match", made.etag()));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).path("types").size()).isEqualTo(2);
        assertThat(json(get(path(made), "admin")).path("address").asString()).endsWith("/changed");
        assertThat(json(get(path(made), "staff")).path("address").asString())
                .as("what may hold a secret")
                .isEqualTo("http://127.0.0.1");
        assertThat(get(WEBHOOKS, "staff").body()).doesNotContain("/changed");
        for (var method : List.of("PUT", "DELETE")) {
            var old = Map.of("If-Match", made.etag());
            assertThat(send(method, path(made), body("/x", SEAT), "admin", old).statusCode())
                    .as(method)
                    .isEqualTo(412);
        }
        post(path(made) + "/test", "", "admin");
        var seen = Map.of("If-Match", etag(get(path(made), "admin")));
        assertThat(send("DELETE", path(made), "", "admin", seen).statusCode()).isEqualTo(204);
        for (var gone : List.of(path(made), path(made) + "/calls")) {
            assertThat(get(gone, "admin").statusCode()).as(gone).isEqualTo(404);
        }
        assertThat(post(path(made) + "/calls/none/replay", "", "admin").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.2/",
                "http://hooks.example/",
                "https://[::1]/",
                "https://169.254.169.254/",
                "https://hooks.example@evil.example/",
                "https://2130706433/",
                "hooks.example"
            })
    void anAddressThatLeadsElsewhereIsNamed(String address) throws Exception {
        var answer =
                post(
                        WEBHOOKS,
                        JSON.writeValueAsString(
                                Map.of("name", "x", "address", address, "types", List.of(SEAT))),
                        "admin");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(wrong(answer)).containsExactly("address");
        assertThat(answer.body()).contains("https://", "443", "smartregion.webhooks.hosts");
    }

    @Test
    void aTypeThatNobodyTellsIsNamed() throws Exception {
        var answer = post(WEBHOOKS, body("/x", SEAT, SEAT.replace("seat", "seet"), ""), "admin");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(wrong(answer)).containsExactlyInAnyOrder("types[1]", "types[2]");
        assertThat(answer.body()).contains("/api/notifications/event-types");
        assertThat(wrong(post(WEBHOOKS, "{}", "admin")))
                .containsExactlyInAnyOrder("name", "address", "types");
        assertThat(json(get("/api/notifications/event-types", "staff")).path("items").size())
                .isEqualTo(3);
    }

    private static List<String> wrong(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("errors").findValuesAsString("field");
    }

    @Test
    void everyDoorIsOpenToThoseItNamesAndToNobodyElse(@Autowired EndpointRules rules) {
        contract(rules).everyDoorIsOpenToThoseItNamesAndToNobodyElse();
    }

    @Test
    void noEndpointIsWithoutARule(
            @Autowired EndpointRules rules,
            @Autowired @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping mappings) {
        contract(rules).noEndpointIsWithoutARule(mappings);
    }

    private EndpointsContract contract(EndpointRules rules) {
        return new EndpointsContract(
                port,
                (EndpointTable) rules,
                List.of(
                        EndpointTable.ANONYMOUS,
                        "municipality",
                        "consultant",
                        "staff",
                        "admin",
                        "service"));
    }

    private String state(Made webhook, String call) throws Exception {
        return json(get(path(webhook) + "/calls", "staff"))
                .path("items")
                .valueStream()
                .filter(it -> it.path("id").asString().equals(call))
                .map(it -> it.path("state").asString())
                .findFirst()
                .orElse("");
    }

    private static String path(Made webhook) {
        return WEBHOOKS + "/" + webhook.id();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String role)
            throws IOException, InterruptedException {
        return send("GET", path, "", role, Map.of());
    }

    private HttpResponse<String> post(String path, String body, String role)
            throws IOException, InterruptedException {
        return send("POST", path, body, role, Map.of());
    }

    private HttpResponse<String> send(
            String method, String path, String body, String role, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", Tokens.bearer(role))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void tell(String topic, String type, String id) throws Exception {
        var fact = type.replaceFirst("^.*\\.([^.]+\\.v1)$", "$1");
        var example =
                Files.readString(
                        Path.of("../events-service/contracts/events", fact + ".example.json"));
        var record = new ProducerRecord<>(topic, "forum", example.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        type,
                        "ce_source",
                        "/events-service",
                        "ce_subject",
                        "forum",
                        "ce_time",
                        Instant.now().toString())
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", Broker.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var _ = producer.send(record).get(10, TimeUnit.SECONDS);
        }
    }
}
