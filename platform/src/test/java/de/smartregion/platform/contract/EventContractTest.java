package de.smartregion.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The gate itself: each way to break a contract is seen to fail. */
class EventContractTest {

    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "required": ["id", "at"], "additionalProperties": false,
             "properties": {"id": {"type": "string"}, "at": {"type": "string", "format": "date-time"},
                            "note": {"type": "string"}}}
            """;
    private static final String EXAMPLE = "{\"id\": \"a\", \"at\": \"2026-01-01T00:00:00Z\"}";

    @TempDir Path contracts = Path.of("unset");

    sealed interface ThingEvent extends DomainEvent {
        record Made(String id, String at, @Nullable String note) implements ThingEvent {}

        record Broken(String id) implements ThingEvent {}

        @Override
        default String type() {
            return switch (this) {
                case Made _ -> "de.smartregion.things.made.v1";
                case Broken _ -> "de.smartregion.things.broken.v1";
            };
        }
    }

    @BeforeEach
    void aContract() throws IOException {
        Files.createDirectories(contracts.resolve("events"));
        write("events/made.v1.schema.json", SCHEMA);
        write("events/made.v1.example.json", EXAMPLE);
        write("asyncapi.yaml", "name: de.smartregion.things.made.v1");
    }

    @Test
    void aKeptContractHolds() {
        made().holds(List.of(sample("2026-01-01T00:00:00Z", null)), ThingEvent.Made.class);
    }

    @Test
    void anEventWithoutASampleIsMissed() {
        fails(
                "a sample of every ThingEvent",
                ThingEvent.class,
                sample("2026-01-01T00:00:00Z", null));
    }

    @Test
    void anotherExampleThanTheWriterWouldWriteIsFound() {
        fails("the example of", ThingEvent.Made.class, sample("2026-01-01T00:00:00Z", "more"));
    }

    @Test
    void whatTheSchemaForbidsIsFound() throws IOException {
        write("events/made.v1.example.json", EXAMPLE.replace("2026-01-01T00:00:00Z", "soon"));

        fails("against its schema", ThingEvent.Made.class, sample("soon", null));
    }

    @Test
    void whatNobodyWritesAnyMoreIsFound() throws IOException {
        write("events/gone.v1.schema.json", SCHEMA);

        fails("schemas and examples", ThingEvent.Made.class, sample("2026-01-01T00:00:00Z", null));
    }

    @Test
    void anAsyncApiThatForgetsAnEventIsFound() throws IOException {
        write("asyncapi.yaml", "nothing");

        fails("asyncapi", ThingEvent.Made.class, sample("2026-01-01T00:00:00Z", null));
    }

    @Test
    void aReleasedSchemaMayOnlyGainOptionalProperties() throws IOException {
        Files.createDirectories(contracts.resolve("released/events"));
        write("released/events/made.v1.schema.json", SCHEMA);
        made().holds(List.of(sample("2026-01-01T00:00:00Z", null)), ThingEvent.Made.class);

        var json = JsonMapper.shared();
        var released = json.readTree(SCHEMA);
        assertThat(
                        EventContract.differences(
                                released,
                                json.readTree(
                                        SCHEMA.replace(
                                                "\"note\":",
                                                "\"more\": {\"type\": \"string\"}, \"note\":"))))
                .isEmpty();
        assertThat(
                        EventContract.differences(
                                released,
                                json.readTree(
                                        SCHEMA.replace(
                                                "[\"id\", \"at\"]", "[\"id\", \"at\", \"note\"]"))))
                .containsExactly("required");
        assertThat(
                        EventContract.differences(
                                released,
                                json.readTree(
                                        SCHEMA.replace(
                                                "{\"id\": {\"type\": \"string\"}",
                                                "{\"id\": {\"type\": \"integer\"}"))))
                .containsExactly("id");
        assertThat(
                        EventContract.differences(
                                released, json.readTree(SCHEMA.replace("\"note\"", "\"remark\""))))
                .containsExactly("note");
    }

    @Test
    void aReaderGetsTheOwnersExampleAsItWouldArrive() {
        record Reader(String id) {}

        var event = CloudEvent.from(made().example("de.smartregion.things.made.v1"));

        assertThat(event.dataAs(Reader.class)).isEqualTo(new Reader("a"));
        assertThat(event.source()).isEqualTo("/things-service");
    }

    private void fails(String why, Class<?> kind, DomainEvent sample) {
        assertThatThrownBy(() -> made().holds(List.of(sample), kind))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    private EventContract made() {
        return EventContract.in(contracts);
    }

    private static ThingEvent sample(String at, @Nullable String note) {
        return new ThingEvent.Made("a", at, note);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(contracts.resolve(file), text);
    }
}
