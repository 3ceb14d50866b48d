package de.smartregion.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class PartTest {

    @TempDir Path folder;

    private final List<Part> parts = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopAll() {
        parts.forEach(Part::stop);
    }

    @Test
    void whatDiesIsStartedAgainAndThatIsTold() throws IOException {
        var told = new CopyOnWriteArrayList<String>();
        var part = part("sleep 600");
        part.start();
        var first = part.pid();
        var noted = new AtomicInteger();
        part.keepAlive(told::add, noted::incrementAndGet);

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> part.pid() != first && part.isAlive());
        await().atMost(Duration.ofSeconds(30)).until(() -> noted.get() == 1);
        assertThat(told)
                .singleElement()
                .asString()
                .contains("part")
                .contains("137")
                .contains("started again");
    }

    @Test
    void whatWasStoppedStaysStopped() throws Exception {
        var told = new CopyOnWriteArrayList<String>();
        var part = part("sleep 600");
        part.start();
        part.keepAlive(told::add, () -> {});

        part.stop();

        var other = part("sleep 600");
        other.start();
        other.keepAlive(told::add, () -> {});
        var first = other.pid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> other.pid() != first && other.isAlive());
        assertThat(part.isAlive()).isFalse();
        assertThat(told).hasSize(1);
    }

    @Test
    void aProcessThatDoesNotWantToEndIsEnded() throws Exception {
        var part = part("trap '' TERM; echo begun; while true; do sleep 1; done");
        part.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(part.log()) > 0);

        part.stop(Duration.ofMillis(200));

        assertThat(part.isAlive()).isFalse();
    }

    @Test
    void aKeyboardInterruptReachesOnlyTheLauncher() throws Exception {
        var part = part("echo begun; exec sleep 600");
        part.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(part.log()) > 0);

        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(part.pid())).start().waitFor())
                .isZero();
        assertThat(new ProcessBuilder("kill", "-0", Long.toString(part.pid())).start().waitFor())
                .isZero();

        assertThat(part.isAlive()).isTrue();
        part.stop();
        assertThat(part.isAlive()).isFalse();
    }

    @Test
    void readinessByFileHoldsOnlyForTheProcessThatWroteIt() throws IOException {
        var file = folder.resolve("ready");
        var readiness = Part.Readiness.file(file);

        assertThat(readiness.isReady(7)).isFalse();
        Files.writeString(file, "7");
        assertThat(readiness.isReady(7)).isTrue();
        assertThat(readiness.isReady(8)).isFalse();
    }

    @Test
    void pausesGrowUntilAProcessHasLivedForAWhile() {
        var backoff = new Part.Backoff();
        var minute = Duration.ofMinutes(1).toNanos();

        backoff.started(0);
        assertThat(List.of(backoff.next(1), backoff.next(2), backoff.next(3)))
                .containsExactly(
                        Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofMillis(1_200));
        for (var i = 0; i < 20; i++) {
            backoff.next(4);
        }
        assertThat(backoff.next(5)).isEqualTo(Duration.ofSeconds(30));
        backoff.started(10);
        assertThat(backoff.next(10 + minute)).isEqualTo(Duration.ofMillis(300));
    }

    private Part part(String script) {
        var part =
                new Part(
                        "part",
                        List.of("/bin/sh", "-c", script),
                        Map.of(),
                        folder.resolve("part-" + parts.size() + ".log"),
                        _ -> true);
        parts.add(part);
        return part;
    }
}
