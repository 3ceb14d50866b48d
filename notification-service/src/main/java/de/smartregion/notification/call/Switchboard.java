package de.smartregion.notification.call;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes the calls that are due. One conditional write decides which instance makes a call; what an
 * instance took and did not finish is due again when its lease ends. Each receiver has a few lines
 * of its own, so that a slow one keeps nobody else waiting.
 */
public final class Switchboard implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    /** So long the end waits for calls on the line; one cut off is due again after its lease. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Calls calls;
    private final Receivers receivers;
    private final Line line;
    private final CallMetrics metrics;
    private final CallSettings settings;
    private final Clock clock;

    private final Semaphore bell = new Semaphore(0);
    private final Map<String, Lines> lines = new ConcurrentHashMap<>();
    private final ExecutorService callers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
    private @Nullable Thread watch;
    private volatile boolean running;

    /** Those to one receiver. */
    private static final class Lines {
        private final Semaphore free;

        /** More may be due than there were lines for. */
        private volatile boolean wanted;

        Lines(int many) {
            free = new Semaphore(many);
        }
    }

    Switchboard(
            Calls calls,
            Receivers receivers,
            Line line,
            CallMetrics metrics,
            CallSettings settings,
            Clock clock) {
        this.calls = calls;
        this.receivers = receivers;
        this.line = line;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps them with one write, each once, and makes them as soon as may be. */
    public void accept(List<Notice> notices) {
        var now = clock.instant();
        calls.insert(notices.stream().map(it -> Call.of(it, now, settings.keep())).toList());
        look();
    }

    /** Of a webhook that is no more, nothing is kept. */
    public void forget(String webhook) {
        calls.forgetAll(webhook);
        lines.remove(webhook);
    }

    /** Looks for due calls now, not at the next poll. */
    public void look() {
        bell.release();
    }

    /** The call as it is then; one that is open already stays as it is. */
    Call again(Call ended) {
        var call = ended;
        while (call.state().ended()) {
            var again = call.again(clock.instant(), settings.keep());
            if (calls.save(call, again)) {
                look();
                return again;
            }
            call = calls.find(call.id()).orElse(again);
        }
        return call;
    }

    long again(String webhook, @Nullable CallState state, Instant since) {
        long many = calls.again(webhook, state, since, clock.instant(), settings.keep());
        look();
        return many;
    }

    // ---- who makes them

    private void watch() {
        while (running) {
            try {
                var _ = bell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
                makeWhatIsDue();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("looking for due calls failed: {}", failure.toString());
            }
        }
    }

    private void makeWhatIsDue() {
        for (var receiver : receivers.ready()) {
            var its = lines.computeIfAbsent(receiver.webhook(), _ -> new Lines(settings.atOnce()));
            int places = its.free.availablePermits();
            if (places > 0) {
                var due = calls.due(receiver.webhook(), clock.instant(), places);
                its.wanted = due.size() == places;
                due.forEach(call -> take(call, receiver, its));
            }
        }
    }

    private void take(Call call, Receiver receiver, Lines its) {
        if (!running || !its.free.tryAcquire()) {
            return;
        }
        boolean given = false;
        try {
            var taken = call.claimed(clock.instant().plus(settings.lease()));
            if (calls.save(call, taken)) {
                callers.execute(
                        () -> {
                            try {
                                make(taken, receiver);
                            } finally {
                                its.free.release();
                                if (its.wanted) {
                                    look();
                                }
                            }
                        });
                given = true;
            }
        } finally {
            if (!given) {
                its.free.release();
            }
        }
    }

    private void make(Call call, Receiver receiver) {
        try {
            var attempt = line.make(call, receiver);
            if (Thread.currentThread().isInterrupted()) {
                LOG.info("call {} was cut off; it is made again when its lease ends", call.id());
                return;
            }
            var after = call.after(attempt, clock.instant(), settings.pauses());
            metrics.made(attempt, after);
            tell(after, attempt);
            if (attempt.isGone()) {
                receivers.gone(receiver);
            }
            if (!calls.save(call, after)) {
                LOG.warn("call {} was taken over before it could be marked", call.id());
            }
        } catch (RuntimeException failure) {
            LOG.error(
                    "making call {} failed; it is made again when its lease ends",
                    call.id(),
                    failure);
        }
    }

    /** Without what the receiver said, which nobody knows beforehand. */
    private static void tell(Call call, Attempt attempt) {
        switch (call.state()) {
            case DELIVERED -> LOG.debug("made call {}", call.id());
            case FAILED ->
                    LOG.warn(
                            "gave up call {} after {} attempts: status {}",
                            call.id(),
                            call.attempts(),
                            attempt.status());
            default ->
                    LOG.info(
                            "put off call {} after {} attempts: status {}",
                            call.id(),
                            call.attempts(),
                            attempt.status());
        }
    }

    // ---- life

    @Override
    public void start() {
        calls.ensureIndexes();
        running = true;
        watch = Thread.ofVirtual().name("webhook-watch").start(this::watch);
        look();
    }

    /** Finishes what is on the line and soon answered; the rest is for whoever runs. */
    @Override
    public void stop() {
        running = false;
        look();
        callers.shutdown();
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        try {
            if (watch != null) {
                watch.join(FAREWELL);
            }
            if (!callers.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                callers.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Started before the doors through which events come in, stopped after them; and after the
     * post, whose letters must be marked before the process is killed: who hears a call twice knows
     * it by its name.
     */
    @Override
    public int getPhase() {
        return -1;
    }
}
