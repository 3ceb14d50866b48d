package de.smartregion.platform.outbox;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Publishes the events of one collection, at least once and in the order of each aggregate.
 *
 * <p>What was just saved is handed over in memory and goes out without being read back. An
 * aggregate whose versions do not follow one another here (somebody else saved it, or the hand-over
 * was full) is read from the store instead, and so is everything when this instance becomes the
 * owner, and every now and then: the store is the truth, the hand-over only its shortcut. Any
 * failure forgets the shortcut and begins again from the store; nothing overtakes.
 */
final class OutboxRelay implements Outlet {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** Events waiting in memory; beyond it they wait in the store alone. */
    private static final int HAND_OVER = 10_000;

    /** Aggregates whose last published version is remembered; a forgotten one costs one read. */
    private static final int REMEMBERED = 10_000;

    /**
     * Published entries are taken out together: one write per aggregate and interval, however many
     * events.
     */
    private static final Duration PULL = Duration.ofMillis(50);

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private static final Saved WAKE = new Saved("", 0, List.of());

    /** One document's worth; the store's cursor must not hold many full outboxes at once. */
    private static final int READ_AHEAD = 10;

    private final String collection;
    private final String topic;
    private final String source;
    private final MongoOperations mongo;
    private final OutboxSettings settings;
    private final Lease lease;
    private final Supplier<Producer<String, byte[]>> connect;
    private final IntConsumer published;

    private final BlockingQueue<Saved> handOver = new LinkedBlockingQueue<>();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final Map<String, Long> reached =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Map<String, Long> toPull = new HashMap<>();
    private final Thread thread;

    private @Nullable Producer<String, byte[]> producer;
    private long pullAt;
    private long readAt = System.nanoTime();
    private boolean troubled;
    private volatile boolean owner;
    private volatile boolean stopping;
    private volatile long stopAt;
    private volatile @Nullable Instant oldest;

    OutboxRelay(
            String collection,
            String topic,
            String source,
            MongoOperations mongo,
            OutboxSettings settings,
            Lease lease,
            Supplier<Producer<String, byte[]>> connect,
            IntConsumer published) {
        this.collection = collection;
        this.topic = topic;
        this.source = source;
        this.mongo = mongo;
        this.settings = settings;
        this.lease = lease;
        this.connect = connect;
        this.published = published;
        this.thread = Thread.ofVirtual().name("outbox-" + collection).unstarted(this::run);
    }

    @Override
    public void saved(String aggregate, long version, List<OutboxEntry> entries) {
        if (!owner) {
            return; // the owner finds it in the store
        }
        var size = Math.max(1, entries.size());
        if (handedOver.addAndGet(size) > HAND_OVER) {
            handedOver.addAndGet(-size);
            return; // it waits in the store
        }
        handOver.add(new Saved(aggregate, version, entries));
    }

    String collection() {
        return collection;
    }

    String topic() {
        return topic;
    }

    boolean owner() {
        return owner;
    }

    /** When the oldest event that this instance knows and has not published happened. */
    @Nullable Instant oldest() {
        return oldest;
    }

    void start() {
        thread.start();
    }

    /** Publishes what was handed over, gives the lease back, and ends. */
    void stop() {
        stopAt = System.nanoTime() + GOODBYE.toNanos();
        stopping = true;
        handOver.add(WAKE);
    }

    void awaitStop() throws InterruptedException {
        thread.join(GOODBYE.multipliedBy(2));
    }

