package de.smartregion.notification.letter;

import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The examples that the events' owner publishes, as they would arrive. */
final class OwnersExamples {
    static final Instant HAPPENED = Instant.parse("2027-02-01T09:00:00Z");

    private static final Path FOLDER = Path.of("../events-service/contracts/events");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OwnersExamples() {}

    static CloudEvent example(String fact) {
        return example(fact, Map.of());
    }

    /** With some fields changed; an empty value takes the field away. */
    static CloudEvent example(String fact, Map<String, ? extends @Nullable Object> changes) {
        var data = data(fact);
        changes.forEach(
                (field, value) -> {
                    if (value == null || value.equals("")) {
                        data.remove(field);
                    } else {
                        data.set(field, JSON.valueToTree(value));
                    }
                });
        return new CloudEvent(
                "e-1",
                "de.smartregion.events." + fact + ".v1",
                "/events-service",
                data.get("gathering").asString(),
                HAPPENED,
                null,
                data);
    }

    static byte[] bytes(String fact) {
        return JSON.writeValueAsBytes(data(fact));
    }

    private static ObjectNode data(String fact) {
        try {
            var text = Files.readString(FOLDER.resolve(fact + ".v1.example.json"));
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
