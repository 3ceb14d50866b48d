package de.smartregion.platform.infrastructure;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real servers where Docker runs; its classes are not even loaded where it does not. */
final class Docker {

    private static final AtomicBoolean SAID = new AtomicBoolean();

    private Docker() {}

    static boolean runs() {
        var host = System.getenv("DOCKER_HOST");
        return (host != null && !host.isBlank()) || Files.exists(Path.of("/var/run/docker.sock"));
    }

    /** Once per JVM, so that nobody believes these suites have seen the real thing. */
    static void sayThatItIsMissing() {
        if (SAID.compareAndSet(false, true)) {
            System.out.println(
                    "[infrastructure] Docker does not run here: these suites use the embedded store and broker.");
        }
    }

    static String mongo() {
        var container = new MongoDBContainer("mongo:8.0");
        container.start();
        return container.getConnectionString();
    }

    static String kafka() {
        var container =
                new KafkaContainer("apache/kafka:4.2.1")
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return container.getBootstrapServers();
    }
}
