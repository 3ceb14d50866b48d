package de.smartregion.events.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.events.RunningEvents;
import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Records;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Gatherings over HTTP, through the running service. */
class GatheringDoorTest implements RunningEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STAFF = RunningEvents.token("ada", "staff");

    /** Whole seconds, so that an answer can be compared with what was asked. */
    private final Instant soon =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(40));

    private final RestTestClient client;

    GatheringDoorTest(@LocalServerPort int port) {
        client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private record Answer(int status, JsonNode body, HttpHeaders headers) {
        String etag() {
            return String.valueOf(headers.getETag());
        }

        String id() {
            return body.path("id").asString();
        }

        String problem() {
            return body.path("type").asString();
        }
    }

    @Test
    void onlyStaffWrite() {
        var path = "/api/events/gatherings";
        assertThat(ask(HttpMethod.POST, path, forum(_ -> {}), _ -> {}).status()).isEqualTo(401);
        assertThat(
                        ask(
                                        HttpMethod.POST,
                                        path,
                                        forum(_ -> {}),
                                        as(RunningEvents.token("eve", "municipality")))
                                .status())
                .isEqualTo(403);
        assertThat(ask(HttpMethod.POST, path, forum(_ -> {}), as("no.such.token")).status())
                .isEqualTo(401);
        var drafted = draft(forum(_ -> {}));
        for (var write :
                List.of(
                        ask(
                                HttpMethod.PUT,
                                "/" + drafted.id(),
                                forum(_ -> {}),
                                ifMatch(drafted.etag())),
                        ask(HttpMethod.POST, "/" + drafted.id() + "/publication", null, _ -> {}),
                        ask(
                                HttpMethod.POST,
                                "/" + drafted.id() + "/cancellation",
                                reason("Sturm"),
                                _ -> {}))) {
            assertThat(write.status()).isEqualTo(401);
            assertThat(write.headers().getContentType())
                    .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        }
        assertThat(read(drafted.id(), as(STAFF)).body().path("status").asString())
                .isEqualTo("DRAFT");
    }

    @Test
    void whatNobodyOpenedIsClosed() {
        assertThat(ask(HttpMethod.DELETE, "/anything", null, as(STAFF)).status()).isEqualTo(403);
        assertThat(ask(HttpMethod.GET, "/actuator/env", null, as(STAFF)).status()).isEqualTo(403);
    }

    @Test
    void aDraftIsKeptAndShownToStaffOnly() {
        var drafted = draft(forum(_ -> {}));
        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.headers().getLocation())
                .hasPath("/api/events/gatherings/" + drafted.id());
        assertThat(drafted.body().path("onlineAddress").asString()).startsWith("https://");
        assertThat(read(drafted.id(), _ -> {}).problem())
                .isEqualTo("urn:smartregion:problem:gathering-not-found");
        var read = read(drafted.id(), as(STAFF));
        assertThat(read.body()).isEqualTo(drafted.body());
        assertThat(read.etag()).isEqualTo(drafted.etag());
    }

    @Test
    void thePublicReadsWhatIsPublishedWithoutTheOnlineAddress() {
        var published = publish(draft(forum(_ -> {})));
        assertThat(published.body().path("status").asString()).isEqualTo("PUBLISHED");
        var read = read(published.id(), _ -> {});
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().has("onlineAddress")).isFalse();
        assertThat(((ObjectNode) published.body()).without("onlineAddress")).isEqualTo(read.body());
        assertThat(read(published.id(), headers -> headers.setIfNoneMatch(read.etag())).status())
                .isEqualTo(304);
        var list = list("?size=100", _ -> {});
        assertThat(list.body().toString())
                .contains(published.id())
                .doesNotContain("onlineAddress", "https://");
        for (var everybodys : List.of(read, list)) {
            assertThat(everybodys.headers().getCacheControl()).isEqualTo("max-age=5, public");
            assertThat(everybodys.headers().getVary()).contains("Authorization");
        }
        assertThat(list("?size=100", as(STAFF)).headers().getCacheControl())
                .isEqualTo("no-cache, private");
        assertThat(read(published.id(), as(STAFF)).headers().getCacheControl())
                .isEqualTo("no-cache, private");
        assertThat(published.headers().getCacheControl()).contains("no-store");
    }

    @Test
    void aKeyedDraftIsMadeOnceAndItsKeyServesNoOtherBody() {
        var key = UUID.randomUUID().toString();
        Consumer<HttpHeaders> keyed =
                as(STAFF).andThen(headers -> headers.set("Idempotency-Key", key));
        var form = forum(_ -> {});
        var first = ask(HttpMethod.POST, "", form, keyed);
        var again = ask(HttpMethod.POST, "", form, keyed);
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        var other =
                ask(HttpMethod.POST, "", forum(changed -> changed.put("largestGroup", 2)), keyed);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("urn:smartregion:problem:idempotency-key-reused");
        var bad =
                ask(
                        HttpMethod.POST,
                        "",
                        form,
                        as(STAFF).andThen(headers -> headers.set("Idempotency-Key", "a b")));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(fields(bad)).containsExactly("Idempotency-Key");
    }

    @Test
    void everyWrongFieldIsNamed() {
        var wrong =
                ask(
                        HttpMethod.POST,
                        "",
                        forum(
                                form -> {
                                    form.remove("kind");
                                    form.putObject("title").put("de", "Zwei\nZeilen");
                                    form.set("endsAt", form.get("startsAt"));
                                    form.put("onlineAddress", "http://example.org");
                                    form.putArray("partners").add(" ");
                                    form.withArray("attendances")
                                            .addObject()
                                            .put("attendance", "ONLINE")
                                            .put("seats", 0);
                                }),
                        as(STAFF)
                                .andThen(
                                        headers -> headers.set(HttpHeaders.ACCEPT_LANGUAGE, "de")));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(fields(wrong))
                .containsExactlyInAnyOrder(
                        "kind",
                        "title.de",
                        "endsAt",
                        "onlineAddress",
                        "partners[0]",
                        "attendances",
                        "attendances[2].seats");
        assertThat(wrong.body().toString()).contains("muss nach dem Beginn liegen");
    }

    @Test
    void anUnknownWordIsABadFieldToo() {
        var wrong = ask(HttpMethod.POST, "", forum(form -> form.put("kind", "PARTY")), as(STAFF));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(fields(wrong)).containsExactly("kind");
    }

    @ParameterizedTest
    @CsvSource({
        "size=101, size",
        "size=0, size",
        "page=-1, page",
        "page=1001, page",
        "kind=PARTY, kind",
        "field=FUN, field",
        "month=2027-13, month",
        "from=yesterday, from"
    })
    void aWrongParameterIsNamed(String query, String field) {
        var wrong = list("?" + query, _ -> {});
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(fields(wrong)).containsExactly(field);
    }

    @Test
    void listsComeInPages() {
        var month = soon.plus(Duration.ofDays(400));
        for (int day = 0; day < 3; day++) {
            publish(draft(at(month.plus(Duration.ofDays(day)))));
        }
        var query = "?kind=FORUM&field=MOBILITY&size=2&from=" + month;
        var first = list(query + "&page=0", _ -> {});
        assertThat(first.body().path("items")).hasSize(2);
        assertThat(first.body().path("total").asInt()).isEqualTo(3);
        assertThat(first.body().path("page").asInt()).isZero();
        assertThat(first.body().path("size").asInt()).isEqualTo(2);
        assertThat(list(query + "&page=1", _ -> {}).body().path("items")).hasSize(1);
        assertThat(list("?kind=CONGRESS&from=" + month, _ -> {}).body().path("items")).isEmpty();
    }

    @Test
    void staffFindDraftsInTheList() {
        var late = soon.plus(Duration.ofDays(800));
        var drafted = draft(at(late));
        assertThat(list("?from=" + late, as(STAFF)).body().toString()).contains(drafted.id());
        assertThat(list("?from=" + late, _ -> {}).body().path("total").asInt()).isZero();
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var drafted = draft(forum(_ -> {}));
        var later = forum(form -> form.put("largestGroup", 3));
        assertThat(ask(HttpMethod.PUT, "/" + drafted.id(), later, as(STAFF)).status())
                .isEqualTo(428);
        var changed =
                ask(
                        HttpMethod.PUT,
                        "/" + drafted.id(),
                        later,
                        as(STAFF).andThen(ifMatch(drafted.etag())));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("largestGroup").asInt()).isEqualTo(3);
        assertThat(changed.etag()).isNotEqualTo(drafted.etag());
        assertThat(
                        ask(
                                        HttpMethod.PUT,
                                        "/" + drafted.id(),
                                        forum(_ -> {}),
                                        as(STAFF).andThen(ifMatch(drafted.etag())))
                                .status())
                .isEqualTo(412);
        assertThat(
                        ask(
                                        HttpMethod.POST,
                                        "/" + drafted.id() + "/publication",
                                        null,
                                        as(STAFF).andThen(ifMatch(drafted.etag())))
                                .status())
                .isEqualTo(412);
        var published = publish(changed);
        assertThat(
                        ask(
                                        HttpMethod.POST,
                                        "/" + drafted.id() + "/cancellation",
                                        reason("Sturm"),
                                        as(STAFF))
                                .status())
                .isEqualTo(428);
        assertThat(
                        ask(
                                        HttpMethod.POST,
                                        "/" + drafted.id() + "/cancellation",
                                        reason("Sturm"),
                                        as(STAFF).andThen(ifMatch(published.etag())))
                                .body()
                                .path("status")
                                .asString())
                .isEqualTo("CANCELLED");
        assertThat(read(drafted.id(), _ -> {}).body().path("reason").asString()).isEqualTo("Sturm");
    }

    @Test
    void whatIsRecommendedIsReadAnewAndChangedByWhoHasReadItBefore() {
        var published = publish(draft(forum(_ -> {})));
        var id = published.id();
        Records.send(
                "smartregion.consulting.consultations",
                id,
                "{\"consultation\":\"of-%s\",\"gatherings\":[\"%s\"]}"
                        .formatted(id, id)
                        .getBytes(StandardCharsets.UTF_8),
                Records.envelope("told-" + id, "de.smartregion.consulting.report-released.v1"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(id, _ -> {}).body().path("recommended").asInt() == 1);
        var known = read(id, headers -> headers.setIfNoneMatch(published.etag()));
        assertThat(known.status()).as("it says more than before").isEqualTo(200);
        var later = forum(form -> form.put("largestGroup", 3));
        var changed =
                ask(HttpMethod.PUT, "/" + id, later, as(STAFF).andThen(ifMatch(published.etag())));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("recommended").asInt()).isOne();
        assertThat(
                        ask(
                                        HttpMethod.PUT,
                                        "/" + id,
                                        forum(_ -> {}),
                                        as(STAFF).andThen(ifMatch(known.etag())))
                                .status())
                .as("somebody has changed it")
                .isEqualTo(412);
    }

    @Test
    void whatIsMissingIsNamedWhenSomebodyPublishesTooEarly() {
        var drafted =
                draft(
                        forum(
                                form -> {
                                    form.remove(List.of("summary", "onlineAddress"));
                                }));
        var refused = ask(HttpMethod.POST, "/" + drafted.id() + "/publication", null, as(STAFF));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("urn:smartregion:problem:gathering-incomplete");
        assertThat(refused.body().path("missing").toString())
                .isEqualTo("[\"summary\",\"onlineAddress\"]");
    }

    @Test
    void aNamelessGatheringIsNotFoundByAnyWrite() {
        assertThat(
                        ask(
                                        HttpMethod.PUT,
                                        "/none",
                                        forum(_ -> {}),
                                        as(STAFF).andThen(ifMatch("\"1\"")))
                                .status())
                .isEqualTo(HttpStatus.NOT_FOUND.value());
        assertThat(ask(HttpMethod.POST, "/none/publication", null, as(STAFF)).status())
                .isEqualTo(404);
        assertThat(
                        ask(
                                        HttpMethod.POST,
                                        "/none/cancellation",
                                        reason("x"),
                                        as(STAFF).andThen(ifMatch("\"1\"")))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void whatHappensIsToldInOrderAndOnce() {
        var id = publish(draft(forum(_ -> {}))).id();
        publish(read(id, as(STAFF)));
        var read = read(id, as(STAFF));
        var moved = at(soon.plus(Duration.ofHours(1)));
        var changed = ask(HttpMethod.PUT, "/" + id, moved, as(STAFF).andThen(ifMatch(read.etag())));
        ask(
                HttpMethod.POST,
                "/" + id + "/cancellation",
                reason("Sturm"),
                as(STAFF).andThen(ifMatch(changed.etag())));
        assertThat(told(id, 3))
                .containsExactly(
                        "de.smartregion.events.gathering-published.v1 1",
                        "de.smartregion.events.gathering-changed.v1 2",
                        "de.smartregion.events.gathering-cancelled.v1 3");
    }

    private List<String> told(String id, int number) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Broker.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest");
        var told = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Gatherings.TOPIC));
            var deadline = Instant.now().plus(Duration.ofSeconds(30));
            while (told.size() < number && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, byte[]> message :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (id.equals(message.key())) {
                        told.add(
                                new String(
                                                message.headers().lastHeader("ce_type").value(),
                                                StandardCharsets.UTF_8)
                                        + " "
                                        + JSON.readTree(message.value()).path("revision").asLong());
                    }
                }
            }
        }
        return told;
    }

    private Answer draft(ObjectNode form) {
        var drafted = ask(HttpMethod.POST, "", form, as(STAFF));
        assertThat(drafted.status()).describedAs("%s", drafted.body()).isEqualTo(201);
        return drafted;
    }

    private Answer publish(Answer gathering) {
        var published =
                ask(HttpMethod.POST, "/" + gathering.id() + "/publication", null, as(STAFF));
        assertThat(published.status()).describedAs("%s", published.body()).isEqualTo(200);
        return published;
    }

    private Answer read(String id, Consumer<HttpHeaders> headers) {
        return ask(HttpMethod.GET, "/" + id, null, headers);
    }

    private Answer list(String query, Consumer<HttpHeaders> headers) {
        return ask(HttpMethod.GET, query, null, headers);
    }

    private Answer ask(
            HttpMethod method,
            String path,
            @Nullable ObjectNode body,
            Consumer<HttpHeaders> headers) {
        var whole =
                path.startsWith("/api") || path.startsWith("/actuator")
                        ? path
                        : "/api/events/gatherings" + path;
        var request = client.method(method).uri(whole).headers(headers);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body.toString());
        }
        EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
        var bytes = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                bytes == null || bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes),
                result.getResponseHeaders());
    }

    private static List<String> fields(Answer answer) {
        return answer.body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static Consumer<HttpHeaders> as(String token) {
        return headers -> headers.setBearerAuth(token);
    }

    private static Consumer<HttpHeaders> ifMatch(String etag) {
        return headers -> headers.setIfMatch(etag);
    }

    private static ObjectNode reason(String reason) {
        return JSON.createObjectNode().put("reason", reason);
    }

    private ObjectNode at(Instant starts) {
        return forum(
                form -> {
                    form.put("startsAt", starts.toString());
                    form.put("endsAt", starts.plus(Duration.ofHours(6)).toString());
                });
    }

    private ObjectNode forum(Consumer<ObjectNode> but) {
        var form = JSON.createObjectNode();
        form.put("kind", "FORUM");
        form.putObject("title").put("de", "Regionalforum Mitte").put("en", "Regional forum Middle");
        form.putObject("summary").put("de", "Worum es geht.");
        form.putObject("description").put("de", "Ausführlich.\nMit zwei Zeilen.");
        form.putArray("fields").add("MOBILITY");
        form.putArray("partners").add("ekom21");
        form.put("startsAt", soon.toString());
        form.put("endsAt", soon.plus(Duration.ofHours(6)).toString());
        form.put("registrationOpensAt", soon.minus(Duration.ofDays(50)).toString());
        form.put("registrationClosesAt", soon.minus(Duration.ofDays(2)).toString());
        var attendances = form.putArray("attendances");
        attendances.addObject().put("attendance", "ON_SITE").put("seats", 40);
        attendances.addObject().put("attendance", "ONLINE").put("seats", 100);
        form.put("waitingList", true);
        form.put("largestGroup", 5);
        form.putObject("place")
                .put("name", "Stadthalle")
                .put("street", "Berliner Platz 2")
                .put("postcode", "35390")
                .put("town", "Gießen");
        form.put("onlineAddress", "https://konferenz.example.org/mitte");
        form.putObject("host").put("name", "Geschäftsstelle Smarte Region");
        but.accept(form);
        return form;
    }
}
