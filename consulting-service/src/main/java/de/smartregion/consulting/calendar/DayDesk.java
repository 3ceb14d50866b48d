package de.smartregion.consulting.calendar;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Where everybody who wants something of one day stands in line: group commit.
 *
 * <p>Each day has one writer. It takes all who came while the last write was under way, decides for
 * them in order of arrival, saves once, and only then answers them all. It remembers the day it
 * saved; the version in the write tells when another instance was faster, and then everything is
 * decided again on what the store has. An answer that changes nothing is given only after the store
 * was asked for its version. Nothing is locked while the store is asked.
 */
@Component
class DayDesk {

    private static final Logger log = LoggerFactory.getLogger(DayDesk.class);

    private static final ContextSnapshotFactory CONTEXTS = ContextSnapshotFactory.builder().build();

    private final Days days;
    private final DayFacts facts;
    private final Plan plan;
    private final CalendarSettings settings;
    private final Clock clock;
    private final DistributionSummary batches;
    private final Timer commits;
    private final ConcurrentMap<Day.Key, Line> lines = new ConcurrentHashMap<>();

    /** What somebody wants of a day. */
    @FunctionalInterface
    interface Question {
        Day.Answer ask(Day day, Terms terms, Instant now);
    }

    /** What the decision rests on; read when it is first asked for. */
    @FunctionalInterface
    interface Terms {
        @Nullable DayTerms get();
    }

    DayDesk(
            Days days,
            DayFacts facts,
            Plan plan,
            CalendarSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.days = days;
        this.facts = facts;
        this.plan = plan;
        this.settings = settings;
        this.clock = clock;
        this.batches =
                DistributionSummary.builder("smartregion.consulting.day.batch")
                        .description("decisions that shared one write")
                        .register(meters);
        this.commits =
                Timer.builder("smartregion.consulting.day.commit")
                        .description("from deciding to saved")
                        .register(meters);
    }

    /** Decides on a day and returns once that is saved. */
    Day.Answer decide(Day.Key key, Question question) {
        var ask = new Ask(question);
        // Within compute, so that a line is not forgotten between finding it and standing in it.
        lines.compute(
                key,
                (_, line) -> {
                    var standing = line == null ? new Line(key) : line;
                    standing.join(ask);
                    return standing;
                });
        return ask.await(settings.patience().toNanos());
    }

    /** Forgets days nobody has asked for. */
    void forgetIdle() {
        for (var key : lines.keySet()) {
            lines.computeIfPresent(key, (_, line) -> line.idle() ? null : line);
        }
    }

    int remembered() {
        return lines.size();
    }

    /** How many stand in line now. */
    int waiting(Day.Key key) {
        var line = lines.get(key);
        return line == null ? 0 : line.length();
    }

    /** One question, and the answer to come. */
    private static final class Ask {
        private final Question question;
        private final CompletableFuture<Day.Answer> answer = new CompletableFuture<>();
        private final ContextSnapshot context = CONTEXTS.captureAll();
        private Day.@Nullable Answer decided;

        Ask(Question question) {
            this.question = question;
        }

        Day decide(Day day, Terms terms, Instant now) {
            var given = question.ask(day, terms, now);
            decided = given;
            return given.day();
        }

        void tell() {
            answer.complete(decided);
        }

        void fail(Throwable why) {
            answer.completeExceptionally(why);
        }

        boolean abandoned() {
            return answer.isDone();
        }

        Day.Answer await(long nanos) {
            try {
                return answer.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                answer.cancel(false);
                throw new DayBusy("no answer in time");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                answer.cancel(false);
                throw new DayBusy("interrupted");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException why -> throw why;
                    case Error why -> throw why;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Read once, and only if somebody asks. */
    private final class OneReading implements Terms {
        private final Day.Key key;
        private final Instant now;
        private boolean read;
        private @Nullable DayTerms terms;

        OneReading(Day.Key key, Instant now) {
            this.key = key;
            this.now = now;
        }

        @Override
        public @Nullable DayTerms get() {
            if (!read) {
                terms = facts.now(key, now);
                read = true;
            }
            return terms;
        }
    }

    /** Everybody who wants something of one day, and the writer who serves them. */
    private final class Line {
        private final Day.Key key;
        private final ArrayDeque<Ask> waiting = new ArrayDeque<>();
        private boolean served;
        private long servedAt;
        private @Nullable Day last; // touched by the one writer only

        Line(Day.Key key) {
            this.key = key;
        }

        synchronized void join(Ask ask) {
            if (waiting.size() >= settings.queue()) {
                throw new DayBusy("the line is full");
            }
            waiting.add(ask);
            if (!served) {
                served = true;
                Thread.ofVirtual().name("day-" + key.id()).start(this::serve);
            }
        }

        synchronized boolean idle() {
            return !served && System.nanoTime() - servedAt > settings.idle().toNanos();
        }

        synchronized int length() {
            return waiting.size();
        }

        private synchronized List<Ask> next() {
            var batch = new ArrayList<Ask>();
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

        private void commit(List<Ask> batch) {
            for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
                var known = last;
                var day = known == null ? days.day(key).orElseGet(() -> Day.empty(key)) : known;
                last = day;
                var start = System.nanoTime();
                var decided = decide(day, batch);
                if (decided == null) {
                    return;
                }
                if (holds(day, decided, known == null)) {
                    commits.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                    batches.record(batch.size());
                    batch.forEach(Ask::tell);
                    return;
                }
                last = null;
                giveWay(attempt);
            }
            log.warn("gave up on day {}: others were faster every time", key.id());
            batch.forEach(ask -> ask.fail(new DayBusy("others were faster every time")));
        }

        /**
         * What the batch comes to; nothing if somebody's question broke it and everybody was served
         * alone.
         */
        private @Nullable Day decide(Day day, List<Ask> batch) {
            try {
                var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                var terms = new OneReading(key, now);
                var decided = day;
                for (var ask : batch) {
                    decided = ask.decide(decided, terms, now);
                }
                return decided;
            } catch (RuntimeException e) {
                if (batch.size() == 1) {
                    batch.getFirst().fail(e);
                } else {
                    batch.forEach(ask -> commit(List.of(ask)));
                }
                return null;
            }
        }

        private boolean holds(Day day, Day decided, boolean fresh) {
            if (decided.equals(day)) {
                return fresh || days.version(key) == day.version();
            }
            var saved = days.save(day, decided).orElse(null);
            last = saved;
            if (saved == null) {
                return false;
            }
            plan.learn(saved);
            log.info("saved day {} version {}", key.id(), saved.version());
            return true;
        }

        /** So that two instances do not keep tripping over each other. */
        private void giveWay(int attempt) {
            var most = TimeUnit.MILLISECONDS.toNanos(Math.min(50, 1L << attempt));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
        }
    }
}
