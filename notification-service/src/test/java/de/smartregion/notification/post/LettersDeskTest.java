package de.smartregion.notification.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.notification.NotificationApplication;
import de.smartregion.notification.Topics;
import de.smartregion.notification.post.ScriptedMailServer.Twist;
import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What the staff does about a letter that a mail server refused. */
@SpringBootTest(
        classes = NotificationApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // What is told on the topics is another test's.
        properties = "spring.cloud.stream.default.consumer.auto-startup=false")
class LettersDeskTest {
    private static final String LETTERS = "/api/notifications/letters";
    private static final ScriptedMailServer SERVER = new ScriptedMailServer();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Post post;

    LettersDeskTest(@LocalServerPort int port, @Autowired Post post) {
        this.port = port;
        this.post = post;
    }

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(registry, Topics.all());
        Tokens.register(registry);
        registry.add("spring.mail.port", SERVER::port);
        registry.add("smartregion.portal.url", () -> "https://portal.region.example");
        registry.add(
                "smartregion.letters.key", () -> Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void aBlockedLetterIsSeenAndSentAgainWhenTheStaffSaysSo() throws Exception {
        var id = blocked();

        var retried = retry(id, "staff");
        assertThat(retried.statusCode()).isEqualTo(200);
        assertThat(json(retried).get("state").asString()).isEqualTo("PENDING");
        assertThat(json(retried).get("attempts").asInt()).isZero();
        assertThat(retried.body()).doesNotContain("reader@", "Secret");

        await().until(() -> SERVER.taken().contains(PostOffice.messageId(id)));
        await().untilAsserted(() -> assertThat(page("SENT")).contains(id));
        assertThat(page("BLOCKED")).doesNotContain(id);
    }

    @Test
    void aSecondRetryChangesNothing() throws Exception {
        var id = blocked();
        retry(id, "staff");
        await().untilAsserted(() -> assertThat(page("SENT")).contains(id));

        var again = retry(id, "staff");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("state").asString()).isEqualTo("SENT");

        var next = UUID.randomUUID().toString();
        post.accept(List.of(PostOffice.letter(next)));
        await().until(() -> SERVER.taken().contains(PostOffice.messageId(next)));
        assertThat(SERVER.taken()).containsOnlyOnce(PostOffice.messageId(id));
    }

    @Test
    void nobodyElseRetries() throws Exception {
        var id = blocked();

        assertThat(retry(id, "municipality").statusCode()).isEqualTo(403);
        assertThat(page("BLOCKED")).contains(id);
    }

    /** A letter the mail server refused for good. */
    private String blocked() {
        var id = UUID.randomUUID().toString();
        SERVER.next(Twist.REFUSE_RECIPIENT);
        post.accept(List.of(PostOffice.letter(id)));
        await().untilAsserted(
                        () -> {
                            var letter =
                                    json(get("?size=100"))
                                            .get("items")
                                            .valueStream()
                                            .filter(each -> each.get("id").asString().equals(id))
                                            .findFirst();
                            assertThat(letter).isPresent();
                            assertThat(letter.get().get("state").asString()).isEqualTo("BLOCKED");
                            assertThat(letter.get().get("reply").asString()).isEqualTo("550 5.1.1");
                        });
        return id;
    }

    private String page(String state) throws IOException, InterruptedException {
        return get("?size=100&state=" + state).body();
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return http.send(
                request(query, "staff").GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> retry(String id, String role)
            throws IOException, InterruptedException {
        return http.send(
                request("/" + id + "/retry", role)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String rest, String role) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + LETTERS + rest))
                .header("Authorization", Tokens.bearer(role));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
