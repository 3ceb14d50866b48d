package de.smartregion.events.registration;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Where everybody who wants something from a roster stands in line: group commit.
 *
 * <p>Each roster has one writer. It takes all who came while the last write was under way, decides
 * for them in order of arrival, saves once, and only then answers them all. It remembers the roster
 * it saved; the version in the write tells when another instance was faster, and then everything is
 * decided again on what the store has. An answer that changes nothing is given only after the store
 * was asked for its version. Nothing is locked while the store is asked.
 */
@Component
class RosterDesk {

    private static final Logger log = LoggerFactory.getLogger(RosterDesk.class);

    /**
     * In one write: an outbox takes 10,000. A batch that has more to tell is served in portions;
     * the laws of the roster keep each of these smaller.
     */
    private static final int MOST_EVENTS = 9_500;

    private static final ContextSnapshotFactory CONTEXTS = ContextSnapshotFactory.builder().build();

    private final Rosters rosters;
    private final RosterTerms terms;
    private final RegistrationSettings settings;
    private final Clock clock;
    private final DistributionSummary batches;
    private final Timer commits;
    private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();

    RosterDesk(
            Rosters rosters,
            RosterTerms terms,
            RegistrationSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.rosters = rosters;
        this.terms = terms;
        this.settings = settings;
        this.clock = clock;
        this.batches =
                DistributionSummary.builder("smartregion.roster.batch")
                        .description("decisions that shared one write")
                        .register(meters);
        this.commits =
                Timer.builder("smartregion.roster.commit")
                        .description("from deciding to saved")
                        .register(meters);
    }

    /**
     * Decides on the roster of a gathering and returns once that is saved; empty if there is no
     * such roster.
     */
    <T> Optional<T> decide(String gathering, Function<Seating, T> decision) {
        var ask = new Ask<>(decision);
        // Within compute, so that a line is not forgotten between finding it and standing in it.
        lines.compute(
                gathering,
                (id, line) -> {
                    var standing = line == null ? new Line(id) : line;
                    standing.join(ask);
                    return standing;
                });
        return ask.await(settings.patience().toNanos());
    }

    /** The roster as the store has it now, from memory if that is still true. */
    Optional<Roster> read(String gathering) {
        var line = lines.get(gathering);
        var last = line == null ? null : line.last;
        if (last != null) {
            var version = rosters.version(gathering);
            if (version.isPresent() && version.getAsLong() == last.version()) {
                return Optional.of(last);
            }
        }
        return rosters.find(gathering);
    }

    /** Forgets rosters nobody has asked for. */
    void forgetIdle() {
        for (var gathering : lines.keySet()) {
            lines.computeIfPresent(gathering, (_, line) -> line.idle() ? null : line);
        }
    }

    int remembered() {
        return lines.size();
    }

    /** How many stand in line now. */
    int waiting(String gathering) {
        var line = lines.get(gathering);
        return line == null ? 0 : line.length();
    }

    /** One question, and the answer to come. */
    private static final class Ask<T> {
        private final Function<Seating, T> decision;
        private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        private final ContextSnapshot context = CONTEXTS.captureAll();
        private @Nullable T decided;

        Ask(Function<Seating, T> decision) {
            this.decision = decision;
        }

        void decide(Seating seating) {
            decided = decision.apply(seating);
        }

        void tell() {
            answer.complete(Optional.ofNullable(decided));
        }

        void tellThatThereIsNone() {
            answer.complete(Optional.empty());
        }

        void fail(Throwable why) {
            answer.completeExceptionally(why);
        }

        boolean abandoned() {
            return answer.isDone();
        }

