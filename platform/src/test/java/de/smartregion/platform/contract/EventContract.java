package de.smartregion.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.DomainEvent;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contract about events, kept by their owner in {@code contracts/events}: per event {@code
 * <fact>.v<n>.schema.json} (JSON Schema 2020-12) and {@code <fact>.v<n>.example.json}, and {@code
 * contracts/asyncapi.yaml} that names them all.
 *
 * <p>The owner tests {@link #holds}; a reader reads the {@link #example} of the owner.
 */
public final class EventContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Path contracts;

    private EventContract(Path contracts) {
        this.contracts = contracts;
    }

    /** The owner's folder {@code contracts}, seen from the module under test. */
    public static EventContract in(Path contracts) {
        assertThat(contracts).isDirectory();
        return new EventContract(contracts);
    }

    /**
     * Every event of these sealed kinds has a sample among those given; every sample equals its
     * example and satisfies its schema; nothing else lies in the folder; the AsyncAPI names each
     * type. With {@code -Dcontract.write=true} the examples are written first.
     */
    public void holds(Collection<? extends DomainEvent> samples, Class<?>... kinds) {
        var files = new TreeSet<String>();
        var sampled = new TreeSet<String>();
        for (var sample : samples) {
            sampled.add(sample.getClass().getName());
            files.add(fact(sample.type()) + ".schema.json");
            files.add(fact(sample.type()) + ".example.json");
            if (Boolean.getBoolean("contract.write")) {
                write(example(sample), CloudEvent.body(sample));
            }
            assertThat(read(example(sample)))
                    .as("the example of %s", sample.type())
                    .isEqualTo(JSON.readTree(CloudEvent.body(sample)));
            assertThat(violations(sample.type(), CloudEvent.body(sample)))
                    .as("%s against its schema", sample.type())
                    .isEmpty();
        }
        for (var kind : kinds) {
            assertThat(sampled)
                    .as("a sample of every %s", kind.getSimpleName())
                    .containsAll(leaves(kind));
        }
        assertThat(files()).as("schemas and examples").isEqualTo(files);
        assertThat(text(contracts.resolve("asyncapi.yaml")))
                .as("asyncapi.yaml")
                .contains(samples.stream().map(DomainEvent::type).toList());
        staysCompatible();
    }

    /** What is wrong with this body, in the words of the schema. */
    public List<String> violations(String type, String body) {
        var schema =
                SCHEMAS.getSchema(text(contracts.resolve("events/" + fact(type) + ".schema.json")));
        return schema
                .validate(
                        body,
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The owner's example as it would arrive. */
    public Message<byte[]> example(String type) {
        var body = text(contracts.resolve("events/" + fact(type) + ".example.json"));
        return MessageBuilder.withPayload(body.getBytes(StandardCharsets.UTF_8))
                .setHeader("ce_specversion", "1.0")
                .setHeader("ce_id", "example-of-" + fact(type))
                .setHeader("ce_type", type)
                .setHeader("ce_source", "/" + type.split("\\.", -1)[2] + "-service")
                .setHeader("ce_subject", "example")
                .setHeader("ce_time", "2026-01-01T00:00:00Z")
                .build();
    }

    /**
     * Against {@code contracts/released/events}, once there is a release: only optional properties
     * may have come.
     */
    private void staysCompatible() {
        var released = contracts.resolve("released/events");
        if (!Files.isDirectory(released)) {
            return;
        }
        for (var name : names(released)) {
            if (name.endsWith(".schema.json")) {
                assertThat(
                                differences(
                                        read(released.resolve(name)),
                                        read(contracts.resolve("events/" + name))))
                        .as(
                                "%s against its release; anything but optional properties is a new version",
                                name)
                        .isEmpty();
            }
        }
    }

    static List<String> differences(JsonNode released, JsonNode current) {
        var differences = new ArrayList<String>();
        if (!strings(released.path("required")).equals(strings(current.path("required")))) {
            differences.add("required");
        }
        for (var property : released.path("properties").propertyNames()) {
            if (!released.path("properties")
                    .get(property)
                    .equals(current.path("properties").get(property))) {
                differences.add(property);
            }
        }
        for (var word : released.propertyNames()) {
            if (!Set.of("required", "properties", "description", "title").contains(word)
                    && !released.get(word).equals(current.get(word))) {
                differences.add(word);
            }
        }
        return differences;
    }

    private static Set<String> strings(JsonNode array) {
        var strings = new TreeSet<String>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    private static Set<String> leaves(Class<?> kind) {
        var leaves = new TreeSet<String>();
        if (kind.isRecord()) {
            leaves.add(kind.getName());
        } else {
            assertThat(kind.isSealed()).as("%s is sealed", kind).isTrue();
            for (var permitted : kind.getPermittedSubclasses()) {
                leaves.addAll(leaves(permitted));
            }
        }
        return leaves;
    }

    private Path example(DomainEvent event) {
        return contracts.resolve("events/" + fact(event.type()) + ".example.json");
    }

    /** {@code de.smartregion.events.seat-confirmed.v1} is {@code seat-confirmed.v1}. */
    private static String fact(String type) {
        var words = type.split("\\.", -1);
        assertThat(words).as("the words of %s", type).hasSize(5);
        return words[3] + "." + words[4];
    }

    private Set<String> files() {
        return new TreeSet<>(names(contracts.resolve("events")));
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        return JSON.readTree(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String json) {
        try {
            var pretty =
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
            Files.writeString(file, pretty + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
