package de.smartregion.bench;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Two ways to ask: as fast as answers come (closed), or by the clock, whatever comes back (open).
 */
final class Load {

    private static final long LONGEST = 120_000_000_000L;

    private Load() {}

    /** What was asked, how long it took, and what each answer took. */
    record Result(int asked, long refused, double seconds, Histogram latency) {
        double perSecond() {
            return (asked - refused) / seconds;
        }

        double millis(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** One request; false when the answer is not what was wanted. */
    interface Request {
        boolean send(Connection connection, int number) throws IOException;
    }

    interface Step {
        boolean take(int number) throws IOException;
    }

    static Result closed(int port, int people, int requests, Request request) {
        return closed(
                people,
                requests,
                () -> {
                    var connection = new Connection(port);
                    return number -> request.send(connection, number);
                });
    }

    interface Worker {
        Step begin() throws IOException;
    }

    /** Every worker keeps asking until all requests together are done. */
    static Result closed(int workers, int requests, Worker worker) {
        var latency = new ConcurrentHistogram(LONGEST, 3);
        var next = new AtomicInteger();
        var refused = new LongAdder();
        var ready = new CountDownLatch(workers);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < workers; i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    var step = worker.begin();
                                    ready.countDown();
                                    start.await();
                                    for (int number = next.getAndIncrement();
                                            number < requests;
                                            number = next.getAndIncrement()) {
                                        long sent = System.nanoTime();
                                        if (!step.take(number)) {
                                            refused.increment();
                                        }
                                        latency.recordValue(System.nanoTime() - sent);
                                    }
                                    return null;
                                }));
            }
            ready.await();
            long begin = System.nanoTime();
            start.countDown();
            for (var each : running) {
                each.get();
            }
            return new Result(requests, refused.sum(), (System.nanoTime() - begin) / 1e9, latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Request n is due at start + n/rate. Its time runs from when it was due, not from when it got
     * away, so that a stall is felt by everybody who would have come meanwhile.
     */
    static Result open(int port, double perSecond, int requests, Request request) {
        int lines = 256;
        var latency = new ConcurrentHistogram(LONGEST, 3);
        var refused = new LongAdder();
        var connections = new ArrayBlockingQueue<Connection>(lines);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < lines; i++) {
                connections.add(new Connection(port));
            }
            var running = new ArrayList<Future<?>>();
            long begin = System.nanoTime();
            for (int i = 0; i < requests; i++) {
                int number = i;
                long due = begin + (long) (i * 1e9 / perSecond);
                for (long wait = due - System.nanoTime();
                        wait > 0;
                        wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                running.add(
                        threads.submit(
                                () -> {
                                    var connection = connections.take();
                                    if (!request.send(connection, number)) {
                                        refused.increment();
                                    }
                                    latency.recordValue(System.nanoTime() - due);
                                    connections.add(connection);
                                    return null;
                                }));
            }
            for (var each : running) {
                each.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            for (var connection : connections) {
                connection.close();
            }
            return new Result(requests, refused.sum(), seconds, latency);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
