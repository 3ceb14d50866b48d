package de.smartregion.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Nobody has made the topics yet: not ready, and nothing is dropped once they are there. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=early-service",
            "spring.cloud.function.definition=early",
            "spring.cloud.stream.bindings.early-in-0.destination=smartregion.test.late",
            "smartregion.consumers.first-pause=10ms"
        })
class MissingTopicTest {

    private static final String TOPIC = "smartregion.test.late";
    private static final String DEAD_LETTERS = "smartregion.early.dead-letters";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Heard heard;

    MissingTopicTest(@LocalServerPort int port, @Autowired Heard heard) {
        this.port = port;
        this.heard = heard;
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Store.register(registry);
        Broker.register(registry);
        Tokens.register(registry);
    }

    @Test
    void notReadyUntilTheTopicsAreThereAndNothingIsLostBeforeTheDeadLettersHaveTheirs()
            throws Exception {
        var early = readiness();
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.body()).contains(TOPIC, DEAD_LETTERS);

        Broker.createTopics(TOPIC);
        Records.send(
                TOPIC,
                "k",
                "no json".getBytes(StandardCharsets.UTF_8),
                Records.envelope("poison", "t"));
        Records.send(
                TOPIC, "k", "{}".getBytes(StandardCharsets.UTF_8), Records.envelope("good", "t"));

        await().atMost(Duration.ofSeconds(40))
                .until(() -> heard.asked.get() >= 2); // it came back: nobody took it
        assertThat(heard.ids).isEmpty();
        assertThat(Records.committed("early-service", TOPIC)).isZero();
        assertThat(readiness().body()).contains(DEAD_LETTERS).doesNotContain(TOPIC);

        Broker.createTopics(DEAD_LETTERS);

        var letter = Records.await(DEAD_LETTERS, _ -> true);
        assertThat(Records.header(letter, "ce_id")).isEqualTo("poison");
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.ids.equals(List.of("good")));
        await().until(() -> readiness().statusCode() == 200);
        await().until(() -> Records.committed("early-service", TOPIC) == 2);
    }

    private HttpResponse<String> readiness() throws Exception {
        var address = URI.create("http://localhost:" + port + "/actuator/health/readiness");
        return http.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    static final class Heard {
        final AtomicInteger asked = new AtomicInteger();
        final List<String> ids = new CopyOnWriteArrayList<>();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Consumer<Message<byte[]>> early(Heard heard) {
            return message -> {
                heard.asked.incrementAndGet();
                heard.ids.add(CloudEvent.from(message).id());
            };
        }
    }
}
