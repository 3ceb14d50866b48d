package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.toSet;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Processes are killed, lines are cut, rubbish arrives: what was accepted still happens, once. */
@Order(5)
@Isolated
@ExtendWith(SharedRegion.class)
class FaultsTest {

    private final Region region;
    private final Wire smtp;
    private final Api api;

    FaultsTest(Region region, Wire smtp) {
        this.region = region;
        this.smtp = smtp;
        this.api = region.api();
    }

    @Test
    void whateverIsKilledWhileFiveHundredRegisterEverySeatAndEveryLetterIsAccountedFor()
            throws Exception {
        int seats = 300;
        int people = 500;
        var gathering = api.publishGathering("Kongress im Sturm " + UUID.randomUUID(), seats);
        // Everybody registers; each part dies once on the way.
        var everybody =
                IntStream.range(0, people).mapToObj(i -> Person.called("Sturm" + i)).toList();
        var killAt =
                Map.of(
                        people / 5, Region.Part.EVENTS,
                        people * 2 / 5, Region.Part.NOTIFICATION,
                        people * 3 / 5, Region.Part.INFRASTRUCTURE);
        var accepted = new AtomicInteger();
        var places =
                eachOf(
                        everybody,
                        32,
                        person -> {
                            var key = UUID.randomUUID().toString();
                            var answer =
                                    untilAnswered(
                                            () ->
                                                    api.registerOnce(
                                                            gathering, Api.form(person), key));
                            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                            var part = killAt.get(accepted.incrementAndGet());
                            if (part != null) {
                                region.kill(part);
                            }
                            return Api.place(answer);
                        });

        // Never more seated than seats, nobody waits while one is free, nobody is lost.
        region.awaitReady();
        var seated = new ArrayList<Person>();
        var waiting = new ArrayList<Map.Entry<Integer, Person>>();
        for (int i = 0; i < people; i++) {
            if (places.get(i).status().equals("HELD")) {
                seated.add(everybody.get(i));
            } else {
                waiting.add(Map.entry(places.get(i).position(), everybody.get(i)));
            }
        }
        assertThat(seated).hasSize(seats);
        assertThat(waiting)
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, people - seats).boxed().toList());
        assertThat(places.stream().map(Api.Place::registration).distinct()).hasSize(people);
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(seats, 0, people - seats));

        // Everybody has exactly one letter to confirm.
        var toConfirm = new HashMap<String, Link>();
        awaitLetters(everybody, people)
                .forEach(
                        (email, letters) -> {
                            assertThat(letters).hasSize(1);
                            assertThat(letters.getFirst().asksToConfirm()).isTrue();
                            toConfirm.put(email, letters.getFirst().link());
                        });
        assertThat(toConfirm).hasSize(people);

        // Everybody confirms; the one who writes the letters dies again, in the middle.
        var confirmed = new AtomicInteger();
        eachOf(
                everybody,
                32,
                person -> {
                    var link = Optional.ofNullable(toConfirm.get(person.email())).orElseThrow();
                    var answer = untilAnswered(() -> api.confirmOnce(link));
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    if (confirmed.incrementAndGet() == people / 2) {
                        region.kill(Region.Part.NOTIFICATION);
                    }
                    return answer;
                });
        var confirmedLetters = awaitLetters(everybody, people * 2);

        // Twenty cancel; the first twenty waiting move up, in order.
        waiting.sort(Map.Entry.comparingByKey());
        var leaving = seated.subList(0, 20);
        for (var person : leaving) {
            var seat = confirmedLetters.getOrDefault(person.email(), List.of()).getLast();
            api.cancel(seat.link()).expect(200);
        }
        var lastLetters = awaitLetters(everybody, people * 2 + 40);
        for (var person : seated) {
            var mine = lastLetters.getOrDefault(person.email(), List.of());
            assertThat(mine).hasSize(leaving.contains(person) ? 3 : 2);
            assertThat(mine.get(1).method()).hasValue("REQUEST");
        }
        for (int i = 0; i < waiting.size(); i++) {
            var mine = lastLetters.getOrDefault(waiting.get(i).getValue().email(), List.of());
            assertThat(mine).hasSize(i < 20 ? 3 : 2);
            assertThat(mine.get(1).method()).isEmpty();
        }
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(seats, 0, people - seats - 20));
    }

    @Test
    void whileThePostIsAwayLettersWaitAndThenGoOutOnce() {
        var gathering = api.publishGathering("Post streikt " + UUID.randomUUID(), 50);
        var people = IntStream.range(0, 20).mapToObj(i -> Person.called("Streik" + i)).toList();
        smtp.cut();
        try {
            people.forEach(person -> api.register(gathering, person));
            await("the post is tried again and again")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> smtp.refused() >= 3);
            assertThat(region.mailbox().letters(people.getFirst().email())).isEmpty();
        } finally {
            smtp.mend();
        }
        for (var person : people) {
            await("letter for " + person.email())
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !region.mailbox().letters(person.email()).isEmpty());
        }
        var next = Person.called("Danach");
        api.register(gathering, next);
        region.mailbox().awaitLetter(next, 1);
        for (var person : people) {
            assertThat(region.mailbox().letters(person.email())).hasSize(1);
        }
    }

    @Test
    void unreadableBytesBecomeOneDeadLetterEachAndTheOthersFlowOn() throws Exception {
        var topic = "smartregion.events.rosters";
        var broker = "127.0.0.1:" + region.port("kafka");
        var gathering = api.publishGathering("Datenmüll " + UUID.randomUUID(), 5);
        var rubbish = ("{nicht lesbar " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        var naked = ("ohne Kopf " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        var before = deadLetters(broker).size();

        var broken = new ProducerRecord<>(topic, gathering, rubbish);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", "de.smartregion.events.seat-confirmed.v1",
                        "ce_source", "/events-service",
                        "ce_subject", gathering,
                        "ce_time", Instant.now().toString(),
                        "content-type", "application/json")
                .forEach(
                        (name, value) ->
                                broken.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = producer(broker)) {
            producer.send(broken).get();
            producer.send(new ProducerRecord<>(topic, gathering, naked)).get();
        }
        // Same key, same partition: this one is behind the rubbish.
        var person = Person.called("Danach");
        api.register(gathering, person);
        region.mailbox().awaitLetter(person, 1);

        var dead =
                await("dead letters")
                        .until(() -> deadLetters(broker), found -> found.size() >= before + 2);
        assertThat(dead).hasSize(before + 2);
        var ours = dead.subList(before, before + 2);
        assertThat(ours)
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrder(rubbish, naked);
        for (var letter : ours) {
            var headers = new HashMap<String, String>();
            letter.headers()
                    .forEach(
                            header ->
                                    headers.put(
                                            header.key(),
                                            new String(header.value(), StandardCharsets.UTF_8)));
            assertThat(headers.values()).as("where it came from").contains(topic);
            assertThat(headers.keySet())
                    .anySatisfy(name -> assertThat(name).containsIgnoringCase("partition"))
                    .anySatisfy(name -> assertThat(name).containsIgnoringCase("offset"))
                    .anySatisfy(
                            name -> assertThat(name).containsPattern("(?i)cause|exception|error"));
            assertThat(headers.values()).noneMatch(value -> value.contains("nicht lesbar"));
        }
    }

    // What a patient client does: the same key until there is an answer that is not "later".

    interface Call {
        Api.Answer make() throws IOException, InterruptedException;
    }

    static Api.Answer untilAnswered(Call call) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(90);
        var last = "nothing";
        while (Instant.now().isBefore(deadline)) {
            try {
                var answer = call.make();
                if (answer.status() < 500 && answer.status() != 429) {
                    return answer;
                }
                last = answer.status() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString();
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError("no answer in 90 s, last: " + last);
    }

    interface Step<A, B> {
        B of(A one) throws Exception;
    }

    static <A, B> List<B> eachOf(List<A> all, int together, Step<A, B> step) throws Exception {
        var gate = new Semaphore(together);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    all.stream()
                            .map(
                                    one ->
                                            threads.submit(
                                                    (Callable<B>)
                                                            () -> {
                                                                gate.acquire();
                                                                try {
                                                                    return step.of(one);
                                                                } finally {
                                                                    gate.release();
                                                                }
                                                            }))
                            .toList();
            var results = new ArrayList<B>();
            for (var each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    /**
     * Awaits that many different letters to these people, and no more; the same letter sent again
     * inside the SMTP gap has the same Message-ID and counts once.
     */
    private Map<String, List<Letter>> awaitLetters(List<Person> people, int expected) {
        var emails = people.stream().map(Person::email).collect(toSet());
        var mailbox = region.mailbox();
        var arrived =
                await("letters")
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> different(mailbox, emails), found -> found.size() >= expected);
        assertThat(arrived).as("no letter that nobody is owed").hasSize(expected);
        var byPerson = new HashMap<String, List<Letter>>();
        for (var arrival : arrived) {
            byPerson.computeIfAbsent(arrival.to(), _ -> new ArrayList<>())
                    .add(mailbox.open(arrival));
        }
        return byPerson;
    }

    private static List<Mailbox.Arrival> different(Mailbox mailbox, Set<String> emails) {
        var seen = new HashSet<String>();
        return mailbox.arrivals("").stream()
                .filter(arrival -> emails.contains(arrival.to()))
                .filter(arrival -> seen.add(arrival.messageId()))
                .toList();
    }

    private static KafkaProducer<String, byte[]> producer(String broker) {
        var config = new Properties();
        config.put("bootstrap.servers", broker);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(String broker) {
        var config = new Properties();
        config.put("bootstrap.servers", broker);
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition("smartregion.notification.dead-letters", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }
}
