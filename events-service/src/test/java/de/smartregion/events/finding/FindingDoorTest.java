package de.smartregion.events.finding;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.events.RunningEvents;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Findings over HTTP, through the running service. */
class FindingDoorTest implements RunningEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STAFF = RunningEvents.token("ada", "staff");
    private static final String GATHERINGS = "/api/events/gatherings";
    private static final String FINDINGS = "/api/events/findings";

    private final RestTestClient client;

    FindingDoorTest(@LocalServerPort int port) {
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
    void everybodyReadsWhatStaffRecordUntilItIsRemoved() {
        var forum = published("FORUM");
        var recorded = post(FINDINGS, form(forum, _ -> {}), as(STAFF));
        assertThat(recorded.status()).as("%s", recorded.body()).isEqualTo(201);
        var path = FINDINGS + "/" + recorded.id();
        assertThat(recorded.headers().getLocation()).hasPath(path);

        var read = ask(HttpMethod.GET, path, null, _ -> {});
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(recorded.body());
        assertThat(read.body().at("/html/de").asString())
                .contains("<strong>einer</strong>")
                .doesNotContain("<script");
        assertThat(read.headers().getCacheControl()).isEqualTo("max-age=5, public");
        assertThat(
                        ask(
                                        HttpMethod.GET,
                                        path,
                                        null,
                                        headers -> headers.setIfNoneMatch(read.etag()))
                                .status())
                .isEqualTo(304);

        var list = ask(HttpMethod.GET, FINDINGS + "?gathering=" + forum, null, _ -> {});
        assertThat(list.body().path("total").asInt()).isOne();
        var listed = list.body().path("items").path(0);
        assertThat(listed.path("title")).isEqualTo(read.body().path("title"));
        assertThat(listed.has("text") || listed.has("html")).isFalse();
        assertThat(list.headers().getCacheControl()).isEqualTo("max-age=5, public");
        assertThat(ask(HttpMethod.GET, FINDINGS, null, as(STAFF)).headers().getCacheControl())
                .isEqualTo("no-cache, private");

        assertThat(
                        ask(HttpMethod.DELETE, path, null, as(STAFF).andThen(ifMatch(read.etag())))
                                .status())
                .isEqualTo(204);
        assertThat(ask(HttpMethod.GET, path, null, _ -> {}).problem())
                .isEqualTo("urn:smartregion:problem:finding-not-found");
        assertThat(
                        ask(HttpMethod.GET, FINDINGS + "?gathering=" + forum, null, as(STAFF))
                                .body()
                                .path("total")
                                .asInt())
                .isZero();
    }

    @Test
    void onlyForumsThatArePublishedHaveFindings() {
        var draft = drafted("FORUM").id();
        var cancelled = published("FORUM");
        assertThat(
                        ask(
                                        HttpMethod.POST,
                                        GATHERINGS + "/" + cancelled + "/cancellation",
                                        JSON.createObjectNode().put("reason", "Sturm"),
                                        as(STAFF).andThen(ifMatch("\"1\"")))
                                .status())
                .isEqualTo(200);
        assertRefused(draft, 409, "gathering-not-published");
        assertRefused(cancelled, 409, "gathering-cancelled");
        assertRefused(published("WEBINAR"), 409, "not-a-forum");
        assertRefused("none", 404, "gathering-not-found");
    }

    private void assertRefused(String gathering, int status, String problem) {
        var refused = post(FINDINGS, form(gathering, _ -> {}), as(STAFF));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo("urn:smartregion:problem:" + problem);
    }

    @Test
    void onlyStaffWriteAndNobodyOverwritesWhatTheyHaveNotSeen() {
        var forum = published("FORUM");
        var form = form(forum, _ -> {});
        var eve = RunningEvents.token("eve", "municipality");
        assertThat(post(FINDINGS, form, _ -> {}).status()).isEqualTo(401);
        assertThat(post(FINDINGS, form, as(eve)).status()).isEqualTo(403);
        var recorded = post(FINDINGS, form, as(STAFF));
        var path = FINDINGS + "/" + recorded.id();
        var other = form(forum, it -> it.put("kind", "RESULT"));
        for (var method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
            var body = method.equals(HttpMethod.PUT) ? other : null;
            assertThat(ask(method, path, body, ifMatch("\"1\"")).status()).isEqualTo(401);
            assertThat(ask(method, path, body, as(eve).andThen(ifMatch("\"1\""))).status())
                    .isEqualTo(403);
            assertThat(ask(method, path, body, as(STAFF)).status()).isEqualTo(428);
            assertThat(ask(method, path, body, as(STAFF).andThen(ifMatch("\"7\""))).status())
                    .isEqualTo(412);
            assertThat(
                            ask(
                                            method,
                                            FINDINGS + "/none",
                                            body,
                                            as(STAFF).andThen(ifMatch("\"1\"")))
                                    .status())
                    .isEqualTo(404);
        }
        var changed = ask(HttpMethod.PUT, path, other, as(STAFF).andThen(ifMatch(recorded.etag())));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("kind").asString()).isEqualTo("RESULT");
        assertThat(changed.etag()).isEqualTo("\"2\"");
    }

    @Test
    void aKeyedFindingIsRecordedOnceAndItsKeyServesNoOtherBody() {
        var forum = published("FORUM");
        var key = UUID.randomUUID().toString();
        var keyed = as(STAFF).andThen(headers -> headers.set("Idempotency-Key", key));
        var first = post(FINDINGS, form(forum, _ -> {}), keyed);
        var again = post(FINDINGS, form(forum, _ -> {}), keyed);
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        var other = post(FINDINGS, form(forum, it -> it.put("kind", "RESULT")), keyed);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("urn:smartregion:problem:idempotency-key-reused");
    }

    @Test
    void everyWrongFieldIsNamed() {
        var wrong =
                post(
                        FINDINGS,
                        form(
                                "/",
                                form -> {
                                    form.remove("kind");
                                    form.putObject("title").put("de", "Zwei\nZeilen");
                                    form.putObject("text").put("de", " ");
                                    form.putArray("fields");
                                }),
                        as(STAFF));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(fields(wrong))
                .containsExactlyInAnyOrder("gathering", "kind", "title.de", "text.de", "fields");
    }

    @ParameterizedTest
    @CsvSource({
        "size=101, size",
        "page=-1, page",
        "kind=PARTY, kind",
        "field=FUN, field",
        "gathering=a.b, gathering"
    })
    void aWrongParameterIsNamed(String query, String field) {
        var wrong = ask(HttpMethod.GET, FINDINGS + "?" + query, null, _ -> {});
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(fields(wrong)).containsExactly(field);
    }

    private Answer drafted(String kind) {
        var starts = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(40));
        var form = JSON.createObjectNode().put("kind", kind);
        form.putObject("title").put("de", "Regionalforum Mitte");
        form.putObject("summary").put("de", "Worum es geht.");
        form.putObject("description").put("de", "Ausführlich.");
        form.putArray("fields").add("MOBILITY");
        form.put("startsAt", starts.toString());
        form.put("endsAt", starts.plus(Duration.ofHours(6)).toString());
        form.put("registrationOpensAt", starts.minus(Duration.ofDays(50)).toString());
        form.put("registrationClosesAt", starts.toString());
        form.putArray("attendances").addObject().put("attendance", "ONLINE").put("seats", 10);
        form.put("onlineAddress", "https://konferenz.example.org/mitte");
        form.putObject("host").put("name", "Geschäftsstelle Smarte Region");
        return post(GATHERINGS, form, as(STAFF));
    }

    private String published(String kind) {
        var id = drafted(kind).id();
        var path = GATHERINGS + "/" + id + "/publication";
        assertThat(ask(HttpMethod.POST, path, null, as(STAFF)).status()).isEqualTo(200);
        return id;
    }

    private static ObjectNode form(String gathering, Consumer<ObjectNode> but) {
        var form = JSON.createObjectNode().put("gathering", gathering).put("kind", "IDEA");
        form.putObject("title").put("de", "Ein Fahrplan").put("en", "One timetable");
        form.putObject("text").put("de", "In **einer** Auskunft <script>alert(1)</script>");
        form.putArray("fields").add("MOBILITY");
        but.accept(form);
        return form;
    }

    private Answer post(String path, ObjectNode body, Consumer<HttpHeaders> headers) {
        return ask(HttpMethod.POST, path, body, headers);
    }

    private Answer ask(
            HttpMethod method,
            String path,
            @Nullable ObjectNode body,
            Consumer<HttpHeaders> headers) {
        var request = client.method(method).uri(path).headers(headers);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body.toString());
        }
        var result = request.exchange().expectBody().returnResult();
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
}
