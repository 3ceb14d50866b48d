package de.smartregion.platform.infrastructure;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/** What lies in the topics of {@link Broker}, and how to put something there. */
public final class Records {

    private Records() {}

    /** Headers of a CloudEvent. */
    public static Map<String, String> envelope(String id, String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", id,
                "ce_type", type,
                "ce_source", "/test-service",
                "ce_subject", "test",
                "ce_time", "2026-01-01T00:00:00Z",
                "content-type", "application/json");
    }

    public static void send(String topic, String key, byte[] body, Map<String, String> headers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Broker.bootstrapServers(), "acks", "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic, key, body);
            headers.forEach(
                    (name, value) ->
                            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first record in the topic that is looked for, from its beginning. */
    public static ConsumerRecord<String, byte[]> await(
            String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        Broker.bootstrapServers(),
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest");
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                for (var record : consumer.poll(Duration.ofMillis(100))) {
                                    if (wanted.test(record)) {
                                        found.add(record);
                                    }
                                }
                                return !found.isEmpty();
                            });
        }
        return found.getFirst();
    }

    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** How far a group has come in a topic, all partitions together. */
    public static long committed(String group, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", Broker.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(topic))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
