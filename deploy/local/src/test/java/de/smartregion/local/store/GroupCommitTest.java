package de.smartregion.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class GroupCommitTest {

    @Test
    void anAnswerComesOnlyAfterACommitThatBeganAfterTheChange() throws Exception {
        var made = new AtomicInteger();
        var onFile = new AtomicInteger();
        var commits =
                new GroupCommit(
                        () -> {
                            var seen = made.get();
                            Thread.onSpinWait();
                            onFile.set(seen);
                        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 2_000)
                            .mapToObj(
                                    _ ->
                                            people.submit(
                                                    () -> {
                                                        int mine =
                                                                commits.change(
                                                                        made::incrementAndGet);
                                                        return onFile.get() >= mine;
                                                    }))
                            .toList();
            for (Future<Boolean> kept : answers) {
                assertThat(kept.get()).isTrue();
            }
        }
    }

    @Test
    void thoseWhoWaitShareOneCommit() throws Exception {
        var count = new AtomicInteger();
        var firstIsCommitting = new CountDownLatch(1);
        var othersAreWaiting = new CountDownLatch(1);
        var commits =
                new GroupCommit(
                        () -> {
                            if (count.incrementAndGet() == 1) {
                                firstIsCommitting.countDown();
                                await(othersAreWaiting);
                            }
                        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> commits.change(() -> 0));
            firstIsCommitting.await();
            var running = new CountDownLatch(50);
            var others =
                    IntStream.range(0, 50)
                            .mapToObj(
                                    _ ->
                                            people.submit(
                                                    () -> {
                                                        running.countDown();
                                                        return commits.change(() -> 0);
                                                    }))
                            .toList();
            running.await();
            othersAreWaiting.countDown();
            first.get();
            for (var other : others) {
                other.get();
            }
        }
        assertThat(count.get()).isBetween(2, 25);
    }

    @Test
    void noCommitSeesAChangeHalfDone() throws Exception {
        var left = new AtomicInteger();
        var right = new AtomicInteger();
        var torn = new AtomicInteger();
        var commits =
                new GroupCommit(
                        () -> {
                            if (left.get() != right.get()) {
                                torn.incrementAndGet();
                            }
                        });
        try (var people = Executors.newFixedThreadPool(8)) {
            var done =
                    people.invokeAll(
                            IntStream.range(0, 4_000)
                                    .<Callable<Integer>>mapToObj(
                                            _ ->
                                                    () ->
                                                            commits.change(
                                                                    () -> {
                                                                        left.incrementAndGet();
                                                                        Thread.onSpinWait();
                                                                        return right
                                                                                .incrementAndGet();
                                                                    }))
                                    .toList());
            for (var each : done) {
                each.get();
            }
        }
        assertThat(left.get()).isEqualTo(4_000);
        assertThat(torn.get()).isZero();
    }

    @Test
    void aReaderIsToldOnlyWhatIsOnFile() {
        var state = new AtomicInteger();
        var onFile = new AtomicInteger();
        var commits = new GroupCommit(() -> onFile.set(state.get()));

        commits.change(() -> state.incrementAndGet());

        assertThat(List.of(commits.read(state::get), onFile.get())).containsExactly(1, 1);
    }

    @Test
    void nobodyIsAnsweredOnceTheFileCannotBeWritten() {
        var commits =
                new GroupCommit(
                        () -> {
                            throw new IllegalStateException("disk full");
                        });

        assertThatThrownBy(() -> commits.change(() -> 1)).hasRootCauseMessage("disk full");
        assertThatThrownBy(() -> commits.read(() -> 1)).hasRootCauseMessage("disk full");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
