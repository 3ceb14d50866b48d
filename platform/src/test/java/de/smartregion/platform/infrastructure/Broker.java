package de.smartregion.platform.infrastructure;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * The broker of the suites: {@code -Dtest.kafka} if given, a real one where Docker runs, an
 * embedded one otherwise. One per JVM. Topics are made only when asked for, as everywhere.
 */
public final class Broker {

    private Broker() {}

    /** Addresses for a Spring test, after making the topics: {@code @DynamicPropertySource}. */
    public static void register(DynamicPropertyRegistry registry, String... topics) {
        createTopics(topics);
        registry.add("spring.kafka.bootstrap-servers", Broker::bootstrapServers);
        registry.add("spring.cloud.stream.kafka.binder.brokers", Broker::bootstrapServers);
    }

    public static String bootstrapServers() {
        return Server.ADDRESS;
    }

    /** With two partitions each; one that is there already stays as it is. */
    public static void createTopics(String... names) {
        createTopics(Arrays.stream(names).map(name -> new NewTopic(name, 2, (short) 1)).toList());
    }

    public static void createTopics(List<NewTopic> topics) {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = Admin.create(settings)) {
            for (var made : admin.createTopics(topics).values().values()) {
                await(made);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(KafkaFuture<Void> made) throws InterruptedException {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Server {

        static final String ADDRESS = start();

        private static String start() {
            var given = System.getProperty("test.kafka");
            if (given != null) {
                return given;
            }
            if (Docker.runs()) {
                return Docker.kafka();
            }
            Docker.sayThatItIsMissing();
            var broker = embedded();
            broker.afterPropertiesSet();
            return broker.getBrokersAsString();
        }
    }

    /**
     * A broker of its own, which a test may take away: its clients reach it through the cable
     * alone.
     */
    public static EmbeddedKafkaKraftBroker behind(Cable cable) {
        var broker = embedded();
        broker.brokerProperty("advertised.listeners", "EXTERNAL://localhost:" + cable.port());
        broker.afterPropertiesSet();
        var address = broker.getBrokersAsString();
        cable.leadTo(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        return broker;
    }

    private static EmbeddedKafkaKraftBroker embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.brokerProperty("transaction.state.log.num.partitions", "1");
        return broker;
    }
}
