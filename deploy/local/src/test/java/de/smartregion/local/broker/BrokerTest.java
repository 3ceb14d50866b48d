package de.smartregion.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class BrokerTest {

    private static final String HOST = "127.0.0.1";
    private static final Path TOPICS = Path.of("../kafka/topics.yaml");

    @TempDir Path folder;

    @Test
    void everyTopicOfTheFileIsThereAndRecordsOutliveARestart() throws Exception {
        var topics = Topics.read(TOPICS);
        var ports = freePorts();
        try (var broker = Broker.start(folder, HOST, ports.get(0), ports.get(1), topics)) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                for (var topic : topics.topics()) {
                    var described =
                            requireNonNull(
                                    admin.describeTopics(List.of(topic.name()))
                                            .allTopicNames()
                                            .get()
                                            .get(topic.name()));
                    assertThat(described.partitions()).hasSize(topic.partitions());
                    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                    var settings =
                            requireNonNull(
                                    admin.describeConfigs(List.of(resource))
                                            .all()
                                            .get()
                                            .get(resource));
                    assertThat(settings.get("retention.ms").value())
                            .isEqualTo(Long.toString(topic.retention().toMillis()));
                }
            }
            send(broker.address(), "kept");
            assertThatThrownBy(() -> sendTo(broker.address(), "smartregion.never.made", "x"))
                    .hasMessageContaining("smartregion.never.made");
        }

        try (var broker = Broker.start(folder, HOST, ports.get(0), ports.get(1), topics)) {
            assertThat(first(broker.address())).isEqualTo("kept");
        }
    }

    @Test
    void aTopicMayNotKeepPersonalDataForLong() {
        assertThatThrownBy(
                        () ->
                                new Topics.Topic(
                                        "smartregion.a.b",
                                        1,
                                        Duration.ofDays(15),
                                        "a-service",
                                        true,
                                        "because"))
                .hasMessageContaining("two weeks");
    }

    private static void send(String address, String value) throws Exception {
        sendTo(address, Topics.read(TOPICS).topics().getFirst().name(), value);
    }

    private static void sendTo(String address, String topic, String value) throws Exception {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", address, "max.block.ms", 3_000, "acks", "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static String first(String address) {
        var partition = new TopicPartition(Topics.read(TOPICS).topics().getFirst().name(), 0);
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", address),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
        }
    }

    private static List<Integer> freePorts() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return List.of(one.getLocalPort(), two.getLocalPort());
        }
    }
}
