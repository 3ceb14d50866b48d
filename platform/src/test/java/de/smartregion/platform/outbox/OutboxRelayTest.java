package de.smartregion.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.platform.infrastructure.Broker;
import de.smartregion.platform.infrastructure.Cable;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.Box.Put;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class OutboxRelayTest {

    private static final OutboxSettings QUICK =
            new OutboxSettings(Duration.ofMillis(100), 500, Duration.ofMillis(1_500));

    private final String name = "boxes-" + UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "smartregion.test." + name;
    private final MongoTemplate mongo = Store.mongo();
    private final List<Instance> instances = new ArrayList<>();
    private final AtomicInteger published = new AtomicInteger();

    @AfterEach
    void stopAll() {
        instances.forEach(instance -> instance.relays.stop());
    }

    @Test
    void aSavedEventArrivesAsACloudEventAndLeavesTheOutbox() {
        Broker.createTopics(topic);
        var instance = instance(Broker.bootstrapServers(), QUICK);

        instance.boxes.insert(Box.empty("a"), List.of(new Put("a", "cup", null)));

        var record = read(Broker.bootstrapServers(), 1).getFirst();
        assertThat(record.key()).isEqualTo("a");
        assertThat(record.value()).isEqualTo("{\"box\":\"a\",\"thing\":\"cup\"}");
        assertThat(headers(record))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "de.smartregion.test.put.v1")
                .containsEntry("ce_source", "/test-service")
                .containsEntry("ce_subject", "a")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_time");
        await().until(() -> UnrelayedStores.waiting(mongo, instance.boxes, "a").isEmpty());
        assertThat(instance.boxes.find("a").orElseThrow().version()).isEqualTo(1);
        assertThat(published).hasValue(1);
    }

    @Test
    void whatADeadInstanceSavedIsPublishedByTheNext() {
        Broker.createTopics(topic);
        var dead = UnrelayedStores.on(mongo).of(Box.class, topic);
        dead.insert(Box.empty("a"), List.of(new Put("a", "0", null), new Put("a", "1", null)));
        givenALease("dead instance", Instant.now().plusMillis(700));

        instance(Broker.bootstrapServers(), QUICK);

        assertThat(things(read(Broker.bootstrapServers(), 2))).containsExactly("0", "1");
    }

    @Test
    void aLivingOwnerIsNotDisturbed() {
        Broker.createTopics(topic);
        givenALease("somebody else", Instant.now().plusSeconds(60));
        var second = instance(Broker.bootstrapServers(), QUICK);
        second.boxes.insert(Box.empty("a"), List.of(new Put("a", "0", null)));
        await().pollDelay(QUICK.poll().multipliedBy(4)).until(() -> !second.relay().owner());
        assertThat(UnrelayedStores.waiting(mongo, second.boxes, "a")).hasSize(1);

        givenALease("somebody else", Instant.EPOCH); // it said goodbye

        assertThat(things(read(Broker.bootstrapServers(), 1))).containsExactly("0");
    }

    @Test
    void twoInstancesKeepTheOrderOfEachAggregateAndLoseNothing() throws Exception {
        Broker.createTopics(topic);
        var first = instance(Broker.bootstrapServers(), QUICK);
        var second = instance(Broker.bootstrapServers(), QUICK);
        var a = first.boxes.insert(Box.empty("a"), List.of(new Put("a", "0", null)));
        var b = first.boxes.insert(Box.empty("b"), List.of(new Put("b", "0", null)));
        for (int i = 1; i < 200; i++) {
            var writer = i % 3 == 0 ? second : first;
            a =
                    writer.boxes
                            .save(a, a.labelled("v" + i), List.of(new Put("a", "" + i, null)))
                            .orElseThrow();
            b =
                    writer.boxes
                            .save(b, b.labelled("v" + i), List.of(new Put("b", "" + i, null)))
                            .orElseThrow();
            if (i == 100) {
                (first.relay().owner() ? first : second).relays.stop(); // the other one takes over
            }
        }

        var all = read(Broker.bootstrapServers(), 400);

        for (var id : List.of("a", "b")) {
            var order = things(all.stream().filter(record -> record.key().equals(id)).toList());
            assertThat(order.stream().distinct())
                    .as("first arrivals of %s", id)
                    .containsExactlyElementsOf(numbers(200));
        }
        await().until(
                        () ->
                                UnrelayedStores.waiting(mongo, first.boxes, "a").isEmpty()
                                        && UnrelayedStores.waiting(mongo, first.boxes, "b")
                                                .isEmpty());
    }

    @Test
    void withTheBrokerAwaySavesGoOnAndEverythingFollowsInOrder() throws Exception {
        try (var cable = Cable.lay()) {
            var address = "localhost:" + cable.port();
            var instance = instance(address, QUICK);
            await().until(() -> instance.relay().owner());
            var box = instance.boxes.insert(Box.empty("a"), List.of(new Put("a", "0", null)));
            box = put(instance, box, 1, 100);
            assertThat(UnrelayedStores.waiting(mongo, instance.boxes, "a")).hasSize(100);
            await().until(() -> instance.relay().oldest() != null);

            var broker = Broker.behind(cable);
            try {
                broker.addTopics(new NewTopic(topic, 2, (short) 1));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> UnrelayedStores.waiting(mongo, instance.boxes, "a").isEmpty());
                cable.cut();
                box = put(instance, box, 100, 200);
                assertThat(UnrelayedStores.waiting(mongo, instance.boxes, "a")).isNotEmpty();
                await().until(() -> instance.relay().oldest() != null);
                cable.mend();

                var all = read(address, 200);

                assertThat(things(all).stream().distinct()).containsExactlyElementsOf(numbers(200));
                await().until(() -> UnrelayedStores.waiting(mongo, instance.boxes, "a").isEmpty());
                await().until(() -> instance.relay().oldest() == null);
            } finally {
                instance.relays.stop();
                broker.destroy();
            }
        }
    }

    private static Box put(Instance instance, Box from, int first, int end) {
        var box = from;
        for (int i = first; i < end; i++) {
            box = instance.boxes.save(box, box, List.of(new Put("a", "" + i, null))).orElseThrow();
        }
        return box;
    }

    @Test
    void aMissingTopicKeepsTheEventsUntilItIsThere() {
        Broker.bootstrapServers();
        var instance = instance(Broker.bootstrapServers(), QUICK);
        instance.boxes.insert(Box.empty("a"), List.of(new Put("a", "0", null)));
        await().until(() -> instance.relay().oldest() != null);

        Broker.createTopics(topic);

        assertThat(things(read(Broker.bootstrapServers(), 1))).containsExactly("0");
    }

    @Test
    void moreThanTheHandOverHoldsWaitsInTheStore() {
        Broker.createTopics(topic);
        var instance = instance(Broker.bootstrapServers(), QUICK);
        await().until(() -> instance.relay().owner());
        var many = new ArrayList<Put>();
        for (int i = 0; i < 6_000; i++) {
            many.add(new Put("a", "" + i, null));
        }

        instance.boxes.insert(Box.empty("a"), many);
        instance.boxes.insert(Box.empty("b"), many);

        var all = read(Broker.bootstrapServers(), 12_000);
        assertThat(
                        things(all.stream().filter(record -> record.key().equals("b")).toList())
                                .stream()
                                .distinct())
                .containsExactlyElementsOf(numbers(6_000));
    }

    @Test
    void aGracefulStopPublishesWhatWasHandedOverAndGivesTheLeaseBack() {
        Broker.createTopics(topic);
        var instance = instance(Broker.bootstrapServers(), QUICK);
        await().until(() -> instance.relay().owner());
        instance.boxes.insert(Box.empty("a"), List.of(new Put("a", "0", null)));

        instance.relays.stop();

        assertThat(UnrelayedStores.waiting(mongo, instance.boxes, "a")).isEmpty();
        var lease = Objects.requireNonNull(mongo.findById(name, Document.class, Lease.COLLECTION));
        assertThat(lease.getDate("until").toInstant()).isBefore(Instant.now());
    }

    private Instance instance(String kafka, OutboxSettings settings) {
        var owner = UUID.randomUUID().toString();
        var relays =
                new OutboxRelays(
                        (collection, ofTopic) ->
                                new OutboxRelay(
                                        collection,
                                        ofTopic,
                                        "/test-service",
                                        mongo,
                                        settings,
                                        new Lease(
                                                mongo,
                                                collection,
                                                owner,
                                                settings.lease(),
                                                Clock.systemUTC()),
                                        OutboxConfiguration.producers(
                                                Map.of("bootstrap.servers", List.of(kafka))),
                                        published::addAndGet));
        relays.start();
        var stores = new AggregateStores(mongo, Clock.systemUTC(), () -> null, relays);
        var instance = new Instance(relays, stores.of(Box.class, topic));
        instances.add(instance);
        return instance;
    }

    private void givenALease(String owner, Instant until) {
        mongo.save(
                new Document("_id", name).append("owner", owner).append("until", Date.from(until)),
                Lease.COLLECTION);
    }

    /** Everything in the topic, once at least so many different events are there. */
    private List<ConsumerRecord<String, String>> read(String kafka, int different) {
        var seen = new LinkedHashMap<String, ConsumerRecord<String, String>>();
        var all = new ArrayList<ConsumerRecord<String, String>>();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(40))
                    .until(
                            () -> {
                                for (var record : consumer.poll(Duration.ofMillis(100))) {
                                    all.add(record);
                                    seen.put(headers(record).get("ce_id"), record);
                                }
                                return seen.size() >= different;
                            });
        }
        assertThat(seen).hasSize(different);
        return all;
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static List<String> things(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .map(record -> record.value().replaceAll(".*\"thing\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private record Instance(OutboxRelays relays, AggregateStore<Box> boxes) {
        OutboxRelay relay() {
            return relays.all().getFirst();
        }
    }
}
