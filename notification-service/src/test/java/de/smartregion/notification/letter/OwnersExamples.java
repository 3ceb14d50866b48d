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

/** The examples that the events' owners publish, as they would arrive. */
public final class OwnersExamples {
    public static final Instant HAPPENED = Instant.parse("2027-02-01T09:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OwnersExamples() {}

    static CloudEvent example(String fact) {
        return example(fact, Map.of());
    }

    /** With some fields changed; an empty value takes the field away. */
    static CloudEvent example(String fact, Map<String, ? extends @Nullable Object> changes) {
        return example("events", fact, "gathering", changes);
    }

    public static CloudEvent ofCatalog(
            String fact, Map<String, ? extends @Nullable Object> changes) {
        return example("catalog", fact, "project", changes);
    }

    public static CloudEvent ofConsulting(
            String fact, Map<String, ? extends @Nullable Object> changes) {
        return example("consulting", fact, "consultation", changes);
    }

    private static CloudEvent example(
            String owner,
            String fact,
            String subject,
            Map<String, ? extends @Nullable Object> changes) {
        var data = data(owner, fact);
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
                "de.smartregion." + owner + "." + fact + ".v1",
                "/" + owner + "-service",
                data.path(subject).asString("example"),
                HAPPENED,
                null,
                data);
    }

    private static ObjectNode data(String owner, String fact) {
        try {
            var folder = Path.of("..", owner + "-service", "contracts", "events");
            var text = Files.readString(folder.resolve(fact + ".v1.example.json"));
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
