package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The public API through the gateway, as somebody outside calls it. */
final class Api implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI base;
    private final StaffToken staffToken;

    /**
     * @param signIn where tokens are
     * @param secret of the program that may do what staff do
     */
    Api(URI base, URI signIn, String secret) {
        this.base = base;
        this.staffToken = new StaffToken(http, signIn, secret);
    }

    record Answer(int status, HttpHeaders headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        boolean accepted() {
            return status / 100 == 2;
        }

        Answer expect(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        /** The stable name of a refusal, such as {@code gathering-cancelled}. */
        String problem() {
            var type = json().path("type").asString();
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    /** What a person holds after registering. */
    record Place(String registration, String status, int position) {}

    record Pool(int seats, int free, int waiting) {}

    Answer call(String method, String path, Object body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Accept", "application/json")
                        .header("Cache-Control", "no-cache"); // what was just written counts
        headers.forEach(request::header);
        if (body.equals("")) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofString(
                                    body instanceof String text
                                            ? text
                                            : JSON.writeValueAsString(body)));
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /**
     * A call that must be answered; a test that expects connections to break uses {@link #call}.
     */
    Answer ask(String method, String path, Object body, Map<String, String> headers) {
        try {
            return call(method, path, body, headers);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return ask("GET", path, "", Map.of());
    }

    Answer anonymously(String method, String path, Object body) {
        return ask(method, path, body, Map.of());
    }

    // What staff do.

    Map<String, String> asStaff() {
        return Map.of("Authorization", "Bearer " + staffToken.value());
    }

    Map<String, String> asStaff(String etag) {
        return Map.of("Authorization", "Bearer " + staffToken.value(), "If-Match", etag);
    }

    /** Publishes a webinar that opened yesterday and takes place in three weeks. */
    String publishGathering(String title, int onlineSeats, Consumer<ObjectNode> but) {
        var id = draftGathering(title, onlineSeats, but);
        ask("POST", gathering(id) + "/publication", "", asStaff(etag(id))).expect(200);
        // The roster hears of it by a message.
        await("the roster of " + id)
                .until(() -> seats(id).path("items").size(), Predicate.isEqual(1));
        return id;
    }

    String publishGathering(String title, int onlineSeats) {
        return publishGathering(title, onlineSeats, _ -> {});
    }

    String draftGathering(String title, int onlineSeats, Consumer<ObjectNode> but) {
        var now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        var draft = JSON.createObjectNode();
        draft.put("kind", "WEBINAR");
        draft.putObject("title").put("de", title).put("en", title + " (EN)");
        draft.putObject("summary").put("de", "Was Kommunen tun können.");
        draft.putObject("description").put("de", "Beispiele, Fragen und Antworten.");
        draft.putArray("fields").add("MOBILITY");
        draft.putArray("partners").add("ekom21");
        draft.put("startsAt", now.plus(Duration.ofDays(21)).toString());
        draft.put("endsAt", now.plus(Duration.ofDays(21)).plus(Duration.ofHours(2)).toString());
        draft.put("registrationOpensAt", now.minus(Duration.ofDays(1)).toString());
        draft.put("registrationClosesAt", now.plus(Duration.ofDays(20)).toString());
        draft.putArray("attendances")
                .addObject()
                .put("attendance", "ONLINE")
                .put("seats", onlineSeats);
        draft.put("waitingList", true);
        draft.put("largestGroup", 5);
        draft.put("onlineAddress", "https://video.example/raum-" + UUID.randomUUID());
        draft.putObject("host").put("name", "Geschäftsstelle Smarte Region");
        but.accept(draft);
        return ask("POST", "/api/events/gatherings", draft, asStaff())
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    Answer change(String id, Consumer<ObjectNode> change) {
        var now = ask("GET", gathering(id), "", asStaff()).expect(200);
        var next = (ObjectNode) now.json();
        next.remove(List.of("id", "status", "revision", "reason"));
        change.accept(next);
        return ask(
                "PUT",
                gathering(id),
                next,
                asStaff(now.headers().firstValue("ETag").orElseThrow()));
    }

    Answer callOff(String id, String reason) {
        return ask(
                "POST",
                gathering(id) + "/cancellation",
                Map.of("reason", reason),
                asStaff(etag(id)));
    }

    private String etag(String id) {
        return ask("GET", gathering(id), "", asStaff())
                .expect(200)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    // What people do.

    static Map<String, Object> form(Person person) {
        return Map.of(
                "name",
                person.name(),
                "email",
                person.email(),
                "municipality",
                "06611000",
                "function",
                "Digitalisierung",
                "companions",
                0,
                "attendance",
                "ONLINE",
                "language",
                "de",
                "privacyAccepted",
                true);
    }

    Answer register(String gathering, Map<String, Object> form) {
        return ask("POST", gathering(gathering) + "/registrations", form, Map.of());
    }

    Place register(String gathering, Person person) {
        return place(register(gathering, form(person)).expect(201));
    }

    Answer registerOnce(String gathering, Map<String, Object> form, String key)
            throws IOException, InterruptedException {
        return call(
                "POST",
                gathering(gathering) + "/registrations",
                form,
                Map.of("Idempotency-Key", key));
    }

    static Place place(Answer answer) {
        var json = answer.json();
        return new Place(
                json.path("registration").asString(),
                json.path("status").asString(),
                json.path("position").asInt(0));
    }

    Answer view(Link link) {
        return ask("GET", link.api(), "", link.header());
    }

    Answer confirm(Link link) {
        return ask("POST", link.api() + "/confirmation", "", link.header());
    }

    Answer confirmOnce(Link link) throws IOException, InterruptedException {
        return call("POST", link.api() + "/confirmation", "", link.header());
    }

    Answer cancel(Link link) {
        return ask("POST", link.api() + "/cancellation", "", link.header());
    }

    private JsonNode seats(String gathering) {
        return get("/api/events/seats?gathering=" + gathering).expect(200).json();
    }

    Pool online(String gathering) {
        var pools = seats(gathering).path("items").path(0).path("pools");
        return StreamSupport.stream(pools.spliterator(), false)
                .filter(pool -> pool.path("attendance").asString().equals("ONLINE"))
                .map(
                        pool ->
                                new Pool(
                                        pool.path("seats").asInt(),
                                        pool.path("free").asInt(),
                                        pool.path("waiting").asInt()))
                .findFirst()
                .orElseThrow();
    }

    private static String gathering(String id) {
        return "/api/events/gatherings/" + id;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
