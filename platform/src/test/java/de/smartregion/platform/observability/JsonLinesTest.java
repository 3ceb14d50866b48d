package de.smartregion.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.infrastructure.Tokens;
import de.smartregion.platform.security.EndpointRules;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** With structured logging switched on, as in images. */
@ExtendWith(OutputCaptureExtension.class)
class JsonLinesTest {
    private final LoggingSystem logging = LoggingSystem.get(JsonLinesTest.class.getClassLoader());
    private final HttpClient http = HttpClient.newHttpClient();

    /** Logging is set up once per JVM: what another test's service set up is taken back. */
    @BeforeEach
    void anew() {
        logging.cleanUp();
    }

    @AfterEach
    void asBefore() {
        logging.cleanUp();
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    }

    @Test
    void aFailureIsOneLineOfJsonThatNamesItsTraceAndNobody(CapturedOutput output) throws Exception {
        var store = Store.uri();
        var broker = Broker.bootstrapServers();
        int before = output.getOut().length();
        try (var service = start(store, broker)) {
            var failed = post(service, "{\"email\": \"ada@gemeinde.example\"}");
            var refused = post(service, "{\"email\": ada@gemeinde.example");

            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(refused.statusCode()).isEqualTo(400);
            var lines = lines(output.getOut().substring(before));
            assertThat(lines)
                    .filteredOn(line -> line.path("message").asString("").startsWith("failed"))
                    .singleElement()
                    .satisfies(
                            line -> {
                                assertThat(line.get("level").asString()).isEqualTo("ERROR");
                                assertThat(line.get("stack_trace").asString())
                                        .contains("out of order");
                                assertThat(line.get("traceId").asString())
                                        .matches("[0-9a-f]{32}")
                                        .isEqualTo(
                                                JsonMapper.shared()
                                                        .readTree(failed.body())
                                                        .get("traceId")
                                                        .asString());
                                assertThat(line.get("request").asString()).isEqualTo("r-4711");
                            });
        }
        assertThat(output.getAll()).doesNotContain("ada@", "gemeinde.example");
    }

    private static ConfigurableApplicationContext start(String store, String broker) {
        return SpringApplication.run(
                Service.class,
                "--spring.application.name=lines-service",
                "--spring.main.banner-mode=off",
                "--spring.cloud.stream.function.autodetect=false",
                "--server.port=0",
                "--spring.mongodb.uri=" + store,
                "--spring.kafka.bootstrap-servers=" + broker,
                "--smartregion.security.issuer=" + Tokens.ISSUER,
                "--smartregion.security.jwks="
                        + Tokens.properties().get("smartregion.security.jwks"),
                "--logging.config=classpath:logback-structured.xml",
                "--logging.structured.format.console=logstash");
    }

    /** Every line is an object, or this fails. */
    private static List<JsonNode> lines(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .map(line -> JsonMapper.shared().readTree(line))
                .peek(line -> assertThat(line.isObject()).isTrue())
                .toList();
    }

    private HttpResponse<String> post(ConfigurableApplicationContext service, String body)
            throws Exception {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/things"))
                        .header("Content-Type", "application/json")
                        .header("X-Request-Id", "r-4711")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    record Somebody(String email) {}

    @RestController
    static final class Door {
        @PostMapping("/things")
        String things(@RequestBody Somebody somebody) {
            if (somebody.email().isEmpty()) {
                return "nobody";
            }
            throw new IllegalStateException("out of order");
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Door.class)
    static class Service {
        @Bean
        EndpointRules rules() {
            return requests -> requests.requestMatchers("/things").permitAll();
        }
    }
}
