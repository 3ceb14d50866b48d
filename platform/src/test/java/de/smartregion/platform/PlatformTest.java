package de.smartregion.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.platform.contract.AsyncApiContract;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.DomainEvent;
import de.smartregion.platform.event.EventBatch;
import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;
import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.security.EndpointRules;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.http.HttpMethod;
import org.springframework.messaging.Message;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A service of no particular office, started as every service is. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=parcels-service",
            "spring.cloud.function.definition=parcels;crates",
            "spring.cloud.stream.bindings.parcels-in-0.destination=smartregion.test.parcels",
            "spring.cloud.stream.bindings.crates-in-0.destination=smartregion.test.crates",
            "spring.cloud.stream.bindings.crates-in-0.consumer.batch-mode=true",
            "spring.cloud.stream.bindings.crates-in-0.consumer.use-native-decoding=true",
            "smartregion.consumers.attempts=3",
            "smartregion.consumers.first-pause=10ms",
            "smartregion.outbox.poll=100ms",
            "management.prometheus.metrics.export.enabled=true"
        })
class PlatformTest {

    private static final String TOPIC = "smartregion.test.parcels";

    /** Read a poll at a time. */
    private static final String CRATES = "smartregion.test.crates";

    private static final String DEAD_LETTERS = "smartregion.parcels.dead-letters";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final AggregateStore<Parcel> parcels;
    private final Map<String, Heard> ears;

    PlatformTest(
            @LocalServerPort int port,
            @Autowired AggregateStore<Parcel> parcels,
            @Autowired Ears ears) {
        this.port = port;
        this.parcels = parcels;
        this.ears = ears.on();
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(registry, TOPIC, CRATES, DEAD_LETTERS);
        Tokens.register(registry);
    }

