package de.smartregion.notification.post;

import de.smartregion.notification.post.Deliveries.Change;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings letters to the mail server. A letter is taken by whoever writes it, or by whoever finds it
 * due; either way one conditional write decides who has it. What has become of letters is marked
 * together, while the next ones are on the line; what is sent but not yet marked is not sent again
 * while this instance lives.
 */
final class Postman implements Post, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** Ends a worker. */
    private static final Optional<Delivery> GO_HOME = Optional.empty();

    /** Ends the marking. */
    private static final Optional<Change> NOTHING_MORE = Optional.empty();

    /** What is out and not marked yet stays few: after a crash it goes out again. */
    static final int UNMARKED = 24;

    private final Deliveries deliveries;
    private final MailServer server;
    private final CircuitBreaker circuit;
    private final RateLimiter rate;
    private final PostMetrics metrics;
    private final PostSettings settings;
    private final String owner;
    private final Clock clock;

    private final Semaphore room;
    private final BlockingQueue<Optional<Delivery>> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Change>> toMark = new LinkedBlockingQueue<>(UNMARKED);
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore bell = new Semaphore(0);
    private final AtomicBoolean moreWaiting = new AtomicBoolean();
    private final Retry untilMarked =
            Retry.of(
                    "mark-letter",
                    RetryConfig.custom()
                            .maxAttempts(Integer.MAX_VALUE)
                            .intervalFunction(
                                    IntervalFunction.ofExponentialBackoff(
                                            Duration.ofMillis(100), 2.0, Duration.ofSeconds(5)))
                            .retryExceptions(DataAccessException.class)
                            .build());

    private List<Thread> threads = List.of();
    private List<Thread> marking = List.of();
    private volatile boolean running;

    Postman(
            Deliveries deliveries,
            MailServer server,
            CircuitBreaker circuit,
            RateLimiter rate,
            PostMetrics metrics,
            PostSettings settings,
            String owner,
            Clock clock) {
        this.deliveries = deliveries;
        this.server = server;
        this.circuit = circuit;
        this.rate = rate;
        this.metrics = metrics;
        this.settings = settings;
        this.owner = owner;
        this.clock = clock;
        this.room = new Semaphore(settings.room());
        circuit.getEventPublisher()
                .onStateTransition(
                        change -> {
                            LOG.warn("circuit to the mail server: {}", change.getStateTransition());
                            bell.release();
                        });
    }

    @Override
    public int accept(List<SealedLetter> letters) {
        var now = clock.instant();
        var until = now.plus(settings.lease());
        var written = new ArrayList<Delivery>(letters.size());
        int places = 0;
        for (var letter : letters) {
            var delivery = Delivery.of(letter, now);
            if (takesMore() && room.tryAcquire()) {
                places++;
                // Written as taken: it saves the write that would take it.
                written.add(delivery.claimed(owner, until));
            } else {
                moreWaiting.set(true);
                written.add(delivery);
            }
        }
        try {
            var fresh = deliveries.insert(written);
            for (var delivery : fresh) {
                metrics.written(delivery);
                if (delivery.state() == DeliveryState.SENDING) {
                    places--;
                    underWay.add(delivery.id());
                    taken.add(Optional.of(delivery));
                }
            }
            return fresh.size();
        } finally {
            room.release(places);
        }
    }

    private boolean takesMore() {
        return running && circuit.getState() != CircuitBreaker.State.OPEN;
    }

    /** Looks for due letters now, not at the next poll. */
    void look() {
        bell.release();
    }

    // ---- what nobody told it about

    private void watch() {
        while (running) {
            try {
                var _ = bell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
                takeWhatIsDue();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("looking for due letters failed: {}", failure.toString());
            }
        }
    }

    private void takeWhatIsDue() {
        int free =
                Math.min(
                        room.availablePermits(),
                        circuit.getState() == CircuitBreaker.State.HALF_OPEN
                                ? settings.workers()
                                : settings.room());
        if (!takesMore() || free == 0) {
            return;
        }
        var now = clock.instant();
        int asked = free + underWay.size();
        var due = deliveries.due(now, asked);
        var until = now.plus(settings.lease());
        var claims = new ArrayList<Change>();
        for (var delivery : due) {
            if (claims.size() < free && room.tryAcquire()) {
                if (underWay.add(delivery.id())) {
                    claims.add(new Change(delivery, delivery.claimed(owner, until)));
                } else {
                    room.release();
                }
            }
        }
        take(claims);
        moreWaiting.set(due.size() == asked);
    }

    private void take(List<Change> claims) {
        if (claims.isEmpty()) {
            return;
        }
        var lost = claims;
        try {
            lost = deliveries.save(claims);
        } finally {
            for (var claim : claims) {
                if (lost.contains(claim)) {
                    done(claim.before());
                } else {
                    taken.add(Optional.of(claim.after()));
                }
            }
        }
    }

    // ---- the way to the mail server

    private void work() {
        try (var line = new SmtpLine(server)) {
            while (true) {
                var next = taken.poll(settings.idle().toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    line.hangUp(); // before the server does
                } else if (next.isEmpty()) {
                    return;
                } else {
                    deliver(next.get(), line);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Delivery delivery, SmtpLine line) {
        try {
            if (!send(delivery, line)) {
                done(delivery);
            }
        } catch (RuntimeException failure) {
            LOG.error(
                    "sending letter {} failed; it is tried again when its lease ends",
                    delivery.id(),
                    failure);
            line.hangUp();
            done(delivery);
        }
    }

    /** It is no more this instance's business. */
    private void done(Delivery delivery) {
        underWay.remove(delivery.id());
        room.release();
        if (moreWaiting.get() && room.availablePermits() > settings.room() / 2) {
            bell.release();
        }
    }

    /** Says whether something has become of it that is going to be marked. */
    private boolean send(Delivery taken, SmtpLine line) {
        if (!running || !circuit.tryAcquirePermission()) {
            mark(taken, taken.putBack(clock.instant()));
            return true;
        }
        var start = System.nanoTime();
        boolean asked = false;
        try {
            if (!rate.acquirePermission()) {
                mark(taken, taken.putBack(clock.instant()));
                return true;
            }
            var current = withLease(taken);
            if (current.isEmpty()) {
                return false; // somebody else has it by now
            }
            var delivery = current.get();
            var outcome =
                    line.send(
                            new SmtpLine.Addressed(
                                    delivery.sender(),
                                    Optional.ofNullable(delivery.recipient()).orElseThrow(),
                                    Optional.ofNullable(delivery.message()).orElseThrow()));
            asked = true;
            conclude(delivery, outcome, System.nanoTime() - start);
            return true;
        } finally {
            if (!asked) {
                circuit.releasePermission();
            }
        }
    }

    /** A letter that lay here for half its lease gets a new one first. */
    private Optional<Delivery> withLease(Delivery taken) {
        var now = clock.instant();
        if (!taken.isDue(now.plus(settings.lease().dividedBy(2)))) {
            return Optional.of(taken);
        }
        var renewed = taken.claimed(owner, now.plus(settings.lease()));
        return deliveries.save(taken, renewed) ? Optional.of(renewed) : Optional.empty();
    }

    private void conclude(Delivery delivery, Outcome outcome, long nanos) {
        var now = clock.instant();
        var after =
                switch (outcome) {
                    case Outcome.Accepted _ -> delivery.accepted(now);
                    case Outcome.Refused(var reply) -> delivery.refused(reply, now);
                    case Outcome.Deferred(var reply) -> delivery.failed(reply, now, settings);
                    case Outcome.Broken(var reply) -> delivery.failed(reply, now, settings);
                    case Outcome.Away _ -> delivery.putBack(now.plus(settings.pause()));
                };
        switch (outcome) {
            case Outcome.Accepted _, Outcome.Refused _, Outcome.Deferred _ ->
                    circuit.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case Outcome.Broken(var reply) ->
                    circuit.onError(nanos, TimeUnit.NANOSECONDS, new MailServerAway(reply));
            case Outcome.Away(var reply) ->
                    circuit.onError(nanos, TimeUnit.NANOSECONDS, new MailServerAway(reply));
        }
        metrics.concluded(after, now);
        switch (after.state()) {
            case SENT -> LOG.debug("sent letter {}", after.id());
            case BLOCKED ->
                    LOG.warn(
                            "blocked letter {} after {} attempts: {}",
                            after.id(),
                            after.attempts(),
                            outcome);
            default ->
                    LOG.info(
                            "put off letter {} after {} attempts: {}",
                            after.id(),
                            after.attempts(),
                            outcome);
        }
        mark(delivery, after);
    }

    // ---- what has become of them

    /** Waits when marking falls behind. */
    private void mark(Delivery before, Delivery after) {
        try {
            toMark.put(Optional.of(new Change(before, after)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            done(before);
        }
    }

    private void keepMarking() {
        var next = new ArrayList<Optional<Change>>();
        try {
            while (!next.contains(NOTHING_MORE)) {
                next.clear();
                next.add(toMark.take());
                toMark.drainTo(next);
                mark(next.stream().flatMap(Optional::stream).toList());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not give up while the store is away: a letter that is out must not go out again. */
    private void mark(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            for (var lost : untilMarked.executeSupplier(() -> deliveries.save(changes))) {
                LOG.warn(
                        "letter {} was taken over before it could be marked {}",
                        lost.before().id(),
                        lost.after().state());
            }
        } catch (RuntimeException failure) {
            LOG.error("{} letters could not be marked", changes.size(), failure);
        } finally {
            changes.forEach(change -> done(change.before()));
        }
    }

    // ---- life

    @Override
    public void start() {
        deliveries.ensureIndexes();
        deliveries.resume(owner, clock.instant());
        running = true;
        var started = new ArrayList<Thread>();
        for (int i = 0; i < settings.workers(); i++) {
            started.add(Thread.ofVirtual().name("postman-" + i).start(this::work));
        }
        started.add(Thread.ofVirtual().name("postman-watch").start(this::watch));
        threads = List.copyOf(started);
        marking = List.of(Thread.ofVirtual().name("postman-marks").start(this::keepMarking));
        bell.release();
    }

    /** Finishes what is on the line; what was taken beyond that is put back for whoever runs. */
    @Override
    public void stop() {
        running = false;
        bell.release();
        for (int i = 0; i < settings.workers(); i++) {
            taken.add(GO_HOME);
        }
        try {
            end(threads);
            // While the store is away nothing leaves the queue, and nobody waits for that.
            var _ =
                    toMark.offer(
                            NOTHING_MORE, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            end(marking);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for all of them as long as for one. */
    private void end(List<Thread> ending) throws InterruptedException {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        for (var thread : ending) {
            if (!thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                thread.interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before the doors through which letters come in, stopped after them. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Tells the circuit breaker; never thrown. */
    private static final class MailServerAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MailServerAway(String reply) {
            super(reply, null, false, false);
        }
    }
}