        Optional<T> await(long nanos) {
            try {
                return answer.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                answer.cancel(false);
                throw new RosterBusy("no answer in time");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                answer.cancel(false);
                throw new RosterBusy("interrupted");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException why -> throw why;
                    case Error why -> throw why;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Everybody who wants something from one roster, and the writer who serves them. */
    private final class Line {
        private final String gathering;
        private final ArrayDeque<Ask<?>> waiting = new ArrayDeque<>();
        private boolean served;
        private long servedAt;
        private volatile @Nullable Roster last;

        Line(String gathering) {
            this.gathering = gathering;
        }

        synchronized void join(Ask<?> ask) {
            if (waiting.size() >= settings.queue()) {
                throw new RosterBusy("the line is full");
            }
            waiting.add(ask);
            if (!served) {
                served = true;
                Thread.ofVirtual().name("roster-" + gathering).start(this::serve);
            }
        }

        synchronized boolean idle() {
            return !served && System.nanoTime() - servedAt > settings.idle().toNanos();
        }

        synchronized int length() {
            return waiting.size();
        }

        private synchronized List<Ask<?>> next() {
            var batch = new ArrayList<Ask<?>>();
            while (batch.size() < settings.batch() && !waiting.isEmpty()) {
                var ask = waiting.remove();
                if (!ask.abandoned()) {
                    batch.add(ask);
                }
            }
            if (batch.isEmpty()) {
                served = false;
                servedAt = System.nanoTime();
            }
            return batch;
        }

        private void serve() {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                // A write has one trace: that of whoever stood first in line.
                try (var _ = batch.getFirst().context.setThreadLocals()) {
                    commit(batch);
                } catch (RuntimeException | Error e) {
                    last = null; // whether it was saved or not: the store knows
                    batch.forEach(ask -> ask.fail(e));
                }
            }
        }

        private void commit(List<Ask<?>> batch) {
            commit(batch, false);
        }

        /** First the time that passed, then one question after the other, each with a write. */
        private void commitInPortions(List<Ask<?>> batch) {
            commit(List.of(), true);
            batch.forEach(ask -> commit(List.of(ask), true));
        }

        private void commit(List<Ask<?>> batch, boolean portion) {
            for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
                var known = last;
                var roster = known == null ? rosters.find(gathering).orElse(null) : known;
                if (roster == null) {
                    batch.forEach(Ask::tellThatThereIsNone);
                    return;
                }
                last = roster;
                var start = System.nanoTime();
                var decided = decide(roster, batch);
                if (decided == null) {
                    return;
                }
                if (decided.events().size() > MOST_EVENTS && !portion) {
                    commitInPortions(batch);
                    return;
                }
                if (holds(roster, decided, known == null)) {
                    commits.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                    batches.record(batch.size());
                    batch.forEach(Ask::tell);
                    return;
                }
                last = null;
                giveWay(attempt);
            }
            log.warn("gave up on roster {}: others were faster every time", gathering);
            batch.forEach(ask -> ask.fail(new RosterBusy("others were faster every time")));
        }

        /**
         * What the batch comes to; nothing if somebody's question broke it and everybody was served
         * alone.
         */
        private Seating.@Nullable Decided decide(Roster roster, List<Ask<?>> batch) {
            try {
                var seating =
                        new Seating(roster, clock.instant().truncatedTo(ChronoUnit.MILLIS), terms);
                batch.forEach(ask -> ask.decide(seating));
                return seating.close();
            } catch (RuntimeException e) {
                if (batch.size() == 1) {
                    batch.getFirst().fail(e);
                } else {
                    batch.forEach(ask -> commit(List.of(ask)));
                }
                return null;
            }
        }

        private boolean holds(Roster roster, Seating.Decided decided, boolean fresh) {
            if (!decided.changed()) {
                return fresh || rosters.version(gathering).orElse(-1) == roster.version();
            }
            var events = decided.events();
            var saved = rosters.save(roster, decided.roster(), events).orElse(null);
            last = saved;
            if (saved != null) {
                log.info(
                        "saved roster {} version {}: {} events",
                        gathering,
                        saved.version(),
                        events.size());
            }
            return saved != null;
        }

        /** So that two instances do not keep tripping over each other. */
        private void giveWay(int attempt) {
            var most = TimeUnit.MILLISECONDS.toNanos(Math.min(50, 1L << attempt));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
        }
    }
}
