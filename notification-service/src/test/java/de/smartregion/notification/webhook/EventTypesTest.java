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

    /** Somebody has decided for each that its facts may be told; what is new is not told. */
    private static final List<String> TOLD =
            List.of(
                    "smartregion.events.gatherings",
                    "smartregion.events.rosters",
                    "smartregion.events.findings",
                    "smartregion.catalog.projects",
                    "smartregion.catalog.submissions",
                    "smartregion.catalog.reuses",
                    "smartregion.catalog.offers",
                    "smartregion.catalog.partners",
                    "smartregion.consulting.modules",
                    "smartregion.consulting.consultations");

    /** What their facts are about is one person, so nobody else is told of them. */
    private static final List<String> NOT_TOLD =
            List.of(
                    "smartregion.catalog.subscribers",
                    "smartregion.consulting.consultants",
                    "smartregion.consulting.days");

    private static Stream<String> known() {
        return EventTypes.OWNERS.stream().flatMap(it -> it.types().stream());
    }

    @Test
    void theyAreTheFactsOfTheTopicsThatMayBeToldAndNoneIsUndecided() throws IOException {
        var told = new TreeSet<String>();
        var topics = new TreeSet<String>();
        for (var owner : EventTypes.OWNERS) {
            var api = yaml(contracts(owner.name()).resolve("asyncapi.yaml"));
            for (var channel : map(api.get("channels")).values()) {
                var address = String.valueOf(map(channel).get("address"));
                if (address.startsWith("smartregion." + owner.name() + ".")
                        && !address.endsWith(".dead-letters")) {
                    topics.add(address);
                }
                if (TOLD.contains(address)) {
                    for (var message : map(map(channel).get("messages")).values()) {
                        named(api, message).ifPresent(told::add);
                    }
                }
            }
        }
        assertThat(known()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(told);
        assertThat(topics)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(TOLD.stream(), NOT_TOLD.stream()).toList());
    }

    @Test
    void theirTopicsAreThoseThatAreRead() throws IOException {
        var settings = Files.readString(Path.of("src/main/resources/application.yml"));
        var read =
                settings.lines()
                        .dropWhile(line -> !line.contains("webhookMessages-in-0:"))
                        .filter(line -> line.contains("destination:"))
                        .findFirst()
                        .orElseThrow();
        assertThat(read.replaceFirst(".*destination:", "").strip().split(","))
                .containsExactlyInAnyOrderElementsOf(TOLD);
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
