package de.smartregion.e2e;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/**
 * A broker outside the system that goes away and comes back, with what it was given, on the same
 * port.
 */
final class Broker implements AutoCloseable {

    private final Path folder;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private @Nullable KafkaRaftServer server;

    Broker(Path folder) {
        this.folder = folder;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    Broker start() {
        try {
            var config = new Properties();
            config.put("process.roles", "broker,controller");
            config.put("node.id", "1");
            config.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
            config.put("controller.listener.names", "CONTROLLER");
            config.put("inter.broker.listener.name", "PLAINTEXT");
            config.put(
                    "listeners",
                    "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
            config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
            config.put(
                    "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
            config.put("log.dirs", folder.toAbsolutePath().toString());
            config.put("auto.create.topics.enable", "false");
            for (var internal :
                    List.of(
                            "offsets.topic",
                            "transaction.state.log",
                            "share.coordinator.state.topic")) {
                config.put(internal + ".replication.factor", "1");
                config.put(internal + ".num.partitions", "1");
            }
            config.put("transaction.state.log.min.isr", "1");
            config.put("share.coordinator.state.topic.min.isr", "1");
            config.put("group.initial.rebalance.delay.ms", "0");
            config.put("broker.session.timeout.ms", "2000");
            config.put("broker.heartbeat.interval.ms", "500");
            config.put("log.cleaner.dedupe.buffer.size", "2097152");
            config.put("log.cleaner.io.buffer.size", "65536");
            if (!Files.exists(folder.resolve("meta.properties"))) {
                new Formatter()
                        .setClusterId(Uuid.randomUuid().toString())
                        .setNodeId(1)
                        .setDirectories(List.of(folder.toAbsolutePath().toString()))
                        .setMetadataLogDirectory(folder.toAbsolutePath().toString())
                        .setControllerListenerName("CONTROLLER")
                        .setReleaseVersion(MetadataVersion.latestProduction())
                        .setIgnoreFormatted(true)
                        .setUnstableFeatureVersionsEnabled(false)
                        .setPrintStream(
                                new PrintStream(
                                        OutputStream.nullOutputStream(),
                                        false,
                                        StandardCharsets.UTF_8))
                        .run();
            }
            var started = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
            started.startup();
            server = started;
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("the test's broker does not start", e);
        }
    }

    /** The project's topics, as whoever sets up a real broker makes them. */
    Broker withTopics() {
        try (var file = Files.newBufferedReader(Path.of("../kafka/topics.yaml"));
                var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address()))) {
            Map<String, List<Map<String, Object>>> yaml = new Yaml().load(file);
            var topics =
                    yaml.getOrDefault("topics", List.of()).stream()
                            .map(
                                    topic ->
                                            new NewTopic(
                                                    String.valueOf(topic.get("name")),
                                                    Integer.parseInt(
                                                            String.valueOf(
                                                                    topic.get("partitions"))),
                                                    (short) 1))
                            .toList();
            admin.createTopics(topics).all().get();
            return this;
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("no topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Chosen by the kernel; it must be known before the broker starts and stay when it returns. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