    private void run() {
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            attempt(this::step);
        }
        if (Thread.currentThread().isInterrupted()) {
            disconnect();
            return;
        }
        attempt(this::drain);
        attempt(lease::release);
        owner = false;
        disconnect();
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (Stopped _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble(e);
            beginAgain();
            if (!stopping) {
                pause(settings.poll());
            }
        }
    }

    private void step() {
        if (!lease.hold()) {
            if (owner) {
                log.info("left publishing {} to another instance", collection);
                beginAgain();
            }
            oldest = null; // the owner knows
            pause(settings.poll());
            return;
        }
        if (!owner) {
            owner = true; // from now on saves are told here; what came before is read
            readAt = System.nanoTime();
            log.info("publishes {} to {}", collection, topic);
        }
        if (System.nanoTime() - readAt >= 0) {
            pull();
            publishFrom(Filters.gt(AggregateStore.OUTBOX + ".n", 0L));
            readAt = System.nanoTime() + settings.poll().toNanos();
        }
        publishHandedOver(nextWait());
        if (!toPull.isEmpty() && System.nanoTime() - pullAt >= 0) {
            pull();
        }
        if (troubled) {
            troubled = false;
            log.info("publishes {} again", collection);
        }
    }

    private void drain() {
        if (!owner || !lease.hold()) {
            return;
        }
        while (!handOver.isEmpty() && System.nanoTime() - stopAt < 0) {
            publishHandedOver(0);
        }
        pull();
    }

    /** Until something is due: published entries to take out, or the next look at the store. */
    private long nextWait() {
        var now = System.nanoTime();
        var wait = readAt - now;
        return Math.max(0, toPull.isEmpty() ? wait : Math.min(wait, pullAt - now));
    }

    private void publishHandedOver(long waitNanos) {
        var wave = new ArrayList<Saved>();
        var reaches = new HashMap<String, Long>();
        var unclear = new LinkedHashSet<String>();
        var size = 0;
        for (var next = poll(waitNanos); next != null; next = handOver.poll()) {
            if (next.version() > 0) {
                handedOver.addAndGet(-Math.max(1, next.entries().size()));
                if (follows(next, reaches, unclear)) {
                    wave.add(next);
                    size += next.entries().size();
                }
            }
            if (size >= settings.batch()) {
                break;
            }
        }
        publish(wave);
        if (!unclear.isEmpty()) {
            pull();
            publishFrom(Filters.in("_id", unclear));
        }
    }

    private boolean follows(Saved next, Map<String, Long> reaches, Set<String> unclear) {
        var id = next.aggregate();
        var last = reaches.getOrDefault(id, reached.get(id));
        if (unclear.contains(id) || (last != null && next.version() <= last)) {
            return false;
        }
        if (next.version() == (last == null ? 1 : last + 1)) {
            reaches.put(id, next.version());
            return true;
        }
        if (!next.entries().isEmpty()) {
            unclear.add(id);
        }
        return false;
    }

    /** Reads outboxes one document after another and publishes them in waves. */
    private void publishFrom(Bson which) {
        mongo.execute(
                collection,
                documents -> {
                    var wave = new ArrayList<Saved>();
                    var size = 0;
                    try (var cursor =
                            documents
                                    .find(which)
                                    .projection(
                                            Projections.include(
                                                    AggregateStore.OUTBOX, AggregateStore.VERSION))
                                    .batchSize(READ_AHEAD)
                                    .cursor()) {
                        while (cursor.hasNext()) {
                            var read = Saved.from(cursor.next());
                            wave.add(read);
                            size += read.entries().size();
                            if (size >= settings.batch()) {
                                publish(wave);
                                wave.clear();
                                size = 0;
                            }
                        }
                    }
                    publish(wave);
                    return 0;
                });
        if (handOver.isEmpty()) {
            oldest = null;
        }
    }

    /** Sends, waits for every acknowledgement, and remembers how far each aggregate has come. */
    private void publish(List<Saved> wave) {
        if (!lease.hold()) {
            throw new IllegalStateException("lost the lease");
        }
        var sent = new ArrayDeque<Sent>();
        for (var saved : wave) {
            for (var entry : saved.entries()) {
                var time = oldest;
                oldest = time == null || entry.time().isBefore(time) ? entry.time() : time;
            }
        }
        for (var saved : wave) {
            for (var entry : saved.entries()) {
                var future = producer().send(record(saved.aggregate(), entry));
                sent.add(new Sent(saved.aggregate(), entry.n(), future));
                if (future.isDone()) {
                    result(future, 0); // refused at once: what follows must not overtake it
                }
            }
        }
        var count = sent.size();
        for (var next : sent) {
            await(next.future());
            remember(next);
        }
        for (var saved : wave) {
            reached.merge(saved.aggregate(), saved.version(), Math::max);
        }
        if (count > 0) {
            published.accept(count);
        }
        oldest = null;
    }

    private void remember(Sent sent) {
        if (toPull.isEmpty()) {
            pullAt = System.nanoTime() + PULL.toNanos();
        }
        toPull.merge(sent.aggregate(), sent.n(), Math::max);
    }

    /**
     * As long as it takes: the producer retries by itself, in order; a broker away costs nothing
     * but time.
     */
    private void await(Future<RecordMetadata> acknowledgement) {
        var patience = settings.lease().toMillis() / 4;
        while (result(acknowledgement, patience) == null) {
            troubleOnce();
            if (stopping && System.nanoTime() - stopAt >= 0) {
                throw new IllegalStateException("stopped before the broker answered");
            }
            if (!lease.hold()) {
                throw new IllegalStateException("lost the lease before the broker answered");
            }
        }
    }

    private static @Nullable RecordMetadata result(Future<RecordMetadata> future, long millis) {
        try {
            return future.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new Stopped(e);
        }
    }

    private void pull() {
        if (toPull.isEmpty()) {
            return;
        }
        var pulls = new ArrayList<WriteModel<Document>>(toPull.size());
        toPull.forEach(
                (id, last) ->
                        pulls.add(
                                new UpdateOneModel<>(
                                        Filters.eq("_id", id),
                                        Updates.pull(
                                                AggregateStore.OUTBOX,
                                                new Document("n", new Document("$lte", last))))));
        mongo.execute(
                collection,
                documents -> documents.bulkWrite(pulls, new BulkWriteOptions().ordered(false)));
        toPull.clear();
    }

    private ProducerRecord<String, byte[]> record(String aggregate, OutboxEntry entry) {
        var message =
                new ProducerRecord<String, byte[]>(
                        topic, aggregate, entry.data().getBytes(StandardCharsets.UTF_8));
        var headers = message.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", entry.id());
        add(headers, "ce_type", entry.type());
        add(headers, "ce_source", source);
        add(headers, "ce_subject", aggregate);
        add(headers, "ce_time", entry.time().toString());
        add(headers, "content-type", "application/json");
        if (entry.traceparent() != null) {
            add(headers, "ce_traceparent", entry.traceparent());
            add(headers, "traceparent", entry.traceparent());
        }
        return message;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private Producer<String, byte[]> producer() {
        if (!lease.stillSafe()) {
            throw new IllegalStateException("the lease ran out while publishing");
        }
        var connected = producer;
        if (connected == null) {
            connected = connect.get();
            producer = connected;
        }
        return connected;
    }

    /**
     * Sends under way are given up with the producer: whatever was not acknowledged is read and
     * sent again.
     */
    private void beginAgain() {
        owner = false;
        handOver.clear();
        handedOver.set(0);
        reached.clear();
        disconnect();
    }

    private void disconnect() {
        var connected = producer;
        producer = null;
        if (connected != null) {
            connected.close(Duration.ZERO);
        }
    }

    private void trouble(RuntimeException e) {
        if (!troubled) {
            troubled = true;
            log.warn(
                    "keeps the events of {} until it can publish them: {}",
                    collection,
                    e.toString());
        }
    }

    private void troubleOnce() {
        if (!troubled) {
            troubled = true;
            log.warn("keeps the events of {}: the broker does not answer", collection);
        }
    }

    private @Nullable Saved poll(long nanos) {
        try {
            return nanos > 0 ? handOver.poll(nanos, TimeUnit.NANOSECONDS) : handOver.poll();
        } catch (InterruptedException e) {
            throw new Stopped(e);
        }
    }

    private void pause(Duration time) {
        try {
            var _ = handOver.poll(time.toNanos(), TimeUnit.NANOSECONDS); // or woken to stop
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One version of an aggregate, with the events it brought; read from the store, with all that
     * wait.
     */
    private record Saved(String aggregate, long version, List<OutboxEntry> entries) {

        static Saved from(Document document) {
            return new Saved(
                    String.valueOf(document.get("_id")),
                    document.get(AggregateStore.VERSION, Number.class).longValue(),
                    entries(document.getList(AggregateStore.OUTBOX, Document.class, List.of())));
        }

        private static List<OutboxEntry> entries(Collection<Document> documents) {
            return documents.stream().map(OutboxEntry::from).toList();
        }
    }

    private record Sent(String aggregate, long n, Future<RecordMetadata> future) {}

    /** Interrupted: end without a word. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(InterruptedException cause) {
            super(cause);
        }
    }
}