    @Test
    void whatOneServiceSavesAnotherReads() {
        parcels.insert(new Parcel("p-1", 0, "cup"), List.of(new Sent("p-1", "cup")));

        await().until(() -> heard(TOPIC).contents.contains("cup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TOPIC, CRATES})
    void unreadableBytesBecomeOneDeadLetterAndTheNextRecordFlows(String topic) {
        var poison = "{\"contents\": \"a secret\"".getBytes(StandardCharsets.UTF_8);
        Records.send(topic, "k", poison, envelope(topic + "-poison-1"));
        Records.send(topic, "k", json("after the poison"), envelope(topic + "-good-1"));

        await().until(() -> heard(topic).contents.contains("after the poison"));
        var letter =
                Records.await(
                        DEAD_LETTERS,
                        found -> (topic + "-poison-1").equals(Records.header(found, "ce_id")));
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(Records.header(letter, "dead-letter-topic")).isEqualTo(topic);
        assertThat(Records.header(letter, "dead-letter-partition")).matches("\\d");
        assertThat(Records.header(letter, "dead-letter-offset")).matches("\\d+");
        assertThat(Records.header(letter, "dead-letter-cause")).endsWith("UnreadableEvent");
        assertThat(Records.header(letter, "dead-letter-message")).isEqualTo("the body is not JSON");
        assertThat(Records.header(letter, "dead-letter-attempts")).isEqualTo("1");
        assertThat(letter.headers())
                .extracting(Header::key)
                .filteredOn(name -> name.startsWith("dead-letter-"))
                .containsExactlyInAnyOrderElementsOf(AsyncApiContract.DEAD_LETTER_HEADERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {TOPIC, CRATES})
    void whatCannotBeHandledIsTriedAgainAndThenPutAside(String topic) {
        Records.send(topic, "k", json("breaks"), envelope(topic + "-breaks-1"));
        Records.send(topic, "k", json("after what breaks"), envelope(topic + "-good-2"));

        await().until(() -> heard(topic).contents.contains("after what breaks"));
        var letter =
                Records.await(
                        DEAD_LETTERS,
                        found -> (topic + "-breaks-1").equals(Records.header(found, "ce_id")));
        assertThat(letter.value()).isEqualTo(json("breaks"));
        assertThat(heard(topic).broken).hasValue(3);
        assertThat(Records.header(letter, "dead-letter-attempts")).isEqualTo("3");
        assertThat(Records.header(letter, "dead-letter-cause")).endsWith("IllegalStateException");
        assertThat(Records.header(letter, "dead-letter-message")).doesNotContain("personal");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOPIC, CRATES})
    void whatFailsForAMomentIsHandledOnce(String topic) {
        Records.send(topic, "k", json("stumbles"), envelope(topic + "-stumbles-1"));

        await().until(() -> heard(topic).contents.contains("stumbles"));
        assertThat(heard(topic).stumbled).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {TOPIC, CRATES})
    void whileTheStoreIsAwayARecordWaitsHoweverOftenItFails(String topic) {
        Records.send(topic, "k", json("waits for the store"), envelope(topic + "-waits-1"));

        await().until(() -> heard(topic).contents.contains("waits for the store"));
        assertThat(heard(topic).waited).hasValueGreaterThan(3); // more than the attempts of others
    }

    @Test
    void withoutATokenTheAnswerIsAProblem() throws Exception {
        var answer = post("/things", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(body(answer).get("type").asString())
                .isEqualTo("urn:smartregion:problem:unauthenticated");
    }

    @Test
    void aTokenWithAnotherRoleIsNotEnough() throws Exception {
        var answer = post("/things", Tokens.bearer("visitor"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(body(answer).get("type").asString())
                .isEqualTo("urn:smartregion:problem:forbidden");
    }

    @Test
    void aTokenWithTheRoleOpens() throws Exception {
        assertThat(post("/things", Tokens.bearer("staff")).statusCode()).isEqualTo(200);
    }

    @Test
    void aForgedOrAnOldTokenOrSomebodyElsesIsNone() throws Exception {
        var staff = Tokens.token().roles("staff");
        var refused =
                List.of(
                        staff.signedByAnother(),
                        staff.signedBy(Tokens.key("never-named")),
                        staff.signedWithThePublicKey(),
                        staff.unsigned(),
                        staff.expires(Instant.now().minusSeconds(40)).sign(),
                        staff.claim("nbf", Date.from(Instant.now().plusSeconds(60))).sign(),
                        staff.without("exp").sign(),
                        staff.without("sub").sign(),
                        staff.without("aud").sign(),
                        staff.without("iss").sign(),
                        staff.audience("gateway").sign(),
                        staff.issuer("http://another.test").sign(),
                        staff.sign() + "x",
                        "nonsense",
                        "");
        var without = post("/things", null);
        for (var token : refused) {
            var answer = post("/things", "Bearer " + token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(without.body()); // and says nothing more
            assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        }
    }

    @Test
    void clocksMayDifferALittle() throws Exception {
        var token = Tokens.token().roles("staff").expires(Instant.now().minusSeconds(15)).sign();

        assertThat(post("/things", "Bearer " + token).statusCode()).isEqualTo(200);
    }

    @Test
    void aControllerIsToldWhoCalls() throws Exception {
        var ada =
                Tokens.token()
                        .subject("ada")
                        .roles("visitor", "staff")
                        .ags("06611000")
                        .email("Ada@Example.org")
                        .name("Ada Beispiel");
        assertThat(caller(ada)).isEqualTo("ada [staff, visitor] 06611000 ada@example.org");
        assertThat(caller(ada.claim("email_verified", false)))
                .isEqualTo("ada [staff, visitor] 06611000 null");
        assertThat(caller(ada.without("email_verified"))).endsWith(" null");
        assertThat(caller(Tokens.token().claim("roles", "staff"))).isEqualTo("test [] null null");
        assertThat(get("/caller").body()).isEqualTo("nobody");
    }

    private String caller(Tokens.Token token) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/caller"))
                        .header("Authorization", "Bearer " + token.sign())
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void whereACallerIsNeededNobodyElsePasses() throws Exception {
        assertThat(get("/caller/needed").statusCode()).isEqualTo(401);
    }

    @Test
    void whatNoRuleNamesIsDenied() throws Exception {
        assertThat(get("/unnamed").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(get("/open").statusCode()).isEqualTo(200);
    }

    @Test
    void requestsRunOnVirtualThreadsAndCarryTheirName() throws Exception {
        var answer = get("/open");

        assertThat(answer.body()).isEqualTo("virtual");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void itIsReadyAndTellsHowOldItsOldestEventIs() throws Exception {
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(
                        body(get("/actuator/health"))
                                .at("/components/outbox/details/parcels")
                                .isObject())
                .isTrue();
        assertThat(get("/actuator/prometheus").body())
                .contains("smartregion_outbox_age_seconds{", "collection=\"parcels\"");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, @Nullable String authorization)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .POST(HttpRequest.BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private Heard heard(String topic) {
        return Objects.requireNonNull(ears.get(topic));
    }

    private static byte[] json(String contents) {
        return "{\"parcel\":\"p\",\"contents\":\"%s\"}"
                .formatted(contents)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> envelope(String id) {
        return Records.envelope(id, "de.smartregion.test.sent.v1");
    }

    record Parcel(@Id String id, @Version long version, String contents) {}

    record Sent(String parcel, String contents) implements DomainEvent {
        @Override
        public String type() {
            return "de.smartregion.test.sent.v1";
        }
    }

    /** What was heard, by topic. */
    record Ears(Map<String, Heard> on) {}

    static final class Heard {
        final List<String> contents = new CopyOnWriteArrayList<>();
        final AtomicInteger broken = new AtomicInteger();
        final AtomicInteger stumbled = new AtomicInteger();
        final AtomicInteger waited = new AtomicInteger();

        void hear(Sent sent) {
            if (sent.contents().equals("breaks")) {
                broken.incrementAndGet();
                throw new IllegalStateException("personal data");
            }
            if (sent.contents().equals("stumbles") && stumbled.incrementAndGet() < 2) {
                throw new IllegalStateException("not yet");
            }
            if (sent.contents().equals("waits for the store") && waited.incrementAndGet() < 6) {
                // A store that goes away is not always recognised at first.
                throw waited.get() == 1
                        ? new IllegalStateException("cut off")
                        : new DataAccessResourceFailureException("no server");
            }
            contents.add(sent.contents());
        }
    }

    @RestController
    static final class Door {
        @GetMapping("/open")
        String open() {
            return Thread.currentThread().isVirtual() ? "virtual" : "platform";
        }

        @GetMapping("/caller")
        String caller(@Nullable Caller caller) {
            return caller == null
                    ? "nobody"
                    : "%s %s %s %s"
                            .formatted(
                                    caller.subject(),
                                    new TreeSet<>(caller.roles()),
                                    caller.ags(),
                                    caller.email());
        }

        @GetMapping("/caller/needed")
        String needed(Caller caller) {
            return caller.subject();
        }

        @PostMapping("/things")
        String things() {
            return "done";
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Door.class)
    static class Service {

        @Bean
        EndpointRules rules() {
            return requests ->
                    requests.requestMatchers(HttpMethod.GET, "/open", "/caller", "/caller/needed")
                            .permitAll()
                            .requestMatchers(HttpMethod.POST, "/things")
                            .hasRole("staff");
        }

        @Bean
        AggregateStore<Parcel> parcelStore(AggregateStores stores) {
            return stores.of(Parcel.class, TOPIC);
        }

        @Bean
        Ears ears() {
            return new Ears(Map.of(TOPIC, new Heard(), CRATES, new Heard()));
        }

        @Bean
        Consumer<Message<byte[]>> parcels(Ears ears) {
            var heard = Objects.requireNonNull(ears.on().get(TOPIC));
            return message -> heard.hear(CloudEvent.from(message).dataAs(Sent.class));
        }

        @Bean
        Consumer<Message<List<byte[]>>> crates(Ears ears) {
            var heard = Objects.requireNonNull(ears.on().get(CRATES));
            return poll ->
                    EventBatch.from(poll)
                            .each(
                                    event -> {
                                        heard.hear(event.dataAs(Sent.class));
                                        return List.<Sent>of();
                                    },
                                    _ -> {});
        }
    }
}
