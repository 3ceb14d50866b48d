package de.smartregion.platform.event;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What one poll of a binding with {@code batch-mode} and {@code use-native-decoding} brought: what
 * follows from its events is written together, so that many wait for the store once. Which event
 * was at fault is told as if each had come alone.
 */
public final class EventBatch {

    /** What is written together; the first of a long poll need not wait for the last. */
    private static final int TOGETHER = 50;

    private final List<? extends Message<byte[]>> messages;

    private EventBatch(List<? extends Message<byte[]>> messages) {
        this.messages = messages;
    }

    /** The records of one poll, in their order. */
    @SuppressWarnings("unchecked") // the converter's own types
    public static EventBatch from(Message<List<byte[]>> poll) {
        var headers =
                Objects.requireNonNull(
                        (List<Map<String, Object>>)
                                poll.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS),
                        "the binding is not in batch-mode");
        if (headers.isEmpty()) {
            // A poll is never empty: the framework tried to convert and left out what it could not.
            throw new IllegalStateException("the binding does not use-native-decoding");
        }
        var messages = new ArrayList<Message<byte[]>>();
        for (int i = 0; i < headers.size(); i++) {
            messages.add(new GenericMessage<>(poll.getPayload().get(i), headers.get(i)));
        }
        return new EventBatch(messages);
    }

    /**
     * Reads every event and writes what follows, in the order of the events.
     *
     * @param read what follows from one event
     * @param write keeps it; may be told the same again
     */
    public <T> void each(Function<CloudEvent, List<T>> read, Consumer<List<T>> write) {
        var pending = new ArrayList<List<T>>();
        for (int i = 0; i < messages.size(); i++) {
            try {
                pending.add(read.apply(CloudEvent.from(messages.get(i))));
            } catch (RuntimeException e) {
                write(pending, i - pending.size(), write);
                throw new BatchListenerFailedException("cannot be read", e, i);
            }
            if (pending.size() == TOGETHER || i == messages.size() - 1) {
                write(pending, i + 1 - pending.size(), write);
                pending.clear();
            }
        }
    }

    private static <T> void write(List<List<T>> pending, int first, Consumer<List<T>> write) {
        var all = pending.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        try {
            write.accept(all);
        } catch (RuntimeException _) {
            // One after the other, to know which it was.
            for (int i = 0; i < pending.size(); i++) {
                if (pending.get(i).isEmpty()) {
                    continue; // nothing follows from it, so it is not at fault
                }
                try {
                    write.accept(pending.get(i));
                } catch (RuntimeException e) {
                    throw new BatchListenerFailedException("cannot be written", e, first + i);
                }
            }
        }
    }
}
