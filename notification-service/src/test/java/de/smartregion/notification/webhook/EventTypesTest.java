package de.smartregion.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.notification.call.Notice;
import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be told is what the owners of the topics tell; and nobody is named by it. */
class EventTypesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ABOUT_ONE_PERSON =
            List.of(
                    "smartregion.catalog.subscribers",
                    "smartregion.consulting.consultants",
                    "smartregion.consulting.days");

    private static Stream<String> known() {
        return EventTypes.OWNERS.stream().flatMap(it -> it.types().stream());
    }

    @Test
    void theyAreTheFactsOfAllTopicsButThoseAboutOnePerson() throws IOException {
        var told = new TreeSet<String>();
        for (var owner : EventTypes.OWNERS) {
            var api = yaml(contracts(owner.name()).resolve("asyncapi.yaml"));
            for (var channel : map(api.get("channels")).values()) {
                var address = String.valueOf(map(channel).get("address"));
                if (address.startsWith("smartregion." + owner.name() + ".")
                        && !ABOUT_ONE_PERSON.contains(address)) {
                    for (var message : map(map(channel).get("messages")).values()) {
                        named(api, message).ifPresent(told::add);
                    }
                }
            }
        }
        assertThat(known()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(told);
    }

    private static Optional<String> named(Map<?, ?> api, Object message) {
        var reference = String.valueOf(map(message).get("$ref"));
        return reference.startsWith("#/components/messages/")
                ? Stream.of(
                                map(map(map(api.get("components")).get("messages"))
                                                .get(reference.replaceFirst(".*/", "")))
                                        .get("name"))
                        .map(String::valueOf)
                        .filter(name -> name.startsWith("de.smartregion."))
                        .findFirst()
                : Optional.empty();
    }

    /** All that a receiver gets of an event, whatever the event carries. */
    @Test
    void ofWhatIsTrustedToUsNothingIsTold() throws IOException {
        int trusted = 0;
        for (var type : known().toList()) {
            var words = type.split("\\.", -1);
            var example =
                    JSON.readTree(
                            Files.readString(
                                    contracts(words[2])
                                            .resolve("events/" + words[3] + ".v1.example.json")));
            var body =
                    Notice.of(
                                    "w",
                                    new CloudEvent(
                                            "e-1",
                                            type,
                                            "/" + words[2] + "-service",
                                            "its-subject",
                                            Instant.parse("2027-02-01T09:00:00Z"),
                                            null,
                                            example))
                            .body();
            assertThat(JSON.readTree(body).propertyNames())
                    .as(type)
                    .containsExactlyInAnyOrder(
                            "specversion", "id", "source", "type", "subject", "time");
            var values = values(example).toList();
            assertThat(values).as(type).noneMatch(body::contains);
            trusted += values.size();
        }
        assertThat(trusted).as("names, addresses, tokens and more").isGreaterThan(200);
    }

    /** Every text that is more than a code. */
    private static Stream<String> values(JsonNode node) {
        return node.isContainer()
                ? node.valueStream().flatMap(EventTypesTest::values)
                : Stream.of(node.asString("")).filter(value -> value.length() >= 5);
    }

    private static Path contracts(String service) {
        return Path.of("..", service + "-service", "contracts");
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return map(new Yaml().load(Files.readString(file)));
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }
}
