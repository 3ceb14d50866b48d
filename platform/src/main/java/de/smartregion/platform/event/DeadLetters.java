package de.smartregion.platform.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.support.KafkaHeaders;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Puts a record that nobody here can handle aside, unchanged, with where it came from and why;
 * fails if it cannot, and then the offset does not move.
 */
final class DeadLetters implements ConsumerRecordRecoverer, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final long PATIENCE_SECONDS = 15;

    private final String topic;
    private final Supplier<Producer<byte[], byte[]>> connect;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetters(String topic, Supplier<Producer<byte[], byte[]>> connect) {
        this.topic = topic;
        this.connect = connect;
    }

    String topic() {
        return topic;
    }

    /** Tells that a record is tried again, and counts: listeners count only what comes alone. */
    static void failed(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        record.headers()
                .remove(KafkaHeaders.DELIVERY_ATTEMPT)
                .add(
                        KafkaHeaders.DELIVERY_ATTEMPT,
                        ByteBuffer.allocate(Integer.BYTES).putInt(attempt).array());
        log.warn(
                "attempt {} on {}-{}@{} failed: {}",
                attempt,
                record.topic(),
                record.partition(),
                record.offset(),
                failure == null ? "no cause" : describe(rootOf(failure)));
    }

    @Override
    public void accept(ConsumerRecord<?, ?> record, Exception failure) {
        var cause = rootOf(failure);
        var dead =
                new ProducerRecord<byte[], byte[]>(
                        topic, bytes(record.key()), bytes(record.value()));
        record.headers().forEach(dead.headers()::add);
        var headers = dead.headers();
        headers.remove(KafkaHeaders.DELIVERY_ATTEMPT);
        add(headers, "dead-letter-topic", record.topic());
        add(headers, "dead-letter-partition", String.valueOf(record.partition()));
        add(headers, "dead-letter-offset", String.valueOf(record.offset()));
        add(headers, "dead-letter-timestamp", String.valueOf(record.timestamp()));
        add(headers, "dead-letter-cause", cause.getClass().getName());
        add(headers, "dead-letter-message", describe(cause));
        add(headers, "dead-letter-attempts", String.valueOf(attempts(record)));
        send(dead);
        log.warn(
                "put {}-{}@{} aside: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                describe(cause));
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close();
        }
    }

    private void send(ProducerRecord<byte[], byte[]> dead) {
        try {
            producer().send(dead).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.error(
                    "cannot put a record aside in {}, it stays where it is: {}",
                    topic,
                    e.toString());
            throw new IllegalStateException("cannot write to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        var connected = producer;
        if (connected == null) {
            connected = connect.get();
            producer = connected;
        }
        return connected;
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !(cause instanceof UnreadableEvent)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Only our own words: what others say may quote the record. */
    private static String describe(Throwable cause) {
        if (cause instanceof UnreadableEvent) {
            return String.valueOf(cause.getMessage());
        }
        var stack = cause.getStackTrace();
        return stack.length == 0
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + " at " + stack[0];
    }

    private static int attempts(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader(KafkaHeaders.DELIVERY_ATTEMPT);
        return header == null ? 1 : ByteBuffer.wrap(header.value()).getInt();
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalStateException("not read as bytes: " + value.getClass());
        };
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
