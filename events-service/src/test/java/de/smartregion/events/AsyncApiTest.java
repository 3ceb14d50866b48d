package de.smartregion.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The description of our topics names every event there is a schema of, and nothing else. */
class AsyncApiTest {

    private static final Path CONTRACTS = Path.of("contracts");

    private final Map<String, Object> api = read();

    @Test
    void everyEventIsDescribedAndNothingElse() throws IOException {
        var described = new TreeSet<String>();
        map(map(api, "components"), "messages")
                .values()
                .forEach(
                        message ->
                                described.add(String.valueOf(((Map<?, ?>) message).get("name"))));
        try (var files = Files.list(CONTRACTS.resolve("events"))) {
            assertThat(described)
                    .isEqualTo(
                            new TreeSet<>(
                                    files.map(file -> file.getFileName().toString())
                                            .filter(name -> name.endsWith(".schema.json"))
                                            .map(
                                                    name ->
                                                            "de.smartregion.events."
                                                                    + name.replace(
                                                                            ".schema.json", ""))
                                            .toList()));
        }
    }

    @Test
    void everyEventTravelsInOneOfOurTwoTopics() {
        var channels = map(api, "channels");
        assertThat(channels.values())
                .extracting(channel -> String.valueOf(((Map<?, ?>) channel).get("address")))
                .containsExactlyInAnyOrder(
                        "smartregion.events.gatherings", "smartregion.events.rosters");
        assertThat(
                        Stream.of("gatherings", "rosters")
                                .flatMap(
                                        name ->
                                                map(map(channels, name), "messages")
                                                        .keySet()
                                                        .stream()))
                .containsExactlyInAnyOrderElementsOf(
                        map(map(api, "components"), "messages").keySet());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(api))
                .isNotEmpty()
                .allSatisfy(
                        reference -> {
                            if (reference.startsWith("#/")) {
                                @Nullable Object node = api;
                                for (var step : reference.substring(2).split("/", -1)) {
                                    node = node instanceof Map<?, ?> map ? map.get(step) : null;
                                }
                                assertThat(node).as(reference).isNotNull();
                            } else {
                                assertThat(CONTRACTS.resolve(reference)).exists();
                            }
                        });
    }

    private static Stream<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map when map.get("$ref") instanceof String reference ->
                    Stream.of(reference);
            case Map<?, ?> map -> map.values().stream().flatMap(AsyncApiTest::references);
            case List<?> list -> list.stream().flatMap(AsyncApiTest::references);
            default -> Stream.empty();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        var child = parent.get(key);
        if (!(child instanceof Map)) {
            throw new AssertionError("no " + key);
        }
        return (Map<String, Object>) child;
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(CONTRACTS.resolve("asyncapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
