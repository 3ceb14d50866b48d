package de.smartregion.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class CloudEventTest {

    enum Colour {
        RED
    }

    record Item(String name) {}

    record Told(
            String id, int size, @Nullable String note, Instant at, Colour colour, List<Item> items)
            implements DomainEvent {
        @Override
        public String type() {
            return "de.smartregion.test.told.v1";
        }
    }

    private static final Told TOLD =
            new Told(
                    "a",
                    1,
                    null,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Colour.RED,
                    List.of(new Item("x")));

    @Test
    void whatIsWrittenIsRead() {
        var body = CloudEvent.body(TOLD);

        assertThat(body)
                .isEqualTo(
                        "{\"id\":\"a\",\"size\":1,\"at\":\"2026-01-01T00:00:00Z\",\"colour\":\"RED\","
                                + "\"items\":[{\"name\":\"x\"}]}");
        var event = CloudEvent.from(message(body, Map.of()));
        assertThat(event.type()).isEqualTo("de.smartregion.test.told.v1");
        assertThat(event.subject()).isEqualTo("a");
        assertThat(event.dataAs(Told.class)).isEqualTo(TOLD);
    }

    @Test
    void headersMayArriveAsBytesOrWithAHyphen() {
        var headers = new HashMap<String, Object>();
        envelope()
                .forEach(
                        (name, value) ->
                                headers.put(
                                        name.replace("ce_", "ce-"),
                                        value.toString().getBytes(StandardCharsets.UTF_8)));
        var message =
                MessageBuilder.withPayload("{}".getBytes(StandardCharsets.UTF_8))
                        .copyHeaders(headers)
                        .build();

        assertThat(CloudEvent.from(message).id()).isEqualTo("e-1");
    }

    @Test
    void whatTheReaderDoesNotKnowIsIgnored() {
        record Small(String id) {}

        assertThat(CloudEvent.from(message(CloudEvent.body(TOLD), Map.of())).dataAs(Small.class))
                .isEqualTo(new Small("a"));
    }

    @Test
    void whatTheReaderNeedsAndDoesNotFindIsNamedWithoutTheRest() {
        for (var missing : List.of("id", "size", "at", "colour")) {
            var body = CloudEvent.body(TOLD).replace("\"" + missing + "\"", "\"other\"");
            assertThatThrownBy(() -> CloudEvent.from(message(body, Map.of())).dataAs(Told.class))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessage("de.smartregion.test.told.v1 lacks /" + missing);
        }
        var nested = CloudEvent.body(TOLD).replace("\"name\"", "\"other\"");
        assertThatThrownBy(() -> CloudEvent.from(message(nested, Map.of())).dataAs(Told.class))
                .hasMessage("de.smartregion.test.told.v1 lacks /items/name");
    }

    @Test
    void whatDoesNotFitIsNotQuoted() {
        var body = CloudEvent.body(TOLD).replace("\"RED\"", "\"a secret\"");

        assertThatThrownBy(() -> CloudEvent.from(message(body, Map.of())).dataAs(Told.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("de.smartregion.test.told.v1 does not fit Told at /colour");
    }

    @Test
    void whatIsNoCloudEventSaysWhy() {
        assertUnreadable(message("{", Map.of()), "the body is not JSON");
        assertUnreadable(message("[]", Map.of()), "the body is not a JSON object");
        assertUnreadable(message("", Map.of()), "the body is not a JSON object");
        assertUnreadable(
                message("{}", Map.of("ce_specversion", "0.3")), "ce_specversion is not 1.0");
        assertUnreadable(message("{}", Map.of("ce_id", " ")), "no ce_id");
        assertUnreadable(message("{}", Map.of("ce_time", "soon")), "ce_time is not a time");
        assertUnreadable(
                MessageBuilder.withPayload(new byte[0]).build(), "ce_specversion is not 1.0");
    }

    @Test
    void personalDataDoesNotPrintItself() {
        assertThat(CloudEvent.from(message(CloudEvent.body(TOLD), Map.of())).toString())
                .isEqualTo("de.smartregion.test.told.v1 e-1 of a");
    }

    private static void assertUnreadable(Message<byte[]> message, String why) {
        assertThatThrownBy(() -> CloudEvent.from(message))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage(why);
    }

    private static Map<String, Object> envelope() {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", "e-1",
                "ce_type", "de.smartregion.test.told.v1",
                "ce_source", "/test-service",
                "ce_subject", "a",
                "ce_time", "2026-01-01T00:00:00Z");
    }

    private static Message<byte[]> message(String body, Map<String, Object> otherwise) {
        var headers = new HashMap<>(envelope());
        headers.putAll(otherwise);
        return MessageBuilder.withPayload(body.getBytes(StandardCharsets.UTF_8))
                .copyHeaders(headers)
                .build();
    }
}
