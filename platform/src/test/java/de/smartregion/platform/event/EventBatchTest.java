package de.smartregion.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

class EventBatchTest {
    private final List<List<String>> writes = new ArrayList<>();

    @Test
    void whatFollowsIsWrittenTogetherAndInOrder() {
        read(poll(IntStream.range(0, 120).mapToObj(i -> "e" + i).toList()), writes::add);

        assertThat(writes).extracting(List::size).containsExactly(50, 50, 20);
        assertThat(writes.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 120).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void whereNothingFollowsNothingIsWritten() {
        read(poll(List.of("nothing", "nothing")), writes::add);

        assertThat(writes).isEmpty();
    }

    @Test
    void whatCameBeforeTheUnreadableOneIsWrittenAndTheUnreadableOneIsNamed() {
        var poll = poll(List.of("a", "nothing", "unreadable", "c"));

        assertThatThrownBy(() -> read(poll, writes::add))
                .isInstanceOfSatisfying(
                        BatchListenerFailedException.class,
                        failure -> assertThat(failure.getIndex()).isEqualTo(2))
                .hasCauseInstanceOf(UnreadableEvent.class);
        assertThat(writes).containsExactly(List.of("a"));
    }

    @Test
    void ofThoseWrittenTogetherTheOneAtFaultIsNamed() {
        var poll = poll(List.of("nothing", "a", "b", "too long", "d"));
        Consumer<List<String>> disk =
                written -> {
                    assertThat(written).isNotEmpty();
                    if (written.contains("too long")) {
                        throw new IllegalStateException("no");
                    }
                    writes.add(written);
                };

        assertThatThrownBy(() -> read(poll, disk))
                .isInstanceOfSatisfying(
                        BatchListenerFailedException.class,
                        failure -> assertThat(failure.getIndex()).isEqualTo(3))
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(writes.stream().flatMap(List::stream)).containsExactly("a", "b");
    }

    @Test
    void aBindingThatReadsOneByOneIsTold() {
        var one = new GenericMessage<>(List.of(new byte[0]));

        assertThatThrownBy(() -> EventBatch.from(one)).hasMessageContaining("batch-mode");
    }

    @Test
    void aPollFromWhichEverythingWasLeftOutIsTold() {
        var emptied = poll(List.of());

        assertThatThrownBy(() -> EventBatch.from(emptied))
                .hasMessageContaining("use-native-decoding");
    }

    private static void read(Message<List<byte[]>> poll, Consumer<List<String>> write) {
        EventBatch.from(poll)
                .each(
                        event ->
                                event.subject().equals("nothing")
                                        ? List.of()
                                        : List.of(event.subject()),
                        write);
    }

    private static Message<List<byte[]>> poll(List<String> subjects) {
        var bodies =
                subjects.stream()
                        .map(
                                subject ->
                                        (subject.equals("unreadable") ? "{" : "{}")
                                                .getBytes(StandardCharsets.UTF_8))
                        .toList();
        var headers =
                subjects.stream()
                        .<Map<String, Object>>map(
                                subject ->
                                        Map.of(
                                                "ce_specversion", "1.0",
                                                "ce_id", "id",
                                                "ce_type", "t",
                                                "ce_source", "/s",
                                                "ce_subject", subject,
                                                "ce_time", "2026-01-01T00:00:00Z"))
                        .toList();
        return new GenericMessage<>(bodies, Map.of(KafkaHeaders.BATCH_CONVERTED_HEADERS, headers));
    }
}
