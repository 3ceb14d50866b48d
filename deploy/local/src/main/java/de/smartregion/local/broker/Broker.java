package de.smartregion.local.broker;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/**
 * Kafka itself, broker and controller in one. The only class that knows Kafka's inside, which is
 * not a public API.
 */
public final class Broker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final String address;

    private Broker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /** Starts on these two ports and has every topic before it returns. */
    public static Broker start(
            Path folder, String host, int port, int controllerPort, Topics topics) {
        format(folder);
        var config = new KafkaConfig(settings(folder, host, port, controllerPort), false);
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        var broker = new Broker(server, host + ":" + port);
        broker.create(topics);
        return broker;
    }

    private static Properties settings(Path folder, String host, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(
                Map.of(
                        "process.roles", "broker,controller",
                        "node.id", "1",
                        "controller.quorum.voters", "1@" + host + ":" + controllerPort,
                        "controller.listener.names", "CONTROLLER",
                        "inter.broker.listener.name", "PLAINTEXT",
                        "listeners",
                                "PLAINTEXT://"
                                        + host
                                        + ":"
                                        + port
                                        + ",CONTROLLER://"
                                        + host
                                        + ":"
                                        + controllerPort,
                        "advertised.listeners", "PLAINTEXT://" + host + ":" + port,
                        "listener.security.protocol.map",
                                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                        "log.dirs", folder.toAbsolutePath().toString(),
                        "auto.create.topics.enable", "false"));
        for (var internal :
                List.of(
                        "offsets.topic",
                        "transaction.state.log",
                        "share.coordinator.state.topic")) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "1");
        }
        settings.putAll(
                Map.of(
                        "transaction.state.log.min.isr", "1",
                        "share.coordinator.state.topic.min.isr", "1",
                        // After kill -9 the broker's own old registration has to run out first: 2 s
                        // instead of 9.
                        "broker.session.timeout.ms", "2000",
                        "broker.heartbeat.interval.ms", "500",
                        // A killed reader's place in its group is free again after seconds, not 45.
                        "group.min.session.timeout.ms", "1000",
                        "group.initial.rebalance.delay.ms", "0"));
        settings.putAll(
                Map.of( // one reader, one writer, two cores: small pools and buffers
                        "num.network.threads", "1",
                        "num.io.threads", "2",
                        "background.threads", "1",
                        "num.recovery.threads.per.data.dir", "1",
                        "log.cleaner.dedupe.buffer.size", "2097152",
                        "log.cleaner.io.buffer.size", "65536",
                        "log.segment.bytes", "16777216",
                        "log.index.size.max.bytes", "1048576"));
        return settings;
    }

    private static void format(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        var directory = folder.toAbsolutePath().toString();
        var output = new ByteArrayOutputStream();
        var formatter =
                new Formatter()
                        .setPrintStream(new PrintStream(output, true, StandardCharsets.UTF_8))
                        .setClusterId(Uuid.randomUuid().toString())
                        .setNodeId(1)
                        .setDirectories(List.of(directory))
                        .setMetadataLogDirectory(directory)
                        .setControllerListenerName("CONTROLLER")
                        .setReleaseVersion(MetadataVersion.latestProduction())
                        .setIgnoreFormatted(true)
                        .setUnstableFeatureVersionsEnabled(false);
        try {
            Files.createDirectories(folder);
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot prepare the broker's folder: "
                            + output.toString(StandardCharsets.UTF_8),
                    e);
        }
    }

    private void create(Topics topics) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            var wanted = topics.topics().stream().map(Broker::newTopic).toList();
            for (var created : admin.createTopics(wanted).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("cannot create a topic", e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    private static NewTopic newTopic(Topics.Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1)
                .configs(
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                Long.toString(topic.retention().toMillis())));
    }

    public String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
